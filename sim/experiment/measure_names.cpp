#include "sim/experiment/measure_names.hpp"

#include "sim/engine/errors.hpp"

namespace sim {

std::string measure_name(const OutcomeDescription& outcome, std::size_t index) {
    const OutcomeDescription::Place at = outcome.place(index);
    const Section& section = outcome.sections[at.section];
    std::string name = section.key;
    if (!section.members.empty())
        name.append(".").append(section.members[at.member].name);
    return name.append(".").append(section.measures[at.measure].name);
}

std::vector<std::string> measure_names(const OutcomeDescription& outcome) {
    std::vector<std::string> names;
    names.reserve(outcome.size());
    for (std::size_t index = 0; index < outcome.size(); ++index)
        names.push_back(measure_name(outcome, index));
    return names;
}

std::optional<std::size_t> find_measure(const OutcomeDescription& outcome, std::string_view name) {
    for (std::size_t index = 0; index < outcome.size(); ++index) {
        const OutcomeDescription::Place at = outcome.place(index);
        const Section& section = outcome.sections[at.section];
        if (section.members.empty() && section.measures[at.measure].name == name)
            return index;
    }
    for (std::size_t index = 0; index < outcome.size(); ++index)
        if (measure_name(outcome, index) == name)
            return index;
    return std::nullopt;
}

std::optional<std::size_t> chief_measure(const OutcomeDescription& outcome) {
    if (!outcome.chief.empty()) {
        const std::optional<std::size_t> chief = find_measure(outcome, outcome.chief);
        expects(chief.has_value(), "the chief measure of an outcome does not exist");
        return chief;
    }
    for (std::size_t index = 0; index < outcome.size(); ++index)
        if (outcome.sections[outcome.place(index).section].members.empty() &&
            outcome.measure(index).better != Better::unsaid)
            return index;
    return std::nullopt;
}

} // namespace sim
