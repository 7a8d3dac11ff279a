#include "sim/results/portion.hpp"

#include <cstddef>

#include "sim/results/cbor.hpp"
#include "sim/results/exact.hpp"

namespace sim::results {

// Each option is bytes within, so that a reader holds the values of one at a time.
std::string encoded(const Portion& portion) {
    Json options = Json::array();
    for (const Result& each : portion.options)
        options.push_back(packed(cbor(exact(each))));
    const Json joint = portion.joint ? packed(cbor(exact(*portion.joint))) : Json();
    return cbor(Json::array({std::move(options), joint}));
}

Portion decoded_portion(const Share& share, const Experiment& experiment, const JointPlan* plan) {
    const Plan due = plan_of(experiment, share.slice);
    const Json all = from_cbor(share.body);
    const Json::array_t& parts = list(all, 2);
    Portion portion;
    const std::vector<OptionResult>& known = experiment.run.options;
    for (const Json& each : list(parts[0], known.size())) {
        const OutcomeDescription& outcome = known[portion.options.size()].outcome;
        const Result result = exact_result(from_cbor(bytes(each)), outcome);
        sound(result.first == due.first && result.requested == due.replications &&
                  result.done == due.replications,
              "it does not hold the replications that its name says");
        portion.options.push_back(result);
    }
    sound(parts[1].is_null() == (plan == nullptr), "it is of another kind of experiment");
    if (plan != nullptr)
        portion.joint = exact_joint(from_cbor(bytes(parts[1])), *plan);
    return portion;
}

} // namespace sim::results
