#include "sim/shell/sampled.hpp"

#include <algorithm>
#include <vector>

#include "sim/experiment/controlled.hpp"
#include "sim/experiment/measure_names.hpp"
#include "sim/experiment/pilot.hpp"

namespace sim::shell {

Randomisation randomisation_of(const RunArguments& arguments) {
    return {.sampling = arguments.sampling, .each = arguments.replications / Randomisation::count};
}

ChosenSampler sampler_for(const AnyModel& model, const RunArguments& arguments) {
    const std::size_t chief = chief_measure(model.outcome()).value_or(0);
    return sampler_for({model.contender()}, {chief}, arguments);
}

ChosenSampler sampler_for(const std::vector<Contender>& contenders,
                          const std::vector<std::size_t>& places, const RunArguments& arguments) {
    if (!is_randomised(arguments.sampling))
        return {};
    std::vector<Pilot> pilots;
    pilots.reserve(places.size());
    for (const std::size_t place : places)
        pilots.push_back({.seed = arguments.seed, .measures = {place}});
    std::vector<Address> matter;
    if (arguments.sampling == Sampling::sobol)
        matter = addresses_that_matter(contenders, pilots);
    return {.sampler = sampler_of(randomisation_of(arguments), arguments.seed, matter),
            .coordinates = matter.size()};
}

Controls controls_for(const AnyModel& model, const Plan& plan) {
    constexpr std::size_t most = 192;
    const OutcomeDescription& outcome = model.outcome();
    Pilot pilot{.seed = plan.seed, .measures = {}};
    for (std::size_t i = 0; i < outcome.size(); ++i)
        if (outcome.sections[outcome.place(i).section].members.empty() &&
            outcome.measure(i).kind != MeasureKind::category)
            pilot.measures.push_back(i);
    const std::size_t affordable = plan.replications / replications_a_control;
    return {plan.seed, draws_to_control(model.contender(), pilot, std::min(most, affordable))};
}

} // namespace sim::shell
