#pragma once

#include <memory>
#include <string_view>

#include "sim/scenario/tree.hpp"

namespace sim::scenario {

/// Parses TOML 1.0 into a tree whose nodes keep their places; tables keep the order of the text.
///
/// \throws InvalidInput at the place of the first error of syntax, of a key given twice, of a byte
///         that is not UTF-8, or of nesting deeper than any use.
Node parse_toml(std::string_view text, const std::shared_ptr<const Source>& source);

/// Refuses text so deeply nested that handling it would exhaust the stack.
///
/// More than 48 brackets open at once, or a key of more than 16 parts, is InvalidInput. Only
/// quotes, comments, brackets and dots are looked at, so the text may be otherwise wrong.
void refuse_deep_nesting(std::string_view text, const std::shared_ptr<const Source>& source);

} // namespace sim::scenario
