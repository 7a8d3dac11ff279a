#pragma once

#include <cstdint>

#include "sim/experiment/estimates.hpp"
#include "sim/experiment/wide.hpp"

namespace sim {

/// Count, sum and sum of squares of integers up to 2^48 in magnitude, exactly, for up to 2^32 - 1
/// of them: order and merging change no bit.
struct Moments {
    std::uint64_t count = 0;
    Int128 sum = 0;
    UInt128 squares = 0;

    void add(std::int64_t value) {
        ++count;
        sum += value;
        squares += static_cast<UInt128>(Int128{value} * value);
    }
    void merge(const Moments& other);

    double mean() const;     ///< [base units]; NaN of nothing
    double variance() const; ///< unbiased (n - 1) [base units squared]; NaN below two

    bool operator==(const Moments&) const = default;
};

/// The mean with Student's interval [base units]. What is skewed wants mean(Accumulator).
Interval mean(const Moments& values, double level = usual_level);

} // namespace sim
