#pragma once

#include "sim/scenario/problems.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// Positions by name, for whoever asks for many: the list must outlive it and stay as it is.
template <class T>
class Positions {
public:
    explicit Positions(const std::vector<T>& list) : list_{&list} {
        places_.reserve(list.size());
        for (std::size_t i = 0; i < list.size(); ++i)
            places_.try_emplace(list[i].name.text, i);
    }
    [[nodiscard]] const std::vector<T>& list() const { return *list_; }
    /// What position() gives of the list.
    [[nodiscard]] std::size_t of(const std::string& name) const {
        const auto found = places_.find(name);
        return found == places_.end() ? list_->size() : found->second;
    }

private:
    const std::vector<T>* list_;
    std::unordered_map<std::string_view, std::size_t> places_;
};

/// Adds the problem that nothing in a list of structs with a `name` is called `wanted`, with what
/// there is.
///
/// \param within where in the scenario, "route 'full tender': " or ""
template <class T>
void report_unknown(const std::vector<T>& list, const sim::scenario::Name& wanted,
                    std::string_view what, sim::scenario::Problems& problems,
                    std::string_view within) {
    std::vector<std::string> known;
    known.reserve(list.size());
    for (const T& each : list)
        known.push_back(each.name.text);
    problems.add(wanted.where, std::string(within) + "unknown " + std::string(what) + " '" +
                                   wanted.text + "'" + sim::scenario::hint(wanted.text, known));
}

/// Position of the element called `wanted`; list.size(), and a problem (see report_unknown()), if
/// there is none.
template <class T>
std::size_t find_named(const std::vector<T>& list, const sim::scenario::Name& wanted,
                       std::string_view what, sim::scenario::Problems& problems,
                       std::string_view within = "") {
    const std::size_t found = position(list, wanted.text);
    if (found == list.size())
        report_unknown(list, wanted, what, problems, within);
    return found;
}
template <class T>
std::size_t find_named(const Positions<T>& list, const sim::scenario::Name& wanted,
                       std::string_view what, sim::scenario::Problems& problems) {
    const std::size_t found = list.of(wanted.text);
    if (found == list.list().size())
        report_unknown(list.list(), wanted, what, problems, "");
    return found;
}

} // namespace models
