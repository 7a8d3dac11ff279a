#pragma once

#include <vector>

#include "sim/results/run.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/variant.hpp"

namespace sim::shell {

/// An experiment with its provenance: the results of those variants that are given, one each, in
/// their order.
results::Run run_of(const ModelPort& port, const scenario::Document& document,
                    const std::vector<Variant>& variants, const RunArguments& arguments,
                    std::vector<Result> each);

/// The numbers that a variant is run with, with their sources, if files are wanted: only these tell
/// them.
std::vector<scenario::Assumption> parameters_to_tell(const ModelPort& port, const Variant& variant,
                                                     const RunArguments& arguments);

} // namespace sim::shell
