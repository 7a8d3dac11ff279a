#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/experiment/lane.hpp"

namespace sim {

/// A measure that all contenders have: the same name, kind and better side in each.
struct SharedMeasure {
    std::string name;                ///< as measure_name has it
    std::vector<std::size_t> places; ///< its place in the outcome of each contender
    Measure measure;                 ///< as the first contender describes it
    bool of_member = false;          ///< of a section with members
};

/// All measures but categories that every contender has, in the first one's order.
std::vector<SharedMeasure> shared_measures(const std::vector<Contender>& contenders);

/// The numbers of those whose best value is worth knowing: with a better side, and without member
/// or the one of number `by`.
std::vector<std::size_t> contested(const std::vector<SharedMeasure>& shared, std::size_t by);

} // namespace sim
