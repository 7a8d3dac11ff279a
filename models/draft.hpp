#pragma once

#include "models/blueprint.hpp"
#include "models/references.hpp"

#include <optional>
#include <string>

namespace models {

/// Adds `more` to one of the blueprint's flat lists. \return where it stands
template <class T, class Range>
Stretch append(std::vector<T>& list, const Range& more) {
    const auto begin = static_cast<std::uint32_t>(list.size());
    list.insert(list.end(), more.begin(), more.end());
    return {begin, static_cast<std::uint32_t>(list.size())};
}

/// A number of days as a simulated duration.
inline sim::Duration from_days(double days) {
    constexpr double seconds_a_day = 86'400;
    return sim::to_duration(days * seconds_a_day);
}

/// A blueprint in the making, as the files of the kinds and mechanisms see it when they add what
/// they need: each has a `compile(its struct, activity, step, draft)`.
class Draft {
public:
    explicit Draft(Blueprint& made) : blueprint{made} {}

    [[nodiscard]] const Activity& activity(ActivityId a) const {
        return blueprint.network.activities()[index(a)];
    }
    [[nodiscard]] const Route& route(ActivityId a) const {
        return blueprint.parameters.routes[activity(a).route];
    }
    /// What is done again when `a` leads back to the named stage, or to itself.
    [[nodiscard]] Stretch rework_of(ActivityId a,
                                    const std::optional<sim::scenario::Name>& to) const {
        std::vector<ActivityId> from{a};
        if (to)
            from = blueprint.network.instances(a, route(a), to->text);
        return append(blueprint.reworks, blueprint.network.rework(a, from));
    }

    Blueprint& blueprint;
    NameNumbers numbers;
};

} // namespace models
