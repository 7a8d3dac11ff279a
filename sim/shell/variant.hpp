#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/scenario/document.hpp"
#include "sim/shell/any_model.hpp"

namespace sim::shell {

/// The name of the scenario without any option.
inline constexpr const char* as_written = "as written";

/// The scenario as written or with one of its options, settings by hand laid over it, and its
/// model.
struct Variant {
    std::string name, meaning;
    scenario::Document document;
    std::unique_ptr<const AnyModel> model;
};

/// One variant; InvalidInput if the scenario, the option or a setting is wrong.
Variant variant_of(const ModelPort& port, const scenario::Document& document,
                   const std::string& option, const std::vector<std::string>& settings);

/// The warnings of all variants, one after the other.
std::vector<std::string> warnings_of(const std::vector<Variant>& variants);

/// The variants wanted, in their order; the scenario as written if none is named.
std::vector<Variant> variants_of(const ModelPort& port, const scenario::Document& document,
                                 const std::vector<std::string>& options,
                                 const std::vector<std::string>& settings);

} // namespace sim::shell
