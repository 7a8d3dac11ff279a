#pragma once

#include <cstdint>

namespace tests {

/// How often this program has asked for memory so far, from any thread.
///
/// For test programs that link slipway_test_allocations, which replaces operator new for all of
/// the program; sanitizers have one of their own, so such programs are left out of their builds.
std::uint64_t allocations() noexcept;

} // namespace tests
