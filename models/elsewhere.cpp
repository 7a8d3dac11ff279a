#include "models/elsewhere.hpp"

#include "models/network.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string_view>

namespace models {

using namespace sim::scenario;

const Record& Elsewhere::describe() {
    static const Record record =
        sim::scenario::record<Elsewhere>("follows", "A stage of others that a stage comes after.")
            .field("stage", &Elsewhere::stage, required, "Name of the stage, on any route.")
            .field("of", &Elsewhere::of, required,
                   "Whose: a trust, a group (all its members), or \"programme\" (everyone).")
            .position(&Elsewhere::where);
    return record;
}

namespace {
constexpr std::string_view everyone = "programme";

/// The trusts a name stands for; a trust's own name goes before a group's.
std::vector<TrustId> trusts_called(const Name& name, const Parameters& p, Problems& problems) {
    std::vector<TrustId> trusts;
    std::vector<std::string> known;
    for (std::size_t t = 0; t < p.trusts.size(); ++t) {
        known.push_back(p.trusts[t].name.text);
        if (p.trusts[t].name.text == name.text)
            return {id_of<TrustId>(t)};
    }
    for (const Group& group : p.groups)
        known.push_back(group.name.text);
    known.emplace_back(everyone);
    if (std::find(known.begin(), known.end(), name.text) == known.end())
        problems.add_unknown(name, "trust or group", known);
    for (std::size_t t = 0; t < p.trusts.size(); ++t) {
        const std::optional<Name>& group = p.trusts[t].group;
        const bool member = group && group->text == name.text;
        if (member || name.text == everyone)
            trusts.push_back(id_of<TrustId>(t));
    }
    return trusts;
}

/// A circle among the activities that `open` says are on one, or lead to one.
std::vector<ActivityId> circle_among(const Network& network, const std::vector<bool>& open) {
    const auto first = std::find(open.begin(), open.end(), true) - open.begin();
    std::vector<ActivityId> way{id_of<ActivityId>(static_cast<std::size_t>(first))};
    for (;;) { // every open activity has an open one before it
        const auto before = network.before(way.back());
        way.push_back(*std::find_if(before.begin(), before.end(),
                                    [&](ActivityId each) { return open[index(each)]; }));
        const auto seen = std::find(way.begin(), way.end() - 1, way.back());
        if (seen == way.end() - 1)
            continue;
        way.erase(way.begin(), seen);
        std::reverse(way.begin(), way.end());
        return way;
    }
}
} // namespace

std::vector<ActivityId> activities_of(const Elsewhere& elsewhere, const Network& network,
                                      const Parameters& parameters, Problems& problems) {
    const std::vector<TrustId> wanted = trusts_called(elsewhere.of, parameters, problems);
    if (wanted.empty())
        return {};
    std::vector<ActivityId> found;
    std::vector<std::string> known;
    for (std::size_t i = 0; i < network.activities().size(); ++i) {
        const std::vector<TrustId> theirs = network.trusts_of(id_of<ActivityId>(i));
        if (std::find_first_of(theirs.begin(), theirs.end(), wanted.begin(), wanted.end()) ==
            theirs.end())
            continue;
        const std::string& stage = network.activities()[i].stage->name.text;
        if (stage == elsewhere.stage.text)
            found.push_back(id_of<ActivityId>(i));
        else if (std::find(known.begin(), known.end(), stage) == known.end())
            known.push_back(stage);
    }
    if (found.empty())
        problems.add_unknown(elsewhere.stage, fmt::format("stage of '{}'", elsewhere.of.text),
                             known);
    return found;
}

void check_circles(const Network& network, Problems& problems) {
    const std::size_t count = network.activities().size();
    std::vector<std::size_t> pending(count);
    std::vector<bool> open(count, true);
    std::vector<ActivityId> ready;
    for (std::size_t i = 0; i < count; ++i)
        pending[i] = network.before(id_of<ActivityId>(i)).size();
    for (std::size_t i = 0; i < count; ++i)
        if (pending[i] == 0)
            ready.push_back(id_of<ActivityId>(i));
    std::size_t left = count;
    for (; !ready.empty(); --left) {
        const ActivityId a = ready.back();
        ready.pop_back();
        open[index(a)] = false;
        for (const ActivityId next : network.after(a))
            if (--pending[index(next)] == 0)
                ready.push_back(next);
    }
    if (left == 0)
        return;
    std::string circle;
    const std::vector<ActivityId> way = circle_among(network, open);
    for (const ActivityId a : way)
        circle += (circle.empty() ? "" : " -> ") + network.name_of(a);
    problems.add(network.activities()[index(way.front())].stage->where,
                 fmt::format("stages follow each other in a circle: {}; allowed: stages that each "
                             "come after earlier ones only",
                             circle));
}

} // namespace models
