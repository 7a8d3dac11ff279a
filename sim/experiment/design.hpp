#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Designs of experiments: which points of a space of several axes to look at.
namespace sim {

/// Points of the unit cube, each coordinate in [0, 1).
class UnitPoints {
public:
    UnitPoints(std::size_t axes, std::size_t points) : axes_(axes), values_(axes * points) {}

    std::size_t axes() const { return axes_; }
    std::size_t size() const { return axes_ == 0 ? 0 : values_.size() / axes_; }
    /// The coordinates of a point, one for each axis.
    std::span<const double> operator[](std::size_t point) const {
        return std::span(values_).subspan(point * axes_, axes_);
    }
    double& at(std::size_t point, std::size_t axis) { return values_[point * axes_ + axis]; }

private:
    std::size_t axes_;
    std::vector<double> values_;
};

/// Points of the full grid over axes of so many levels: their product, 1 without axes. InvalidInput
/// if it is more than 2^32.
std::uint64_t grid_size(std::span<const std::size_t> levels);

/// The level on each axis of the point of this number; the last axis runs fastest.
std::vector<std::size_t> grid_point(std::span<const std::size_t> levels, std::uint64_t number);

/// A Latin hypercube (McKay, Beckman and Conover, Technometrics 21, 1979): along each axis every
/// one of `points` strata of equal width holds one point, at a random place, and the axes are
/// matched at random. A function of its arguments.
UnitPoints latin_hypercube(std::size_t axes, std::size_t points, std::uint64_t seed);

/// Most axes that a Sobol sequence has here.
inline constexpr std::size_t most_sobol_axes = 3'667;

/// The first points of Sobol's sequence with the direction numbers of Joe and Kuo (SIAM J. Sci.
/// Comput. 30, 2008), from the origin on: of 2^k points every elementary interval of the sequence's
/// quality holds its share. With a seed the digits of each axis are scrambled (Owen, 1995; nested
/// uniform, by the hash of Laine and Karras as in Burley, JCGT 9, 2020), which keeps that balance
/// and makes each coordinate uniform on [0, 1). A function of its arguments. InvalidInput above
/// most_sobol_axes.
UnitPoints sobol_points(std::size_t axes, std::size_t points, std::optional<std::uint64_t> seed);

} // namespace sim
