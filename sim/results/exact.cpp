#include "sim/results/exact.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/engine/errors.hpp"

namespace sim::results {

namespace {

constexpr std::uint64_t most_replications = std::uint64_t{1} << 32;

// What is long is a byte string of CBOR inside, so that a reader holds only one at a time as
// values: the bins of a histogram, the pairs of a measure. They go by number, each from the one
// before.
Json exact(const Histogram& seen) {
    Json steps = Json::array();
    std::int64_t before = 0;
    for (const Histogram::Bin& bin : seen.bins()) {
        const std::int64_t number = bin.from / seen.width();
        steps.push_back(number - before);
        steps.push_back(bin.count);
        before = number;
    }
    const bool none = seen.empty();
    return {none ? 0 : seen.min(), none ? 0 : seen.max(), seen.width(), packed(cbor(steps))};
}

Histogram exact_histogram(const Json& value, std::int64_t resolution) {
    const Json::array_t& parts = list(value, 4);
    const std::int64_t width = integer(parts[2]);
    sound(width >= 1 && width <= std::int64_t{1} << 32, "a bin's width is impossible");
    const std::int64_t furthest = largest_value / width + 1;
    const Json steps = from_cbor(bytes(parts[3]));
    const Json::array_t& numbers = list(steps);
    sound(numbers.size() % 2 == 0, "a bin has no count");
    std::vector<Histogram::Bin> bins;
    bins.reserve(numbers.size() / 2);
    std::int64_t number = 0;
    for (std::size_t i = 0; i < numbers.size(); i += 2) {
        const std::int64_t step = integer(numbers[i]);
        sound(-furthest <= step && step <= 2 * furthest && (i == 0 || step > 0),
              "bins are out of order");
        number += step;
        sound(-furthest <= number && number <= furthest, "a bin is out of range");
        bins.push_back({number * width, whole(numbers[i + 1])});
    }
    return Histogram::of(resolution, integer(parts[0]), integer(parts[1]), bins);
}

Json exact(const Accumulator& values) {
    return {values.count(), values.censored_count(), packed(static_cast<UInt128>(values.sum())),
            packed(static_cast<UInt128>(values.sum_of_squares())), exact(values.histogram())};
}

/// `empty` is one of the same kind that has seen nothing.
Accumulator exact_accumulator(const Json& value, const Accumulator& empty) {
    const Json::array_t& parts = list(value, 5);
    return {whole(parts[0]), whole(parts[1]), static_cast<Int128>(wide(parts[2])),
            static_cast<Int128>(wide(parts[3])),
            exact_histogram(parts[4], empty.histogram().width())};
}

Json exact(const Moments& values) {
    return {values.count, packed(static_cast<UInt128>(values.sum)), packed(values.squares)};
}

Moments exact_moments(const Json& value) {
    const Json::array_t& parts = list(value, 3);
    const Moments all{.count = whole(parts[0], most_replications),
                      .sum = static_cast<Int128>(wide(parts[1])),
                      .squares = wide(parts[2])};
    const Int128 largest = 2 * Int128{largest_value} * static_cast<Int128>(all.count);
    sound(-largest <= all.sum && all.sum <= largest, "a sum is larger than its values make it");
    return all;
}

Json exact(const PairTally& pair) {
    return {pair.less, pair.greater, exact(pair.difference), exact(pair.sum)};
}

PairTally exact_pair(const Json& value) {
    const Json::array_t& parts = list(value, 4);
    return {.less = whole(parts[0], most_replications),
            .greater = whole(parts[1], most_replications),
            .difference = exact_moments(parts[2]),
            .sum = exact_moments(parts[3])};
}

Json exact(const ContestTally& contest) {
    Json regret = Json::array();
    for (const Accumulator& each : contest.regret)
        regret.push_back(exact(each));
    return {contest.best_with, contest.undecided, std::move(regret)};
}

ContestTally exact_contest(const Json& value, const ContestTally& empty) {
    const Json::array_t& parts = list(value, 3);
    ContestTally contest = empty;
    contest.undecided = whole(parts[1], most_replications);
    const Json::array_t& best = list(parts[0], empty.best_with.size());
    const Json::array_t& regret = list(parts[2], empty.regret.size());
    for (std::size_t option = 0; option < best.size(); ++option) {
        const Json::array_t& ties = list(best[option], empty.best_with[option].size());
        for (std::size_t i = 0; i < ties.size(); ++i)
            contest.best_with[option][i] = whole(ties[i], most_replications);
        contest.regret[option] = exact_accumulator(regret[option], empty.regret[option]);
    }
    return contest;
}

Json exact(const AxisBatches& axis) {
    Json options = Json::array();
    for (std::size_t option = 0; option < axis.options(); ++option) {
        Json batches = Json::array();
        for (std::size_t i = 0; i < AxisBatches::count; ++i) {
            const Batch& batch = axis.batch(option, i);
            batches.push_back({exact(batch.known), batch.censored, exact(batch.coarse)});
        }
        options.push_back(std::move(batches));
    }
    return options;
}

AxisBatches exact_axis(const Json& value, const AxisBatches& empty) {
    std::vector<std::vector<Batch>> all;
    for (const Json& option : list(value, empty.options())) {
        all.emplace_back();
        for (const Json& each : list(option, AxisBatches::count)) {
            const Json::array_t& parts = list(each, 3);
            const std::int64_t resolution = empty.batch(0, 0).coarse.width();
            all.back().push_back({.known = exact_moments(parts[0]),
                                  .censored = whole(parts[1], most_replications),
                                  .coarse = exact_histogram(parts[2], resolution)});
        }
    }
    return AxisBatches(std::move(all));
}

} // namespace

Json exact(const Result& result) {
    Json measures = Json::array(), failures = Json::array();
    for (const Accumulator& each : result.measures)
        measures.push_back(exact(each));
    for (const Failure& each : result.failures)
        failures.push_back({each.replication, each.message});
    const auto [high, low] = result.digest.words();
    return {result.first, result.requested,    result.done,        result.failed, high,
            low,          std::move(failures), std::move(measures)};
}

Json exact(const JointTally& joint) {
    Json pairs = Json::array(), contests = Json::array(), axes = Json::array();
    for (const std::vector<PairTally>& measure : joint.pairs()) {
        Json each = Json::array();
        for (const PairTally& pair : measure)
            each.push_back(exact(pair));
        pairs.push_back(packed(cbor(each)));
    }
    for (const ContestTally& contest : joint.contests())
        contests.push_back(exact(contest));
    for (const AxisBatches& axis : joint.axes())
        axes.push_back(exact(axis));
    return {joint.replications(), std::move(pairs), std::move(contests), std::move(axes)};
}

Json exact(const ContrastTally& tally) { return {exact(tally.moments), tally.differ}; }

Result exact_result(const Json& value, const OutcomeDescription& outcome) try {
    const Json::array_t& parts = list(value, 8);
    Result result(outcome);
    result.first = static_cast<std::uint32_t>(whole(parts[0], most_replications - 1));
    result.requested = whole(parts[1], most_replications);
    result.done = whole(parts[2], result.requested);
    result.failed = whole(parts[3], result.done);
    result.digest = Digest::of({integer(parts[4]), integer(parts[5])});
    for (const Json& each : list(parts[6])) {
        const Json::array_t& failure = list(each, 2);
        result.failures.push_back(
            {static_cast<std::uint32_t>(whole(failure[0], most_replications - 1)),
             text(failure[1])});
    }
    const Json::array_t& measures = list(parts[7], result.measures.size());
    for (std::size_t i = 0; i < measures.size(); ++i) {
        result.measures[i] = exact_accumulator(measures[i], result.measures[i]);
        sound(result.measures[i].total() == result.done - result.failed,
              "a measure has not a value of each replication");
    }
    result.validate(outcome);
    return result;
} catch (const ContractViolation& problem) {
    throw Damaged(problem.what());
}

ContrastTally exact_contrast(const Json& value) {
    const Json::array_t& parts = list(value, 2);
    return {.moments = exact_moments(parts[0]), .differ = whole(parts[1], most_replications)};
}

JointTally exact_joint(const Json& value, const JointPlan& plan) try {
    const Json::array_t& parts = list(value, 4);
    const JointTally empty(plan);
    std::vector<std::vector<PairTally>> pairs;
    const std::size_t of_each = pairs_of(plan.options).size();
    for (const Json& measure : list(parts[1], plan.shared.size())) {
        pairs.emplace_back();
        const Json each = from_cbor(bytes(measure));
        for (const Json& pair : list(each, of_each))
            pairs.back().push_back(exact_pair(pair));
    }
    std::vector<ContestTally> contests;
    for (const Json& contest : list(parts[2], plan.contests.size()))
        contests.push_back(exact_contest(contest, empty.contests()[contests.size()]));
    std::vector<AxisBatches> axes;
    for (const Json& axis : list(parts[3], plan.axes.size()))
        axes.push_back(exact_axis(axis, empty.axes()[axes.size()]));
    return {whole(parts[0], most_replications), std::move(pairs), std::move(contests),
            std::move(axes)};
} catch (const ContractViolation& problem) {
    throw Damaged(problem.what());
}

} // namespace sim::results
