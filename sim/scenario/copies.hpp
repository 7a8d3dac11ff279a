#pragma once

#include <cstddef>

#include "sim/scenario/tree.hpp"

namespace sim::scenario {

/// Most elements that one `copies` may ask for.
inline constexpr std::int64_t most_copies = 100'000;

/// Writes out the elements of top-level lists that are to be there many times.
///
/// `[[oven]] name = "oven #", copies = 12` becomes twelve ovens, "oven 01" to "oven 12": in all of
/// an element's strings `#` is the number of the copy, from 1, with as many digits as the last has.
/// \throws InvalidInput for a number of copies that is none, for a name without `#`, and for a tree
///         grown beyond any use.
void write_out_copies(Node& root);

} // namespace sim::scenario
