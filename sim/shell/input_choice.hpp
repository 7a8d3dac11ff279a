#pragma once

#include <string>
#include <vector>

#include "sim/scenario/inputs.hpp"

namespace sim::shell {

/// The inputs of a study: those whose path is one of `named` or lies below one (all without any),
/// with the ends of `ranges`, each "PATH=LOW..HIGH" in the unit that the scenario writes there; a
/// path that has a range is chosen too. InvalidInput "<where> ..." with the nearest path if there
/// is none such, or if a range is none.
std::vector<scenario::Input> chosen_inputs(const scenario::Document& document,
                                           const scenario::Record& record,
                                           const std::vector<std::string>& named,
                                           const std::vector<std::string>& ranges,
                                           const std::string& where);

} // namespace sim::shell
