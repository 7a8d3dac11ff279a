#include "sim/shell/sampled.hpp"

#include <vector>

#include "sim/experiment/measure_names.hpp"
#include "sim/experiment/pilot.hpp"

namespace sim::shell {

Randomisation randomisation_of(const RunArguments& arguments) {
    return {.sampling = arguments.sampling, .each = arguments.replications / Randomisation::count};
}

ChosenSampler sampler_for(const AnyModel& model, const RunArguments& arguments) {
    if (arguments.sampling == Sampling::plain)
        return {};
    std::vector<Address> matter;
    if (arguments.sampling == Sampling::sobol)
        matter = addresses_that_matter(
            model.contender(),
            {.seed = arguments.seed, .measure = chief_measure(model.outcome()).value_or(0)});
    return {.sampler = sampler_of(randomisation_of(arguments), arguments.seed, matter),
            .coordinates = matter.size()};
}

} // namespace sim::shell
