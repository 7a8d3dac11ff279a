#pragma once

#include <string>
#include <string_view>

#include "sim/scenario/description.hpp"
#include "sim/scenario/document.hpp"

namespace sim::scenario {

/// What a path of an override leads to.
struct Located {
    const LeafField* field = nullptr; ///< what the description says of it
    const Node* node = nullptr;       ///< what stands there, of the document; nullptr if absent
    std::string unit;                 ///< that a bare number put there has; "" if none
    bool multiplies = false;          ///< whether the path is of what the value is multiplied by
};

/// Finds the field of a description that a path leads to; with `*` the one of the first element.
/// \throws InvalidInput "where: ..." with the nearest valid name if it leads to none.
Located locate(const Record& record, const Document& document, std::string_view path,
               std::string_view where);

} // namespace sim::scenario
