#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// The points of Sobol's sequence in natural order, with the direction numbers of Joe and Kuo
/// (2008) as Boost.Random holds them.
class SobolMatrices {
public:
    /// \pre dimensions <= most_sobol_axes
    explicit SobolMatrices(std::size_t dimensions);

    /// Coordinate `dimension` of point `number`, times 2^32.
    std::uint32_t point(std::size_t dimension, std::uint32_t number) const {
        std::uint32_t bits = 0;
        for (const std::uint32_t* column = columns_[dimension].data(); number != 0;
             number >>= 1, ++column)
            bits ^= *column & (0 - (number & 1));
        return bits;
    }

private:
    std::vector<std::array<std::uint32_t, 32>> columns_; // of the generating matrices
};

} // namespace sim
