#include "sim/results/share_progress.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "sim/engine/errors.hpp"
#include "sim/results/cbor.hpp"
#include "sim/results/experiment.hpp"

namespace sim::results {

namespace fs = std::filesystem;

namespace {

using Life = ShareUnderWay::Life;
using Sets = std::map<std::string, ShareSet>;

/// The experiment that the shares are of, by the first that is whole.
std::optional<Experiment> experiment_in(const fs::path& folder, const ShareSet& set) {
    for (const auto& [cut, there] : set.cuts)
        for (const std::uint32_t part : there)
            try {
                const ShareName name{set.stem, {cut.first, part, cut.second}};
                return decoded_experiment(read_share(folder / name.file()).experiment);
            } catch (const std::exception&) {
                continue; // a damaged one, which merge names
            }
    return std::nullopt;
}

RoundProgress progress_of(const ShareSet& set, std::uint32_t round,
                          const std::vector<ShareUnderWay>& under_way) {
    RoundProgress progress{.round = round, .parts = set.parts(round)};
    progress.done = set.cuts.at({round, progress.parts});
    const auto is_done = [&](std::uint32_t part) {
        return std::ranges::binary_search(progress.done, part);
    };
    std::set<std::uint32_t> alive;
    for (const ShareUnderWay& each : under_way) {
        const Slice& slice = each.name.slice;
        if (each.name.stem != set.stem || slice.round != round || slice.parts != progress.parts ||
            is_done(slice.part))
            continue;
        if (each.life != Life::running)
            progress.lost.push_back(each);
        else if (alive.insert(slice.part).second)
            progress.running.push_back(each);
    }
    std::erase_if(progress.lost,
                  [&](const ShareUnderWay& each) { return alive.contains(each.name.slice.part); });
    for (std::uint32_t part = 1; part <= progress.parts; ++part)
        if (!is_done(part) && !alive.contains(part))
            progress.absent.push_back(part);
    return progress;
}

/// The rounds of a set that were begun, in order.
std::vector<RoundProgress> rounds_of(const ShareSet& set,
                                     const std::vector<ShareUnderWay>& under_way) {
    std::set<std::uint32_t> numbers;
    for (const auto& [cut, parts] : set.cuts)
        numbers.insert(cut.first);
    std::vector<RoundProgress> rounds;
    rounds.reserve(numbers.size());
    for (const std::uint32_t round : numbers)
        rounds.push_back(progress_of(set, round, under_way));
    return rounds;
}

std::vector<ShareUnderWay> all_under_way(const std::vector<fs::path>& claims) {
    std::vector<ShareUnderWay> shares;
    for (const fs::path& file : claims)
        if (std::optional<ShareUnderWay> share = share_under_way(file))
            shares.push_back(std::move(*share));
    return shares;
}

/// The sets of a folder, with the cuts of shares under way and of those planned that have none yet.
Sets sets_of(const ShareFolder& there, const std::vector<ShareUnderWay>& under_way,
             const std::vector<PlannedCut>& planned) {
    Sets sets;
    for (const ShareSet& set : there.experiments)
        sets[set.stem] = set;
    for (const ShareUnderWay& each : under_way)
        sets[each.name.stem].cuts[{each.name.slice.round, each.name.slice.parts}];
    for (const PlannedCut& cut : planned)
        if (ShareSet& set = sets[cut.stem]; set.cuts.empty())
            set.cuts[{cut.round, cut.parts}];
    for (auto& [stem, set] : sets)
        set.stem = stem;
    return sets;
}

double share_done(const ShareUnderWay& share) {
    return share.sign.of == 0
               ? 0
               : static_cast<double>(share.sign.done) / static_cast<double>(share.sign.of);
}

/// The sum of what(share) a second over all that run, those that have not yet said anything taken
/// as the others.
template <class What>
std::optional<double> speed(const std::vector<ShareUnderWay>& running, What what) {
    double sum = 0;
    std::size_t heard = 0;
    for (const ShareUnderWay& share : running)
        if (share.seconds() > 0 && what(share) > 0) {
            sum += what(share) / share.seconds();
            ++heard;
        }
    if (heard == 0)
        return std::nullopt;
    return sum * static_cast<double>(running.size()) / static_cast<double>(heard);
}

} // namespace

std::optional<std::uint64_t> replications_of(const Experiment& experiment, const Slice& slice) {
    if (experiment.verb != "run" && experiment.verb != "compare")
        return std::nullopt;
    try {
        return plan_of(experiment, slice).replications;
    } catch (const InvalidInput&) {
        return std::nullopt;
    }
}

std::optional<std::uint64_t> RoundProgress::replications_done() const {
    if (!done.empty() && !replications)
        return std::nullopt;
    const Plan all{.replications = static_cast<std::uint32_t>(replications.value_or(0))};
    std::uint64_t sum = 0;
    for (const std::uint32_t part : done)
        sum += share_of(all, part, parts).replications;
    for (const ShareUnderWay& share : running)
        sum += share.sign.done;
    return sum;
}

std::optional<double> RoundProgress::per_second() const {
    return speed(running,
                 [](const ShareUnderWay& share) { return static_cast<double>(share.sign.done); });
}

std::optional<double> RoundProgress::seconds_left() const {
    if (complete())
        return 0;
    const std::optional<double> shares_a_second = speed(running, share_done);
    if (!shares_a_second)
        return std::nullopt;
    auto left = static_cast<double>(parts - done.size());
    for (const ShareUnderWay& share : running)
        left -= share_done(share);
    return std::max(0.0, left) / *shares_a_second;
}

bool ExperimentProgress::complete() const {
    return std::ranges::all_of(rounds, &RoundProgress::complete);
}

std::vector<ExperimentProgress> progress_in(const fs::path& folder,
                                            const std::vector<PlannedCut>& planned) {
    const ShareFolder there = shares_in(folder);
    const std::vector<ShareUnderWay> under_way = all_under_way(there.claims);
    std::vector<ExperimentProgress> all;
    for (const auto& [stem, set] : sets_of(there, under_way, planned)) {
        all.push_back({.stem = stem, .rounds = rounds_of(set, under_way)});
        if (const std::optional<Experiment> experiment = experiment_in(folder, set))
            for (RoundProgress& progress : all.back().rounds)
                progress.replications = replications_of(*experiment, {progress.round, 1, 1});
    }
    return all;
}

} // namespace sim::results
