#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/experiment/measure.hpp"
#include "sim/experiment/result.hpp"

namespace sim {

/// How far one outcome is from the middle of a result: over all numbers, dates, durations and sums
/// of money that have a better side, the distances from their medians, each divided by the range
/// from P10 to P90. What is beyond the horizon in one of the two alone counts as a range.
class Typical {
public:
    Typical(const OutcomeDescription& outcome, const Result& result);

    double distance(std::span<const std::int64_t> outcome) const;

private:
    struct Middle {
        std::size_t place;
        std::int64_t median; ///< [base units], or censored
        double range;        ///< [base units], above 0
    };
    std::vector<Middle> middles_;
};

} // namespace sim
