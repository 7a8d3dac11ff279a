#pragma once

#include "sim/scenario/problems.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace models {

/// Position of the element called `name` in a list of structs with a `name`; list.size() if there
/// is none.
template <class T>
std::size_t position(const std::vector<T>& list, const std::string& name) {
    return static_cast<std::size_t>(
        std::find_if(list.begin(), list.end(),
                     [&](const T& each) { return each.name.text == name; }) -
        list.begin());
}

/// Position of the element called `wanted` in a list of structs with a `name`; list.size(), and a
/// problem that lists what there is, if there is none.
///
/// \param within where in the scenario, "route 'full tender': " or ""
template <class T>
std::size_t find_named(const std::vector<T>& list, const sim::scenario::Name& wanted,
                       std::string_view what, sim::scenario::Problems& problems,
                       std::string_view within = "") {
    if (const std::size_t found = position(list, wanted.text); found < list.size())
        return found;
    std::vector<std::string> known;
    known.reserve(list.size());
    for (const T& each : list)
        known.push_back(each.name.text);
    problems.add(wanted.where, std::string(within) + "unknown " + std::string(what) + " '" +
                                   wanted.text + "'" + sim::scenario::hint(wanted.text, known));
    return list.size();
}

} // namespace models
