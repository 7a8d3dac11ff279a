#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "sim/scenario/tree.hpp"
#include "sim/scenario/values.hpp"

namespace sim::scenario {

/// What the files of a scenario say at their top, where it uses others; else empty.
using EvidenceOfFiles = std::map<const Source*, Evidence>;

/// Evidence that holds for a table and what is in it, until a table inside says otherwise.
struct Inherited {
    Evidence evidence;
    const Source* from = nullptr; ///< who wrote it
    const EvidenceOfFiles* files = nullptr;
};

/// Where in a scenario a walk is: a chain of tables, each within the next `outer` one. Words are
/// put together only when they are asked for.
struct Scope {
    static constexpr std::size_t no_index = static_cast<std::size_t>(-1);

    const Inherited* inherited = nullptr;
    const Scope* outer = nullptr;      ///< nullptr at the top
    const std::string* key = nullptr;  ///< of the table, or of the list that it is in
    std::size_t index = no_index;      ///< in a list
    const std::string* name = nullptr; ///< in a list, if it has one

    bool is_root() const { return outer == nullptr; }
    std::string path() const;   ///< "oven.Aga"
    std::string label() const;  ///< "oven 'Aga'"
    std::string prefix() const; ///< "oven 'Aga': ", or "" at the top
    std::string path_to(std::string_view inner) const;
};

} // namespace sim::scenario
