#include "sim/experiment/contrasts.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <memory>
#include <numeric>

#include "sim/engine/errors.hpp"
#include "sim/experiment/blocks.hpp"
#include "sim/experiment/paired.hpp"
#include "sim/experiment/track.hpp"

namespace sim {

namespace {

using Counts = std::array<std::uint8_t, Track::longest>;

/// All models on one worker.
class Team {
public:
    Team(const std::vector<Contender>& contenders, const std::vector<SharedMeasure>& shared,
         const std::vector<Contrast>& contrasts)
        : shared_(shared), contrasts_(contrasts),
          tallies_(contrasts.size(), std::vector<ContrastTally>(shared.size())) {
        tracks_.reserve(contenders.size());
        for (const Contender& contender : contenders)
            tracks_.push_back(std::make_unique<Track>(contender));
    }

    /// Runs replications [first, last), a stretch of each model in turn.
    void run(std::uint64_t seed, std::uint64_t first, std::uint64_t last) {
        for (; first < last; first += Track::longest) {
            const std::size_t size = std::min<std::uint64_t>(Track::longest, last - first);
            Counts counts{};
            counts.fill(1);
            for (const auto& track : tracks_) {
                track->run(seed, static_cast<std::uint32_t>(first), size);
                for (std::size_t i = 0; i < size; ++i)
                    counts[i] = counts[i] != 0 && track->ran(i) ? 1 : 0;
            }
            for (std::size_t c = 0; c < contrasts_.size(); ++c)
                for (std::size_t m = 0; m < shared_.size(); ++m)
                    add(c, m, counts, size);
        }
    }

    void merge_into(ContrastResult& total) const {
        for (std::size_t model = 0; model < tracks_.size(); ++model)
            total.each[model].merge(tracks_[model]->result());
        for (std::size_t c = 0; c < tallies_.size(); ++c)
            for (std::size_t m = 0; m < shared_.size(); ++m)
                total.tallies[c][m].merge(tallies_[c][m]);
    }

private:
    void add(std::size_t contrast, std::size_t measure, const Counts& counts, std::size_t size) {
        std::array<std::int64_t, Track::longest> sums{};
        Counts known = counts;
        for (std::size_t model = 0; model < tracks_.size(); ++model) {
            const std::int64_t weight = contrasts_[contrast][model];
            if (weight == 0)
                continue;
            const Rows rows = tracks_[model]->rows();
            const std::int64_t* value = rows.table + shared_[measure].places[model];
            for (std::size_t i = 0; i < size; ++i, value += rows.width)
                if (known[i] == 0 || *value == censored)
                    known[i] = 0;
                else
                    sums[i] += weight * *value;
        }
        ContrastTally& tally = tallies_[contrast][measure];
        for (std::size_t i = 0; i < size; ++i)
            if (known[i] != 0) {
                tally.moments.add(sums[i]);
                tally.differ += sums[i] != 0 ? 1U : 0U;
            }
    }

    const std::vector<SharedMeasure>& shared_;
    const std::vector<Contrast>& contrasts_;
    std::vector<std::unique_ptr<Track>> tracks_;
    std::vector<std::vector<ContrastTally>> tallies_;
};

void check(const std::vector<Contender>& contenders, const std::vector<Contrast>& contrasts,
           const Plan& plan) {
    expects(plan.replications <= (1U << 28), "contrasts are summed over at most 2^28 replications");
    for (const Contrast& contrast : contrasts) {
        expects(contrast.size() == contenders.size(), "a contrast is not for these contenders");
        expects(std::accumulate(contrast.begin(), contrast.end(), 0,
                                [](int sum, int weight) { return sum + std::abs(weight); }) <= 4,
                "the weights of a contrast are too large (4 at most without sign)");
    }
}

} // namespace

void ContrastTally::merge(const ContrastTally& other) {
    moments.merge(other.moments);
    differ += other.differ;
}

ContrastResult replicate_contrasts(const std::vector<Contender>& contenders,
                                   const std::vector<SharedMeasure>& shared,
                                   const std::vector<Contrast>& contrasts, const Plan& plan) {
    check(contenders, contrasts, plan);
    ContrastResult total{.each = {},
                         .tallies = {contrasts.size(), std::vector<ContrastTally>(shared.size())}};
    for (const Contender& contender : contenders)
        total.each.emplace_back(*contender.outcome);
    const std::uint64_t run = run_blocks(
        plan, [&] { return Team(contenders, shared, contrasts); },
        [&](Team& team) { team.merge_into(total); });
    for (std::size_t model = 0; model < contenders.size(); ++model)
        total.each[model].conclude(plan, run, *contenders[model].outcome);
    return total;
}

Interval estimate(const ContrastTally& tally, MeasureKind kind, const Contrast& contrast,
                  double level) {
    const Moments& moments = tally.moments;
    const auto weights = [&](int weight) { return std::ranges::count(contrast, weight); };
    const std::ptrdiff_t zeros = weights(0);
    const bool pair = weights(1) == 1 && weights(-1) == 1 &&
                      zeros + 2 == static_cast<std::ptrdiff_t>(contrast.size());
    if (kind == MeasureKind::flag && pair) {
        const auto more = static_cast<std::int64_t>(moments.sum);
        const auto differ = static_cast<std::int64_t>(tally.differ);
        return paired_proportions(static_cast<std::uint64_t>((differ + more) / 2),
                                  static_cast<std::uint64_t>((differ - more) / 2), moments.count,
                                  level);
    }
    constexpr std::uint64_t many = 1'000;
    const Interval whole = mean(moments, level);
    if (tally.differ >= fewest_that_differ || (tally.differ == 0 && moments.count >= many))
        return whole;
    constexpr double open = std::numeric_limits<double>::infinity();
    return {whole.value, -open, open};
}

} // namespace sim
