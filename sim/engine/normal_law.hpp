#pragma once

#include "sim/engine/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <vector>

namespace sim {

/// The standard normal law at the cost of a draw: scores of probabilities, and probabilities of
/// scores, both from tables. An immutable value, cheap to copy.
class NormalLaw {
public:
    NormalLaw();

    /// The z with P(Z <= z) = u, to 1e-8; 0 < u < 1.
    double score(double u) const { return standard_.quantile(u); }
    /// P(Z <= z), to 1e-11; between 0 and 1, and never either. Beyond +-8 as there.
    double probability(double z) const {
        const double far = std::min(std::abs(z), reach) * cells_per_unit;
        const auto cell = static_cast<std::size_t>(far);
        const Cell& c = (*tail_)[cell];
        const double t = far - static_cast<double>(cell);
        const double tail = c.c[0] + t * (c.c[1] + t * (c.c[2] + t * c.c[3]));
        return z < 0 ? tail : 1.0 - tail;
    }

private:
    static constexpr double reach = 8; // P(Z < -8) = 6e-16, so 1 - that is still below 1
    static constexpr double cells_per_unit = 128;
    /// The cubic through exact values and slopes at both ends (Hermite).
    struct Cell {
        double c[4];
    };
    static std::vector<Cell> make_tail();

    Distribution standard_;
    std::shared_ptr<const std::vector<Cell>> tail_; ///< P(Z < -z) by z from 0
};

} // namespace sim
