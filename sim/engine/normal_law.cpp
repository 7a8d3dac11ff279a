#include "sim/engine/normal_law.hpp"

#include "sim/engine/standard.hpp"

namespace sim {

std::vector<NormalLaw::Cell> NormalLaw::make_tail() {
    const Standard normal{Family::normal};
    constexpr double width = 1.0 / cells_per_unit;
    constexpr auto cells = static_cast<std::size_t>(reach * cells_per_unit) + 1;
    std::vector<Cell> tail;
    tail.reserve(cells);
    for (std::size_t i = 0; i < cells; ++i) {
        const double z = static_cast<double>(i) * width;
        const double from = probability_above(normal, z);
        const double to = probability_above(normal, z + width);
        const double slope = -density(normal, z) * width;
        const double slope_there = -density(normal, z + width) * width;
        tail.push_back({{from, slope, 3 * (to - from) - 2 * slope - slope_there,
                         2 * (from - to) + slope + slope_there}});
    }
    return tail;
}

NormalLaw::NormalLaw()
    : standard_(Distribution::normal(0, 1)), tail_([] {
          static const auto shared = std::make_shared<const std::vector<Cell>>(make_tail());
          return shared;
      }()) {}

} // namespace sim
