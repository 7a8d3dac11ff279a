#include "sim/experiment/joint.hpp"

#include <algorithm>
#include <array>

#include "sim/engine/errors.hpp"

namespace sim {

namespace {

/// One measure of one option over a stretch, without the replications that do not count.
struct Column {
    std::array<std::int64_t, JointTally::longest_stretch> values{};
    bool any_censored = false;
};

std::size_t fill(Column& column, const Rows& rows, std::size_t place,
                 std::span<const std::uint8_t> counts) {
    std::size_t size = 0;
    column.any_censored = false;
    const std::int64_t* at = rows.table + place;
    for (std::size_t i = 0; i < counts.size(); ++i, at += rows.width)
        if (counts[i] != 0) {
            column.values[size++] = *at;
            column.any_censored |= *at == censored;
        }
    return size;
}

void add_pair(PairTally& tally, const Column& first, const Column& second, std::size_t size) {
    const bool all_known = !first.any_censored && !second.any_censored;
    std::uint64_t less = 0, greater = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const std::int64_t a = first.values[i], b = second.values[i];
        less += a < b ? 1U : 0U;
        greater += a > b ? 1U : 0U;
        if (all_known || (a != censored && b != censored)) {
            tally.difference.add(a - b);
            tally.sum.add(a + b);
        }
    }
    tally.less += less;
    tally.greater += greater;
}

/// Counts who is best in one replication, and puts each option's distance from it in its column.
void judge(ContestTally& tally, std::span<const Column> columns, std::span<Column> regret,
           std::size_t i, Better better) {
    std::int64_t best = columns.front().values[i];
    for (const Column& column : columns)
        best = better == Better::lower ? std::min(best, column.values[i])
                                       : std::max(best, column.values[i]);
    std::size_t ties = 0;
    for (std::size_t option = 0; option < columns.size(); ++option) {
        const std::int64_t value = columns[option].values[i];
        ties += value == best ? 1U : 0U;
        const bool known = value != censored && best != censored;
        const std::int64_t distance = better == Better::lower ? value - best : best - value;
        regret[option].values[i] = known ? distance : censored;
    }
    if (best == censored) {
        ++tally.undecided;
        return;
    }
    for (std::size_t option = 0; option < columns.size(); ++option)
        if (columns[option].values[i] == best)
            ++tally.best_with[option][ties - 1];
}

void add_contest(ContestTally& tally, std::span<const Column> columns, std::span<Column> regret,
                 std::size_t size, Better better) {
    for (std::size_t i = 0; i < size; ++i)
        judge(tally, columns, regret, i, better);
    for (std::size_t option = 0; option < columns.size(); ++option)
        tally.regret[option].add_column(regret[option].values.data(), 1, size);
}

} // namespace

void PairTally::merge(const PairTally& other) {
    less += other.less;
    greater += other.greater;
    difference.merge(other.difference);
    sum.merge(other.sum);
}

void ContestTally::merge(const ContestTally& other) {
    undecided += other.undecided;
    for (std::size_t option = 0; option < best_with.size(); ++option) {
        for (std::size_t t = 0; t < best_with[option].size(); ++t)
            best_with[option][t] += other.best_with[option][t];
        regret[option].merge(other.regret[option]);
    }
}

std::vector<std::pair<std::size_t, std::size_t>> pairs_of(std::size_t options) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < options; ++i)
        for (std::size_t k = i + 1; k < options; ++k)
            pairs.emplace_back(i, k);
    return pairs;
}

JointTally::JointTally(const JointPlan& plan)
    : pairs_(plan.shared.size(), std::vector<PairTally>(pairs_of(plan.options).size())) {
    contests_.reserve(plan.contests.size());
    for (const std::size_t number : plan.contests) {
        const std::int64_t resolution = plan.shared[number].measure.resolution;
        contests_.push_back({std::vector<std::vector<std::uint64_t>>(
                                 plan.options, std::vector<std::uint64_t>(plan.options)),
                             0, std::vector<Accumulator>(plan.options, Accumulator(resolution))});
    }
    axes_.reserve(plan.axes.size());
    for (const std::size_t number : plan.axes)
        axes_.emplace_back(plan.options, plan.shared[number].measure.resolution);
}

void JointTally::add(const JointPlan& plan, std::uint32_t first, std::span<const Rows> rows,
                     std::span<const std::uint8_t> counts) {
    expects(counts.size() <= longest_stretch, "a stretch of replications is too long split it");
    std::vector<Column> columns(plan.options), regret(plan.options);
    std::size_t size = 0;
    for (std::size_t number = 0; number < plan.shared.size(); ++number) {
        const SharedMeasure& measure = plan.shared[number];
        for (std::size_t option = 0; option < plan.options; ++option)
            size = fill(columns[option], rows[option], measure.places[option], counts);
        std::size_t pair = 0;
        for (std::size_t i = 0; i < plan.options; ++i)
            for (std::size_t k = i + 1; k < plan.options; ++k)
                add_pair(pairs_[number][pair++], columns[i], columns[k], size);
        const auto contest = std::ranges::find(plan.contests, number);
        if (contest != plan.contests.end())
            add_contest(contests_[static_cast<std::size_t>(contest - plan.contests.begin())],
                        columns, regret, size, measure.measure.better);
    }
    replications_ += size;
    for (std::size_t axis = 0; axis < plan.axes.size(); ++axis)
        for (std::size_t option = 0; option < plan.options; ++option) {
            const std::size_t place = plan.shared[plan.axes[axis]].places[option];
            for (std::size_t i = 0; i < counts.size(); ++i)
                if (counts[i] != 0)
                    axes_[axis].add(option, static_cast<std::uint32_t>(first + i),
                                    rows[option].table[i * rows[option].width + place]);
        }
}

void JointTally::merge(const JointTally& other) {
    replications_ += other.replications_;
    for (std::size_t number = 0; number < pairs_.size(); ++number)
        for (std::size_t pair = 0; pair < pairs_[number].size(); ++pair)
            pairs_[number][pair].merge(other.pairs_[number][pair]);
    for (std::size_t i = 0; i < contests_.size(); ++i)
        contests_[i].merge(other.contests_[i]);
    for (std::size_t i = 0; i < axes_.size(); ++i)
        axes_[i].merge(other.axes_[i]);
}

} // namespace sim
