#pragma once

#include "models/ids.hpp"
#include "sim/engine/gate.hpp"
#include "sim/engine/process.hpp"

#include <cstdint>
#include <deque>
#include <vector>

namespace models {

class Blueprint;
class World;

/// One gate in a replication: closed as long as there is any cause.
struct GateState {
    explicit GateState(std::string name) : gate(std::move(name), sim::Gate::State::open) {}

    sim::Gate gate;
    std::uint32_t causes = 0;   ///< remedies under way and sites in trouble
    std::uint32_t halts = 0;    ///< how often it closed
    std::uint32_t remedies = 0; ///< after trouble, begun
    std::uint32_t remedied = 0; ///< after trouble, over
    sim::Time closed{};         ///< since when, if it is closed
    sim::Duration halted{0};    ///< closed so far, all together, until it last opened
};

/// All that changes about halts in a replication.
struct Halts {
    explicit Halts(const Blueprint& blueprint);
    /// All open, nobody in trouble.
    void reset();

    std::deque<GateState> gates;
    std::vector<std::vector<double>> in_trouble; ///< [halt][trust] how much longer; 0: it is not
    std::vector<std::uint8_t> troubled;          ///< by trust: has been in trouble
};

/// One more cause to keep a gate closed.
void add_cause(World& world, std::uint32_t gate);
/// One less; without any it opens.
void remove_cause(World& world, std::uint32_t gate);
/// The remedy after trouble: closes the gate for as long as it takes.
sim::Process remedy(World& world, std::uint32_t gate);
/// Starts whatever closes gates by itself: planned halts and halts at random intervals.
void start_halts(World& world);
/// Whether any of these gates is closed; the first that is, or none_closed.
inline constexpr std::uint32_t none_closed = UINT32_MAX;
std::uint32_t first_closed(const World& world, const std::vector<std::uint32_t>& gates);

} // namespace models
