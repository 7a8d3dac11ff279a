#include "sim/experiment/shared.hpp"

#include <algorithm>
#include <map>

#include "sim/experiment/measure_names.hpp"

namespace sim {

namespace {

std::map<std::string, std::size_t> by_name(const OutcomeDescription& outcome) {
    std::map<std::string, std::size_t> places;
    const std::vector<std::string> names = measure_names(outcome);
    for (std::size_t index = 0; index < names.size(); ++index)
        places.emplace(names[index], index);
    return places;
}

bool alike(const Measure& a, const Measure& b) { return a.kind == b.kind && a.better == b.better; }

} // namespace

std::vector<SharedMeasure> shared_measures(const std::vector<Contender>& contenders) {
    std::vector<SharedMeasure> shared;
    const OutcomeDescription& first = *contenders.front().outcome;
    const std::vector<std::string> names = measure_names(first);
    for (std::size_t index = 0; index < names.size(); ++index)
        if (first.measure(index).kind != MeasureKind::category)
            shared.push_back({names[index],
                              {index},
                              first.measure(index),
                              !first.sections[first.place(index).section].members.empty()});
    for (std::size_t other = 1; other < contenders.size(); ++other) {
        const OutcomeDescription& outcome = *contenders[other].outcome;
        const auto places = by_name(outcome);
        std::erase_if(shared, [&](SharedMeasure& each) {
            const auto at = places.find(each.name);
            if (at == places.end() || !alike(outcome.measure(at->second), each.measure))
                return true;
            each.places.push_back(at->second);
            return false;
        });
    }
    return shared;
}

std::vector<std::size_t> contested(const std::vector<SharedMeasure>& shared, std::size_t by) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < shared.size(); ++i)
        if (shared[i].measure.better != Better::unsaid && (!shared[i].of_member || i == by))
            numbers.push_back(i);
    return numbers;
}

} // namespace sim
