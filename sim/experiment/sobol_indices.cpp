#include "sim/experiment/sobol_indices.hpp"

#include "sim/engine/errors.hpp"
#include "sim/engine/statistics.hpp"
#include "sim/experiment/resamples.hpp"

namespace sim {

namespace {

/// First and total index of each axis, one after the other, of some rows.
std::vector<double> indices_of(std::size_t axes, std::size_t rows, std::span<const double> values,
                               std::span<const std::uint32_t> chosen) {
    const std::span<const double> a = values.first(rows), b = values.subspan(rows, rows);
    Tally both;
    for (const std::uint32_t row : chosen) {
        both.add(a[row]);
        both.add(b[row]);
    }
    const auto n = static_cast<double>(chosen.size());
    std::vector<double> indices;
    for (std::size_t axis = 0; axis < axes; ++axis) {
        const std::span<const double> mixed = values.subspan((2 + axis) * rows, rows);
        double first = 0, total = 0;
        for (const std::uint32_t row : chosen) {
            first += (b[row] - both.mean()) * (mixed[row] - a[row]);
            total += (a[row] - mixed[row]) * (a[row] - mixed[row]);
        }
        indices.push_back(first / n / both.variance());
        indices.push_back(total / (2 * n) / both.variance());
    }
    return indices;
}

} // namespace

UnitPoints saltelli_points(const UnitPoints& sample) {
    expects(sample.axes() % 2 == 0, "a sample for Sobol indices has an odd number of coordinates "
                                    "(a row holds two points) draw 2 x axes");
    const std::size_t axes = sample.axes() / 2, rows = sample.size();
    UnitPoints points(axes, rows * (axes + 2));
    for (std::size_t block = 0; block < axes + 2; ++block)
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t axis = 0; axis < axes; ++axis) {
                const bool from_b = block == 1 || block == axis + 2;
                points.at(block * rows + row, axis) = sample[row][from_b ? axes + axis : axis];
            }
    return points;
}

std::vector<SobolIndices> sobol_indices(std::size_t axes, std::span<const double> values,
                                        std::uint64_t seed) {
    const std::size_t rows = values.size() / (axes + 2);
    expects(values.size() == rows * (axes + 2) && rows >= 4,
            "values are not those of four or more rows of Saltelli's points");
    const std::vector<Interval> all = bootstrapped(
        rows,
        [&](std::span<const std::uint32_t> chosen) {
            return indices_of(axes, rows, values, chosen);
        },
        seed);
    std::vector<SobolIndices> indices;
    for (std::size_t axis = 0; axis < axes; ++axis)
        indices.push_back({.first = all[2 * axis], .total = all[2 * axis + 1]});
    return indices;
}

} // namespace sim
