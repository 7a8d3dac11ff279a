#pragma once

#include <cmath>
#include <cstdint>

namespace models {

/// Pounds as whole pence, the unit in which money is added up; halves away from zero.
inline std::int64_t to_pence(double pounds) { return std::llround(pounds * 100); }

} // namespace models
