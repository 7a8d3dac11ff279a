#include "sim/experiment/rare_event.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/experiment/parallel.hpp"
#include "sim/experiment/perturbed.hpp"
#include "sim/experiment/randomised.hpp"

namespace sim {

namespace {

/// The chance of resampling, which no model draws from.
constexpr Address resampling{.purpose = UINT32_MAX, .entity = UINT32_MAX, .occasion = UINT32_MAX};

/// Seeds of the pilot (0) and the repetitions (from 1 on), which lie far apart.
std::uint64_t seed_of(std::uint64_t seed, std::uint32_t number) {
    const auto bits = Streams(seed, number).bits(resampling);
    return std::uint64_t{bits[1]} << 32 | bits[0];
}

/// One replication that has come to the present level.
struct Particle {
    Scores scores;
    std::int64_t value = 0; // larger is nearer to the event
};

/// Particles on one worker, and how they are moved.
class Swarm {
public:
    Swarm(const Contender& contender, const RareEvent& event, std::uint64_t seed)
        : event_(event), lane_(contender.lane()), row_(contender.outcome->size()), seed_(seed),
          draws_(seed) {
        lane_->sample_by(&draws_);
    }

    std::int64_t height_of(std::int64_t value) const {
        return event_.side == RareEvent::Side::at_least ? value : -value;
    }

    /// So many replications afresh.
    void begin(std::uint32_t count) {
        particles_.assign(count, {});
        for (Particle& each : particles_) {
            each.value = run({}, 1);
            each.scores = draws_.drawn();
        }
    }
    std::size_t reaching(std::int64_t level) const {
        return static_cast<std::size_t>(std::ranges::count_if(
            particles_, [&](const Particle& each) { return each.value >= level; }));
    }
    /// Multiplies those that reach the level to as many as there were: each gets its share, rounded
    /// at random (systematic resampling). \pre reaching(level) > 0
    void choose(std::int64_t level) {
        std::vector<const Particle*> chosen;
        for (const Particle& each : particles_)
            if (each.value >= level)
                chosen.push_back(&each);
        const double first = Streams(seed_, number_++).uniform(resampling);
        const double each =
            static_cast<double>(chosen.size()) / static_cast<double>(particles_.size());
        std::vector<Particle> next;
        next.reserve(particles_.size());
        for (std::size_t i = 0; i < particles_.size(); ++i) {
            const double place = (static_cast<double>(i) + first) * each;
            next.push_back(*chosen[std::min(static_cast<std::size_t>(place), chosen.size() - 1)]);
        }
        particles_ = std::move(next);
    }
    /// Tries to move each particle once; the share that did.
    double move(std::int64_t level, double size) {
        std::size_t moved = 0;
        for (Particle& each : particles_) {
            const std::int64_t value = run(each.scores, size);
            if (value < level)
                continue;
            each.scores = draws_.drawn();
            each.value = value;
            ++moved;
        }
        return static_cast<double>(moved) / static_cast<double>(particles_.size());
    }
    std::vector<std::int64_t> heights() const {
        std::vector<std::int64_t> all;
        all.reserve(particles_.size());
        for (const Particle& each : particles_)
            all.push_back(each.value);
        return all;
    }
    std::uint64_t runs() const { return runs_; }

private:
    std::int64_t run(const Scores& from, double size) {
        std::uint8_t ran = 0;
        failures_.clear();
        draws_.start(from, size, number_++);
        lane_->run(seed_, 0, row_, {&ran, 1}, failures_);
        ++runs_;
        if (ran == 0)
            throw InvalidInput(
                fmt::format("a replication failed ({}), so the chance cannot be known",
                            failures_.front().message));
        return height_of(row_[event_.measure]);
    }

