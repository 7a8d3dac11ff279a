#include "models/dependence.hpp"

#include "models/draft.hpp"
#include "models/world.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace models {

using namespace sim::scenario;

const Record& Correlation::describe() {
    static const Record record =
        sim::scenario::record<Correlation>("correlation", "How two stages depend.")
            .field("a", &Correlation::a, required, "One of the `stages`.")
            .field("b", &Correlation::b, required, "Another.")
            .field("rho", &Correlation::rho, {.range = between(-1, 1), .needed = true},
                   "Correlation of the normal scores of their durations.")
            .position(&Correlation::where);
    return record;
}

const Record& Dependence::describe() {
    static const Record record =
        sim::scenario::record<Dependence>(
            "dependence", "Durations that tend to be long together (Gaussian copula). Each keeps "
                          "its distribution; the first attempts depend on each other, and the "
                          "second, and so on.")
            .field("name", &Dependence::name, required, "Unique name.")
            .field("stages", &Dependence::stages, {.needed = true},
                   "Names of stages, on whatever route.")
            .choice("among", &Dependence::among,
                    {{"stages", Among::stages, "the stages of each owner, whatever others do"},
                     {"owners", Among::owners,
                      "all who do one stage, each stage for itself: a common cause"},
                     {"both", Among::both, "all these stages of all owners: one common cause"}},
                    "owners", "Between whom.")
            .field("rho", &Dependence::rho, {.range = between(-1, 1), .fallback = "0"},
                   "Correlation of the normal scores of every pair; below 0 only among stages.")
            .list("correlations", &Dependence::correlations,
                  "Pairs of stages with another correlation; only among stages.")
            .position(&Dependence::where);
    return record;
}

namespace {
constexpr double hardly_moved = 1e-6;
constexpr std::size_t most_told = 6;

/// Whose stages of this name are on some route.
std::vector<const Stage*> stages_called(const Parameters& p, const std::string& name) {
    std::vector<const Stage*> found;
    for (const Route& route : p.routes)
        for (const Stage& stage : route.stages)
            if (stage.name.text == name)
                found.push_back(&stage);
    return found;
}

std::vector<std::string> all_stages(const Parameters& p) {
    std::vector<std::string> names;
    for (const Route& route : p.routes)
        for (const Stage& stage : route.stages)
            if (std::find(names.begin(), names.end(), stage.name.text) == names.end())
                names.push_back(stage.name.text);
    return names;
}

std::vector<std::string> texts(const std::vector<Name>& names) {
    std::vector<std::string> all;
    all.reserve(names.size());
    for (const Name& name : names)
        all.push_back(name.text);
    return all;
}

std::size_t place_of(const Dependence& dependence, const std::string& stage) {
    const std::vector<std::string> names = texts(dependence.stages);
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), stage) - names.begin());
}

void check_stages(const Parameters& p, const Dependence& dependence, Problems& problems) {
    const Stage* first = nullptr;
    for (const Name& name : dependence.stages) {
        const std::vector<const Stage*> found = stages_called(p, name.text);
        if (found.empty())
            problems.add_unknown(name, "stage", all_stages(p));
        for (const Stage* stage : found) {
            if (first == nullptr)
                first = stage;
            if (dependence.among == Among::stages && stage->by != first->by)
                problems.add(name.where,
                             fmt::format("dependence '{}': '{}' and '{}' are not done by the same; "
                                         "allowed: among stages only such as have one `by`",
                                         dependence.name.text, first->name.text, name.text));
        }
    }
    if (dependence.among == Among::stages && dependence.stages.size() < 2)
        problems.add(dependence.where,
                     fmt::format("dependence '{}' is among {} stages; allowed: two or more",
                                 dependence.name.text, dependence.stages.size()));
}

void check_correlations(const Dependence& dependence, Problems& problems) {
    if (dependence.among != Among::stages && !dependence.correlations.empty())
        problems.add(dependence.correlations.front().where,
                     fmt::format("dependence '{}': correlations of pairs of stages go with among "
                                 "= \"stages\"; allowed elsewhere: one `rho`",
                                 dependence.name.text));
    if (dependence.among != Among::stages && dependence.rho.value < 0)
        problems.add(dependence.rho.where,
                     fmt::format("dependence '{}': rho is {}, but a common cause makes no one "
                                 "late because another is early; allowed: 0 to 1",
                                 dependence.name.text, dependence.rho.value));
    std::map<std::pair<std::size_t, std::size_t>, Position> known;
    for (const Correlation& each : dependence.correlations) {
        for (const Name& name : {each.a, each.b})
            if (place_of(dependence, name.text) == dependence.stages.size())
                problems.add_unknown(name, "stage of the dependence", texts(dependence.stages));
        const auto pair =
            std::minmax({place_of(dependence, each.a.text), place_of(dependence, each.b.text)});
        if (each.a.text == each.b.text)
            problems.add(each.where, fmt::format("'{}' is correlated with itself; allowed: two "
                                                 "different stages",
                                                 each.a.text));
        else if (const auto [first, is_new] = known.emplace(pair, each.where); !is_new)
            problems.add(each.where,
                         fmt::format("the correlation of '{}' and '{}' is there already, at {}; "
                                     "allowed: one for each pair",
                                     each.a.text, each.b.text, to_string(first->second)));
    }
}

