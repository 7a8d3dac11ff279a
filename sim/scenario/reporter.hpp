#pragma once

#include <string>
#include <string_view>

#include "sim/scenario/problems.hpp"
#include "sim/scenario/tree.hpp"

namespace sim::scenario {

/// Adds problems to a list, naming the option that a wrong value comes from.
class Reporter {
public:
    explicit Reporter(Problems& problems) : problems_(&problems) {}
    /// All that is found while this option is tried is its fault, except what `known` has already.
    Reporter(Problems& problems, std::string option, const Problems& known)
        : problems_(&problems), option_(std::move(option)), known_(&known) {}

    /// `label` says where in the scenario, "oven 'Aga': " or "".
    void report(const Mark& mark, std::string_view label, std::string_view what) const;

private:
    Problems* problems_;
    std::string option_;
    const Problems* known_ = nullptr;
};

} // namespace sim::scenario
