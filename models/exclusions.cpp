#include "models/exclusions.hpp"

#include "sim/scenario/path.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <utility>
#include <variant>

namespace models {

namespace {
using sim::CauseKind;

constexpr int plenty = 100'000; // units that nobody ever waits for

/// Collects causes; settings of the same cause go together.
class Causes {
public:
    void add(CauseKind kind, const std::string& name, std::string setting) {
        const auto known = std::find_if(all_.begin(), all_.end(), [&](const auto& each) {
            return each.kind == kind && each.name == name;
        });
        if (known != all_.end())
            known->settings.push_back(std::move(setting));
        else
            all_.push_back({name, kind, {std::move(setting)}});
    }
    std::vector<sim::Exclusion> all() && { return std::move(all_); }

private:
    std::vector<sim::Exclusion> all_;
};

std::string at(const char* list, const sim::scenario::Name& name) {
    return fmt::format("{}.{}", list, sim::scenario::path_part(name.text));
}

// --- what stands in stages ---

void risks_of(const Stage& stage, const std::string& path, Causes& causes) {
    const std::string& name = stage.name.text;
    if (stage.failure && stage.failure->probability.value > 0)
        causes.add(CauseKind::risk, "failure of " + name, path + ".failure.probability=0");
    if (stage.trouble && stage.trouble->probability.value > 0)
        causes.add(CauseKind::risk, "trouble after " + name, path + ".trouble.probability=0");
    if (stage.parting && stage.parting->probability.value > 0)
        causes.add(CauseKind::risk, "members leave at " + name, path + ".parting.probability=0");
    if (const auto* cutover = std::get_if<Cutover>(&stage.kind);
        cutover != nullptr && cutover->called_off.value > 0)
        causes.add(CauseKind::risk, name + " called off", path + ".called_off=0");
    if (const auto* standstill = std::get_if<Standstill>(&stage.kind);
        standstill != nullptr && standstill->challenge &&
        standstill->challenge->probability.value > 0)
        causes.add(CauseKind::risk, "challenge at " + name, path + ".challenge.probability=0");
}

void waits_of(const Stage& stage, const std::string& path, sim::Date start, Causes& causes) {
    const std::string& name = stage.name.text;
    if (const auto* approval = std::get_if<Approval>(&stage.kind)) {
        const std::string board = "board of " + name;
        causes.add(CauseKind::wait, board, path + ".meets_every=0.001");
        causes.add(CauseKind::wait, board, path + ".papers=0");
        if (!approval->meetings.empty())
            causes.add(CauseKind::wait, board, path + ".meetings=[]");
    }
    if (const auto* standstill = std::get_if<Standstill>(&stage.kind);
        standstill != nullptr && standstill->days.value > 0)
        causes.add(CauseKind::wait, "days of " + name, path + ".days=0");
    if (const auto* cutover = std::get_if<Cutover>(&stage.kind);
        cutover != nullptr && cutover->notice.value > 0)
        causes.add(CauseKind::wait, "notice of " + name, path + ".notice=0");
    if (stage.minimum.value > 0)
        causes.add(CauseKind::wait, "minimum of " + name, path + ".minimum=0");
    if (stage.not_before && *stage.not_before > start)
        causes.add(CauseKind::wait, name + " not before its date",
                   fmt::format("{}.not_before={}", path, sim::to_string(start)));
}

void add_stages(const Parameters& p, Causes& causes) {
    for (const Route& route : p.routes)
        for (const Stage& stage : route.stages) {
            const std::string path =
                fmt::format("{}.{}", at("route", route.name), at("stage", stage.name));
            risks_of(stage, path, causes);
            waits_of(stage, path, p.start, causes);
        }
}

// --- what stands beside the routes ---

void add_halts(const Parameters& p, Causes& causes) {
    for (const Halt& halt : p.halts) {
        const std::string path = at("halt", halt.name), name = "halt " + halt.name.text;
        if (halt.every)
            causes.add(CauseKind::risk, name, path + ".every=1000000");
        for (std::size_t i = 0; i < halt.planned.size(); ++i)
            causes.add(CauseKind::risk, name, fmt::format("{}.planned[{}].probability=0", path, i));
    }
}

void add_milestones(const Parameters& p, Causes& causes) {
    for (const Milestone& each : p.milestones) {
        const std::string path = at("milestone", each.name), name = "delay of " + each.name.text;
        if (each.delay.distribution.upper() > 0)
            causes.add(CauseKind::risk, name, path + ".delay=0");
        if (each.probability.value < 1)
            causes.add(CauseKind::risk, name, path + ".probability=1");
    }
}

void add_capacities(const Parameters& p, Causes& causes) {
    for (const Capacity& capacity : p.capacities) {
        const std::string path = at("capacity", capacity.name), &name = capacity.name.text;
        causes.add(CauseKind::capacity, name, fmt::format("{}.units={}", path, plenty));
        for (std::size_t i = 0; i < capacity.changes.size(); ++i)
            causes.add(CauseKind::capacity, name,
                       fmt::format("{}.change[{}].units={}", path, i, plenty));
        if (capacity.losses)
            causes.add(CauseKind::risk, "losses of " + name,
                       fmt::format("{}.losses.least={}", path, plenty));
    }
    for (const Window& window : p.windows)
        causes.add(CauseKind::capacity, "slots of " + window.name.text,
                   at("window", window.name) + ".slots=10000");
}

void add_suppliers(const Parameters& p, Causes& causes) {
    for (const Supplier& supplier : p.suppliers) {
        const std::string path = at("supplier", supplier.name), &name = supplier.name.text;
        causes.add(CauseKind::capacity, "bid teams of " + name,
                   fmt::format("{}.bid_teams={}", path, plenty));
        for (const Team& team : supplier.teams)
            causes.add(CauseKind::capacity, fmt::format("{} teams of {}", team.name.text, name),
                       fmt::format("{}.{}.units={}", path, at("team", team.name), plenty));
        if (supplier.compliance.value < 1)
            causes.add(CauseKind::risk, "bids of " + name + " that do not comply",
                       path + ".compliance=1");
    }
}

void add_law_and_calendar(const Parameters& p, Causes& causes) {
    for (const Statute& statute : p.statutes) {
        const std::string path = at("statute", statute.name), name = "statute " + statute.name.text;
        causes.add(CauseKind::wait, name, path + ".days=0");
        if (statute.with_prior_notice)
            causes.add(CauseKind::wait, name, path + ".with_prior_notice=0");
        for (std::size_t i = 0; i < statute.changes.size(); ++i) {
            causes.add(CauseKind::wait, name, fmt::format("{}.change[{}].days=0", path, i));
            if (statute.changes[i].with_prior_notice)
                causes.add(CauseKind::wait, name,
                           fmt::format("{}.change[{}].with_prior_notice=0", path, i));
        }
    }
    if (!p.freezes.empty())
        causes.add(CauseKind::wait, "freezes", "freeze=[]");
    for (const Trust& trust : p.trusts)
        if (trust.starts && *trust.starts > p.start)
            causes.add(
                CauseKind::wait, "later starts",
                fmt::format("{}.starts={}", at("trust", trust.name), sim::to_string(p.start)));
}
} // namespace

std::vector<sim::Exclusion> exclusions(const Parameters& parameters) {
    Causes causes;
    add_stages(parameters, causes);
    add_halts(parameters, causes);
    add_milestones(parameters, causes);
    add_capacities(parameters, causes);
    add_suppliers(parameters, causes);
    add_law_and_calendar(parameters, causes);
    return std::move(causes).all();
}

} // namespace models
