#include "sim/shell/measure_choice.hpp"

#include <vector>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure_names.hpp"
#include "sim/scenario/problems.hpp"

namespace sim::shell {

namespace {

/// The names to choose from, the shorter one where there are two.
std::vector<std::string> candidates(const OutcomeDescription& outcome) {
    std::vector<std::string> names = measure_names(outcome);
    for (std::size_t index = 0; index < names.size(); ++index)
        if (const std::string& name = outcome.measure(index).name;
            find_measure(outcome, name) == index)
            names[index] = name;
    return names;
}

} // namespace

std::size_t chosen_measure(const OutcomeDescription& outcome,
                           const std::optional<std::string>& name, const std::string& what) {
    const std::optional<std::size_t> found =
        name ? find_measure(outcome, *name) : chief_measure(outcome);
    if (!found && !name)
        throw InvalidInput(fmt::format("{} is needed: the model calls no measure better or worse "
                                       "than another; allowed: {}",
                                       what, scenario::listed(candidates(outcome))));
    if (!found)
        throw InvalidInput(fmt::format("{}: no measure '{}'{}", what, *name,
                                       scenario::hint(*name, candidates(outcome))));
    return *found;
}

} // namespace sim::shell
