#pragma once

#include "models/capacity.hpp"
#include "sim/engine/process.hpp"
#include "sim/experiment/measure.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace models {

class Blueprint;
class Draft;
class World;

/// How many units of a capacity there are at a moment: those planned, less those lost.
class Strength {
public:
    explicit Strength(const Capacity& capacity)
        : planned_{capacity.units.value},
          least_{capacity.losses ? capacity.losses->least.value : 0} {}

    /// Units there are: losses take them down to the least at most, a plan to any number.
    [[nodiscard]] std::int64_t units() const;
    /// Units lost so far.
    [[nodiscard]] std::int64_t lost() const { return lost_; }
    /// From now on so many are planned.
    void plan(std::int64_t units) { planned_ = units; }
    /// So many go, or as many as there are above the least.
    void lose(std::int64_t units);

private:
    std::int64_t planned_;
    std::int64_t least_;
    std::int64_t lost_ = 0;
};

/// Numbers the capacities that can lose units.
void compile_strengths(Draft& draft);
/// Starts what changes the units of each capacity: planned changes, and losses.
void start_changes(World& world);

/// The section of an outcome that tells what capacities lost; no measures if none can.
sim::Section capacities_section(const Blueprint& blueprint);
/// Writes the places of that section. \return where the next begins
std::int64_t* write_capacities(const World& world, std::int64_t* out);

} // namespace models
