#pragma once

#include <cstdint>

namespace models {

/// A stretch of one of the blueprint's flat lists.
struct Stretch {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

} // namespace models