sim::Correlations wanted_by(const Dependence& dependence) {
    sim::Correlations wanted(dependence.stages.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            wanted.set(i, j, dependence.rho.value);
    for (const Correlation& each : dependence.correlations)
        wanted.set(place_of(dependence, each.a.text), place_of(dependence, each.b.text),
                   each.rho.value);
    return wanted;
}

bool is_nothing(const Dependence& dependence) {
    return dependence.rho.value == 0 &&
           std::all_of(dependence.correlations.begin(), dependence.correlations.end(),
                       [](const Correlation& each) { return each.rho.value == 0; });
}

/// What to tell of correlations that had to move; "" if none had to.
std::string moved(const Dependence& dependence, const sim::Correlations& wanted,
                  const sim::Correlations& used) {
    std::string pairs;
    std::size_t count = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        for (std::size_t j = i + 1; j < wanted.size(); ++j)
            if (std::abs(wanted.at(i, j) - used.at(i, j)) > hardly_moved && ++count <= most_told)
                pairs += fmt::format("{}{} and {} {:.4f} instead of {}", count == 1 ? "" : ", ",
                                     dependence.stages[i].text, dependence.stages[j].text,
                                     used.at(i, j), wanted.at(i, j));
    if (count == 0)
        return {};
    if (count > most_told)
        pairs += fmt::format(" and {} more", count - most_told);
    return fmt::format("{}: dependence '{}': no durations can have these correlations; the nearest "
                       "that some can have are used: {}",
                       to_string(dependence.where), dependence.name.text, pairs);
}

Bond bond_of(const Dependence& dependence, Draft& draft) {
    Bond bond{.law = sim::CommonCause(std::max(0.0, dependence.rho.value)),
              .stages = {},
              .cause = draft.numbers.of("dependence: " + dependence.name.text),
              .among = dependence.among};
    if (dependence.among != Among::stages)
        return bond;
    const sim::Correlations wanted = wanted_by(dependence);
    const sim::Correlations used = sim::nearest_possible(wanted);
    if (std::string warning = moved(dependence, wanted, used); !warning.empty())
        draft.blueprint.warnings.push_back(std::move(warning));
    bond.law = sim::GaussianCopula(used);
    for (const Name& stage : dependence.stages)
        bond.stages.push_back(draft.numbers.of(stage.text));
    return bond;
}
} // namespace

void check_dependences(const Parameters& parameters, Problems& problems) {
    std::map<std::string, Position> taken;
    for (const Dependence& dependence : parameters.dependences) {
        check_stages(parameters, dependence, problems);
        check_correlations(dependence, problems);
        for (const Name& stage : dependence.stages)
            if (const auto [first, is_new] = taken.emplace(stage.text, stage.where); !is_new)
                problems.add(stage.where,
                             fmt::format("dependence '{}': the durations of '{}' depend already, "
                                         "at {}; allowed: each stage in one dependence, once",
                                         dependence.name.text, stage.text,
                                         to_string(first->second)));
    }
}

void compile_dependences(Draft& draft) {
    Blueprint& b = draft.blueprint;
    for (const Dependence& dependence : b.parameters.dependences) {
        if (is_nothing(dependence))
            continue;
        const auto bond = static_cast<std::uint32_t>(b.bonds.size());
        b.bonds.push_back(bond_of(dependence, draft));
        for (std::size_t i = 0; i < b.steps.size(); ++i) {
            const auto a = id_of<ActivityId>(i);
            const std::size_t place = place_of(dependence, draft.activity(a).stage->name.text);
            if (place == dependence.stages.size())
                continue;
            b.ties.set(a, {bond, static_cast<std::uint32_t>(place)});
            b.steps[i].mark(Special::depends);
        }
    }
}

double dependent_uniform(const World& world, ActivityId a) {
    const Blueprint& b = world.blueprint();
    const Tie tie = b.ties.of(a);
    const Bond& bond = b.bonds[tie.bond];
    const Step& step = b.step(a);
    const std::uint32_t attempt = world.progress[index(a)].attempt;
    if (const auto* copula = std::get_if<sim::GaussianCopula>(&bond.law))
        return copula->at(tie.place, [&](std::size_t j) {
            return world.streams.uniform(
                address(Draw::duration, bond.stages[j], step.owner, attempt));
        });
    const std::uint32_t whose = bond.among == Among::owners ? step.stage : 0;
    const double cause = world.streams.uniform(address(Draw::duration, bond.cause, whose, attempt));
    return std::get<sim::CommonCause>(bond.law).at(cause, world.uniform(Draw::duration, a));
}

} // namespace models
