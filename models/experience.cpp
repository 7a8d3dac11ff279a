#include "models/experience.hpp"

#include "models/draft.hpp"
#include "models/world.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace models {

using namespace sim::scenario;

const Record& Experience::describe() {
    static const Record record =
        sim::scenario::record<Experience>("experience", "What is learnt from one site to the next.")
            .field("duration", &Experience::duration, {.range = probability(), .fallback = "1"},
                   "Factor on the duration each time the number of times it has been done doubles.")
            .field("failure", &Experience::failure, {.range = probability(), .fallback = "1"},
                   "The same for the chance of failure.")
            .choice("among", &Experience::among,
                    {{"programme", SharedBy::programme, "all who do a stage of this name"},
                     {"configuration", SharedBy::configuration, "those of the same configuration"},
                     {"supplier", SharedBy::supplier, "those with the same supplier"}},
                    "programme", "Whose experience counts.")
            .field("least", &Experience::least, {.range = probability(), .fallback = "0"},
                   "Neither factor falls below it.");
    return record;
}

namespace {
constexpr std::uint32_t nowhere = UINT32_MAX;

std::vector<double> table(double rate, double least, std::size_t count) {
    std::vector<double> factors;
    for (std::size_t n = 0; n < count; ++n)
        factors.push_back(
            n == 0 ? 1 : std::max(least, std::pow(rate, std::log2(static_cast<double>(n + 1)))));
    return factors;
}

LearningCurve curve_of(const Stage& stage, const Experience& given,
                       std::span<const Activity> activities) {
    const auto most = static_cast<std::size_t>(
        std::count_if(activities.begin(), activities.end(), [&](const Activity& each) {
            return each.stage->name.text == stage.name.text;
        }));
    return {table(given.duration.value, given.least.value, most),
            table(given.failure.value, given.least.value, most)};
}

/// How many places those among whom experience is shared need.
std::uint32_t width(const Blueprint& b, SharedBy among) {
    if (among == SharedBy::configuration)
        return b.configuration_count;
    return among == SharedBy::programme
               ? 1
               : static_cast<std::uint32_t>(b.parameters.suppliers.size() + 1);
}

/// Where the experience of `a` counts, if `supplier` does its work.
std::uint32_t place_of(const Blueprint& b, ActivityId a, SupplierId supplier) {
    const ExperienceNumbers& experience = b.experiences.of(a);
    if (experience.among == SharedBy::programme)
        return experience.first;
    if (experience.among == SharedBy::configuration) {
        const TrustId trust = b.concerned[b.step(a).trusts.begin];
        return experience.first + b.configurations[index(trust)];
    }
    const std::size_t none = b.parameters.suppliers.size();
    return experience.first +
           static_cast<std::uint32_t>(supplier == nobody<SupplierId> ? none : index(supplier));
}

/// How many others have done it before.
std::uint32_t others_before(const World& world, ActivityId a) {
    const Blueprint& b = world.blueprint();
    const std::uint32_t place = place_of(b, a, world.supplier_of(b.step(a)));
    const bool own = world.practice.counted[index(a)] == place;
    return world.practice.completed[place] - (own ? 1 : 0);
}
} // namespace

void compile_experience(Draft& draft) {
    Blueprint& b = draft.blueprint;
    const auto activities = b.network.activities();
    std::map<std::pair<std::string, SharedBy>, std::uint32_t> places;
    std::map<const Stage*, std::uint32_t> curves;
    for (std::size_t i = 0; i < activities.size(); ++i) {
        const Stage& stage = *activities[i].stage;
        if (!stage.experience || b.steps[i].trusts.begin == b.steps[i].trusts.end)
            continue;
        const SharedBy among = stage.experience->among;
        const auto [place, made] =
            places.try_emplace({stage.name.text, among}, b.experience_places);
        if (made)
            b.experience_places += width(b, among);
        const auto [curve, drawn] =
            curves.try_emplace(&stage, static_cast<std::uint32_t>(b.learning_curves.size()));
        if (drawn)
            b.learning_curves.push_back(curve_of(stage, *stage.experience, activities));
        b.experiences.set(id_of<ActivityId>(i), {among, place->second, curve->second});
        b.steps[i].mark(Special::learns);
        b.steps[i].noticed = true;
    }
}

Practice::Practice(const Blueprint& b)
    : completed_at_start_(b.experience_places, 0),
      counted_at_start_(b.experience_places > 0 ? b.steps.size() : 0, nowhere) {
    for (std::size_t i = 0; i < counted_at_start_.size(); ++i) {
        const auto a = id_of<ActivityId>(i);
        if (b.done[i] == 0 || !b.steps[i].is(Special::learns))
            continue;
        const TrustId first = b.concerned[b.steps[i].trusts.begin];
        counted_at_start_[i] = place_of(b, a, b.incumbents[index(first)]);
        ++completed_at_start_[counted_at_start_[i]];
    }
    completed = completed_at_start_;
    counted = counted_at_start_;
}

void Practice::reset() {
    std::copy(completed_at_start_.begin(), completed_at_start_.end(), completed.begin());
    std::copy(counted_at_start_.begin(), counted_at_start_.end(), counted.begin());
}

double practice_in_duration(const World& world, ActivityId a) {
    const Blueprint& b = world.blueprint();
    return b.learning_curves[b.experiences.of(a).curve].duration[others_before(world, a)];
}

double practice_in_failure(const World& world, ActivityId a) {
    const Blueprint& b = world.blueprint();
    return b.learning_curves[b.experiences.of(a).curve].failure[others_before(world, a)];
}

void count_experience(World& world, ActivityId a) {
    const Blueprint& b = world.blueprint();
    std::uint32_t& counted = world.practice.counted[index(a)];
    if (counted != nowhere)
        return;
    counted = place_of(b, a, world.supplier_of(b.step(a)));
    ++world.practice.completed[counted];
}

} // namespace models