    const RareEvent& event_;
    std::unique_ptr<Lane> lane_;
    std::vector<std::int64_t> row_;
    std::uint64_t seed_;
    Perturbed draws_;
    std::vector<Particle> particles_;
    std::vector<Failure> failures_;
    std::uint32_t number_ = 0;
    std::uint64_t runs_ = 0;
};

/// The highest level that `share` of the particles reach, but above `last`; the event at most.
std::int64_t next_level(std::vector<std::int64_t> heights, std::int64_t last, std::int64_t event,
                        double share) {
    std::ranges::sort(heights);
    const auto rank = static_cast<std::size_t>((1 - share) * static_cast<double>(heights.size()));
    std::int64_t level = heights[rank];
    if (level <= last) {
        const auto above = std::ranges::upper_bound(heights, last);
        level = above == heights.end() ? last : *above;
    }
    return std::min(level, event);
}

/// Finds levels and steps by one adaptive repetition; thresholds are heights.
std::vector<RareLevel> find_levels(Swarm& swarm, std::int64_t event, const RarePlan& plan) {
    constexpr double share = 0.2, least_step = 0.02;
    constexpr std::uint32_t particles = 1'000, patience = 40;
    std::vector<RareLevel> levels;
    swarm.begin(particles);
    double step = 0.7;
    std::int64_t level = std::numeric_limits<std::int64_t>::min();
    std::uint32_t waited = 0;
    while (level < event && !(plan.stop != nullptr && plan.stop->load())) {
        const std::int64_t next = next_level(swarm.heights(), level, event, share);
        if (next > level) {
            level = next;
            waited = 0;
            levels.push_back({level, step});
            if (level == event)
                break;
            swarm.choose(level);
        } else if (++waited > patience) {
            throw InvalidInput("no way to the event is found: the measure has no steps towards it, "
                               "or it cannot happen; give a measure that comes near by degrees (a "
                               "count, a date, days, money)");
        }
        for (std::uint32_t i = 0; i < plan.moves; ++i) {
            const double moved = swarm.move(level, step);
            step = moved < 0.3   ? std::max(least_step, 0.8 * step)
                   : moved > 0.5 ? std::min(1.0, 1.2 * step)
                                 : step;
        }
        levels.back().step = step;
    }
    return levels;
}

/// One repetition's estimate; reached[l] and tried[l] count over all.
double repeat(Swarm& swarm, const std::vector<RareLevel>& levels, const RarePlan& plan,
              std::vector<double>& shares) {
    double chance = 1;
    swarm.begin(plan.particles);
    for (std::size_t l = 0; l < levels.size(); ++l) {
        const std::int64_t level = levels[l].threshold;
        const std::size_t reached = swarm.reaching(level);
        shares[l] = static_cast<double>(reached) / plan.particles;
        chance *= shares[l];
        if (reached == 0)
            return 0;
        if (l + 1 == levels.size())
            break;
        swarm.choose(level);
        for (std::uint32_t i = 0; i < plan.moves; ++i)
            swarm.move(level, levels[l].step);
    }
    return chance;
}

void conclude(RareResult& result) {
    if (result.repetitions.size() < 2) {
        result.chance = {no_estimate, 0, 1};
        result.variance_ratio = no_estimate;
        return;
    }
    const double value =
        std::accumulate(result.repetitions.begin(), result.repetitions.end(), 0.0) /
        static_cast<double>(result.repetitions.size());
    const auto [mean, lo, hi] = over_randomisations(value, result.repetitions);
    result.chance = {mean, std::max(0.0, lo), std::min(1.0, hi)};
    result.variance_ratio = value * (1 - value) / static_cast<double>(result.runs) /
                            variance_over_randomisations(value, result.repetitions);
}

} // namespace

RareResult chance_of(const Contender& contender, const RareEvent& event, const RarePlan& plan) {
    expects(plan.repetitions >= 2 && plan.particles > 0, "too few repetitions or particles");
    Swarm pilot(contender, event, seed_of(plan.seed, 0));
    RareResult result;
    result.levels = find_levels(pilot, pilot.height_of(event.threshold), plan);
    std::vector<std::vector<double>> shares(plan.repetitions,
                                            std::vector<double>(result.levels.size()));
    std::vector<double> says(plan.repetitions);
    std::atomic<std::uint64_t> runs = pilot.runs(), done = 0;
    BlockSource source(plan.repetitions, plan.stop);
    parallel_blocks(worker_count(plan.threads), source, [&](BlockSource& blocks) {
        while (const auto number = blocks.next()) {
            Swarm swarm(contender, event,
                        seed_of(plan.seed, static_cast<std::uint32_t>(*number) + 1));
            says[*number] = repeat(swarm, result.levels, plan, shares[*number]);
            runs += swarm.runs();
            if (plan.progress)
                plan.progress(++done);
        }
    });
    result.runs = runs;
    says.resize(source.taken());
    result.interrupted = says.size() < plan.repetitions;
    result.repetitions = std::move(says);
    for (std::size_t l = 0; l < result.levels.size(); ++l) {
        RareLevel& level = result.levels[l];
        level.threshold = pilot.height_of(level.threshold); // back to the measure
        for (std::size_t r = 0; r < result.repetitions.size(); ++r)
            level.share += shares[r][l] / static_cast<double>(result.repetitions.size());
    }
    conclude(result);
    return result;
}

} // namespace sim
