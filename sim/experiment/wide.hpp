#pragma once

namespace sim {

/// 128-bit integers, the exact sums of an experiment (an extension that GCC and Clang share).
__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

} // namespace sim
