#include "models/pressure.hpp"

#include "models/draft.hpp"

#include <algorithm>
#include <unordered_map>

namespace models {

using namespace sim::scenario;

const Record& Pressure::describe() {
    static const Record record =
        sim::scenario::record<Pressure>("pressure", "Scope that is cut to hold the deadline.")
            .field("most", &Pressure::most, {.range = probability(), .needed = true},
                   "Largest share of the duration that can be cut; what is cut is the share that "
                   "is missing of the mean time to the exit.")
            .field("then_fails", &Pressure::then_fails, {.range = at_least(1), .fallback = "1"},
                   "Factor on the chance of failure, and of trouble, when so much is cut; in "
                   "proportion when less is.");
    return record;
}

namespace {
using Means = std::unordered_map<const sim::Distribution*, double>;

/// How long a step takes on average [s], its wait for a meeting or a window included.
double mean_length(const Blueprint& b, ActivityId a, Means& means) {
    const Step& step = b.step(a);
    double mean = 0;
    if (step.duration != nullptr) {
        const auto [known, added] = means.try_emplace(step.duration, 0);
        if (added)
            known->second = step.duration->mean();
        mean = known->second;
    }
    const auto seconds = [](sim::Duration d) { return static_cast<double>(d.count()); };
    mean = std::max(mean, seconds(step.minimum));
    constexpr double half = 0.5; // what a regular event lets one wait on average, of its interval
    if (step.kind == Step::Kind::approval)
        mean += seconds(b.boards[step.detail].papers) + half * seconds(b.boards[step.detail].round);
    if (step.kind == Step::Kind::standstill)
        mean = std::max(mean, seconds(sim::days(b.standstills[step.detail])));
    if (step.kind == Step::Kind::cutover) {
        const Move& move = b.moves[step.detail];
        const std::int64_t weeks = b.parameters.windows[move.window].every_weeks.value;
        mean += seconds(move.notice) + half * seconds(sim::days(7 * weeks));
    }
    return mean;
}

/// All activities, each after those it comes before.
std::vector<ActivityId> from_the_end(const Network& network) {
    const std::size_t count = network.activities().size();
    std::vector<std::size_t> open(count);
    std::vector<ActivityId> order;
    for (std::size_t i = 0; i < count; ++i) {
        open[i] = network.after(id_of<ActivityId>(i)).size();
        if (open[i] == 0)
            order.push_back(id_of<ActivityId>(i));
    }
    for (std::size_t k = 0; k < order.size(); ++k)
        for (const ActivityId earlier : network.before(order[k]))
            if (--open[index(earlier)] == 0)
                order.push_back(earlier);
    return order;
}

/// By activity the longest way to an exit [s]; negative if none lies ahead.
std::vector<double> times_to_go(const Blueprint& b) {
    std::vector<double> to_go(b.steps.size(), -1);
    for (std::size_t e = 0; e < b.network.enrolments().size(); ++e)
        for (const ActivityId exit : b.network.exits(id_of<EnrolmentId>(e)))
            to_go[index(exit)] = 0;
    Means means;
    for (const ActivityId a : from_the_end(b.network)) {
        double& here = to_go[index(a)];
        for (const ActivityId next : b.network.after(a))
            here = std::max(here, to_go[index(next)]);
        if (here >= 0)
            here += mean_length(b, a, means);
    }
    return to_go;
}

/// Of all those whom a step is for.
sim::Time earliest_deadline(const Blueprint& b, const Step& step) {
    sim::Time earliest = b.horizon;
    for (const TrustId trust : b.in(b.concerned, step.trusts))
        earliest = std::min(earliest, b.contract_ends[index(trust)].deadline);
    return earliest;
}
} // namespace

void compile_pressure(Draft& draft) {
    Blueprint& b = draft.blueprint;
    const auto pressed = [](const Activity& a) { return a.stage->pressure.has_value(); };
    const auto activities = b.network.activities();
    if (std::none_of(activities.begin(), activities.end(), pressed))
        return;
    const std::vector<double> to_go = times_to_go(b);
    for (std::size_t i = 0; i < activities.size(); ++i) {
        const std::optional<Pressure>& given = activities[i].stage->pressure;
        if (!given || !(to_go[i] > 0))
            continue;
        b.pressures.set(id_of<ActivityId>(i),
                        {given->most.value, given->then_fails.value, sim::to_duration(to_go[i]),
                         earliest_deadline(b, b.steps[i])});
        b.steps[i].mark(Special::pressed);
    }
}

double cut_of(const Blueprint& b, ActivityId a, sim::Time from) {
    const PressureNumbers& pressure = b.pressures.of(a);
    const sim::Duration missing = pressure.to_go - (pressure.deadline - from);
    if (missing <= sim::Duration{0})
        return 0;
    return std::min(pressure.most, static_cast<double>(missing.count()) /
                                       static_cast<double>(pressure.to_go.count()));
}

double haste_of(const Blueprint& b, ActivityId a, sim::Time from) {
    const PressureNumbers& pressure = b.pressures.of(a);
    if (!(pressure.most > 0))
        return 1;
    return 1 + (pressure.then_fails - 1) * cut_of(b, a, from) / pressure.most;
}

} // namespace models
