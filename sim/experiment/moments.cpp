#include "sim/experiment/moments.hpp"

#include <algorithm>
#include <cmath>

namespace sim {

void Moments::merge(const Moments& other) {
    count += other.count;
    sum += other.sum;
    squares += other.squares;
}

double Moments::mean() const {
    return count == 0 ? no_estimate : static_cast<double>(sum) / static_cast<double>(count);
}

double Moments::variance() const {
    if (count < 2)
        return no_estimate;
    // Exact about the mean rounded to an integer, modulo 2^128: what is left is small and positive.
    const auto n = static_cast<Int128>(count);
    const Int128 centre = sum / n;
    const Int128 rest = sum - n * centre;
    const UInt128 about = squares - 2 * static_cast<UInt128>(centre) * static_cast<UInt128>(sum) +
                          static_cast<UInt128>(n) * static_cast<UInt128>(centre * centre);
    const auto all = static_cast<double>(count), off = static_cast<double>(rest);
    return std::max(0.0, (static_cast<double>(about) - off * (off / all)) / (all - 1));
}

Interval mean(const Moments& values, double level) {
    const double value = values.mean();
    if (values.count < 2)
        return {value, values.count == 0 ? no_estimate : -infinite,
                values.count == 0 ? no_estimate : infinite};
    const auto count = static_cast<double>(values.count);
    return mean_of(value, std::sqrt(values.variance()), count, 0, level);
}

} // namespace sim
