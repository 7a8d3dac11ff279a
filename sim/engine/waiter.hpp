#pragma once

#include "sim/engine/links.hpp"
#include "sim/engine/time.hpp"

#include <cstddef>
#include <cstdint>

namespace sim {

class Simulation;
class Waiter;

/// What several waits of one `co_await any_of(...)` or `all_of(...)` have in common.
struct Group {
    /// Called when a member has fired; decides whether that wakes the process.
    void (*fired)(Group& group, Waiter& member) = nullptr;
    std::size_t remaining = 0; ///< members that must still fire
    std::size_t first = 0;     ///< index of the member that fired first
    Time latest{};             ///< all_of: the last of its plain delays ends
};

/// One process's place in one queue: of a pool, a gate, a signal or a process's end.
///
/// The protocol: an awaiter enlists its Waiter (notes the process that is running, links it in the
/// queue); whoever opens the way unlinks it and calls Simulation::fire(), which wakes the process
/// by an event at the present instant. An awaiter that is destroyed while it waits leaves its
/// queue.
class Waiter : public Links {
public:
    enum class State : std::uint8_t { idle, waiting, fired };

    explicit Waiter(Simulation& simulation) noexcept : simulation_(&simulation) {}
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;

    /// Only a wait that has not begun is moved.
    Waiter(Waiter&& other) noexcept : Waiter(*other.simulation_) {}
    Waiter& operator=(Waiter&&) = delete;

    [[nodiscard]] bool waiting() const noexcept { return state_ == State::waiting; }
    [[nodiscard]] bool has_fired() const noexcept { return state_ == State::fired; }

    [[nodiscard]] Simulation& simulation() const noexcept { return *simulation_; }
    /// The process that waits.
    [[nodiscard]] std::uint32_t slot() const noexcept { return slot_; }
    /// Position in its group.
    [[nodiscard]] std::uint32_t index() const noexcept { return index_; }

    /// Notes that the wait was over before it began.
    void pass() noexcept { state_ = State::fired; }
    /// Leaves the queue without having got through.
    void stop() noexcept {
        unlink();
        state_ = State::idle;
    }
    /// Forgets that it has fired.
    void rest() noexcept { state_ = State::idle; }

private:
    friend class Simulation;

    Simulation* simulation_;
    Group* group_ = nullptr; // this and the next two are noted when it is enlisted
    std::uint32_t slot_ = 0;
    std::uint16_t index_ = 0;
    State state_ = State::idle;
};

/// What can end a wait: the clock alone, someone who opens the way, or either.
enum class WaitKind : std::uint8_t { timer, queue, queue_or_timer };

/// A member's place in a group; the default is a wait of its own.
struct Membership {
    Group* group = nullptr;
    std::uint16_t index = 0;
};

} // namespace sim
