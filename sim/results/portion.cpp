#include "sim/results/portion.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

#include "sim/results/cbor.hpp"
#include "sim/results/exact.hpp"

namespace sim::results {

namespace {

/// Raw outcomes in pieces of so many, each bytes within, so that a reader holds the values of one.
constexpr std::size_t rows_a_piece = 256;

Json pieces_of(const RawOutcomes& rows) {
    Json pieces = Json::array();
    const std::size_t size = rows.replications.size();
    const std::size_t width = size == 0 ? 0 : rows.values.size() / size;
    for (std::size_t from = 0; from < size; from += rows_a_piece) {
        const std::size_t count = std::min(rows_a_piece, size - from);
        const auto numbers = std::span(rows.replications).subspan(from, count);
        const auto values = std::span(rows.values).subspan(from * width, count * width);
        pieces.push_back(packed(cbor({Json::array_t(numbers.begin(), numbers.end()),
                                      Json::array_t(values.begin(), values.end())})));
    }
    return pieces;
}

RawOutcomes rows_of(const Json& value, const Result& of) {
    RawOutcomes rows;
    for (const Json& each : list(value)) {
        const Json piece = from_cbor(bytes(each));
        const Json::array_t& parts = list(piece, 2);
        for (const Json& number : list(parts[0])) {
            const std::uint64_t replication = whole(number, of.first + of.done - 1);
            sound(replication >= of.first &&
                      (rows.replications.empty() || replication > rows.replications.back()),
                  "raw outcomes are out of order");
            rows.replications.push_back(static_cast<std::uint32_t>(replication));
        }
        for (const Json& number : list(parts[1]))
            rows.values.push_back(integer(number));
    }
    sound(rows.values.size() == rows.replications.size() * of.measures.size(),
          "raw outcomes have not a value of each measure");
    return rows;
}

} // namespace

// Each option is bytes within, so that a reader holds the values of one at a time.
std::string encoded(const Portion& portion) {
    Json options = Json::array(), samples = Json::array();
    for (const Result& each : portion.options)
        options.push_back(packed(cbor(exact(each))));
    for (const RawOutcomes& each : portion.samples)
        samples.push_back(pieces_of(each));
    const Json joint = portion.joint ? packed(cbor(exact(*portion.joint))) : Json();
    return cbor(Json::array({std::move(options), joint, std::move(samples)}));
}

Portion decoded_portion(const Share& share, const Experiment& experiment, const JointPlan* plan) {
    const Plan due = plan_of(experiment, share.slice);
    const Json all = from_cbor(share.body);
    const Json::array_t& parts = list(all, 3);
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
    const Json::array_t& samples = list(parts[2]);
    sound(samples.empty() || samples.size() == known.size(), "an option has no raw outcomes");
    for (const Json& each : samples)
        portion.samples.push_back(rows_of(each, portion.options[portion.samples.size()]));
    return portion;
}

} // namespace sim::results
