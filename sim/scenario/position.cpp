#include "sim/scenario/position.hpp"

#include <fmt/format.h>

namespace sim::scenario {

std::string to_string(const Position& where) {
    if (where.line == 0)
        return where.source;
    return fmt::format("{}:{}:{}", where.source, where.line, where.column);
}

} // namespace sim::scenario
