#include "models/narrative.hpp"

#include "models/critical_chain.hpp"

#include <algorithm>
#include <fmt/ostream.h>
#include <ostream>

namespace models {

namespace {
std::string date_of(const Blueprint& b, sim::Time t) {
    return t == sim::never ? "later" : sim::to_string(b.epoch.date(t));
}

double in_days(sim::Duration d) { return static_cast<double>(d.count()) / 86'400; }

void tell_entry(const World& world, const Journal::Entry& entry, std::ostream& out) {
    const Blueprint& b = world.blueprint();
    fmt::print(out, "{} to {}  {}", date_of(b, entry.begun), date_of(b, entry.ended),
               b.network.name_of(entry.activity));
    if (entry.attempt > 0)
        fmt::print(out, ", attempt {}", entry.attempt + 1);
    if (entry.begun > entry.ready)
        fmt::print(out, ", waited {:.1f} days", in_days(entry.begun - entry.ready));
    fmt::print(out, "{}\n", entry.failed ? ": failed" : "");
}

void tell_departure(const World& world, const Journal::Departure& departure, std::ostream& out) {
    const Blueprint& b = world.blueprint();
    const std::vector<Trust>& trusts = b.parameters.trusts;
    const std::string& name = trusts[index(departure.trust)].name.text;
    const TrustId into = world.membership.part_of(departure.trust);
    if (world.membership.ended_at(departure.trust) != departure.at)
        fmt::print(out, "{}  {} left {}\n", date_of(b, departure.at), name,
                   b.network.parties()[index(departure.party)].name);
    else if (into == departure.trust)
        fmt::print(out, "{}  {} was dissolved\n", date_of(b, departure.at), name);
    else
        fmt::print(out, "{}  {} merged into {}\n", date_of(b, departure.at), name,
                   trusts[index(into)].name.text);
}

void tell_chain(const World& world, const Outcome& outcome, TrustId trust, std::ostream& out) {
    const Blueprint& b = world.blueprint();
    fmt::print(out, "{}: out {}\n", b.parameters.trusts[index(trust)].name.text,
               date_of(b, outcome.exit_of(world, trust)));
    for (const ActivityId a : critical_chain(world, trust)) {
        const Progress& here = world.progress[index(a)];
        const bool done = here.state == Progress::State::done;
        fmt::print(out, "    {:10}  {}\n", done ? date_of(b, here.end) : "not done",
                   b.network.name_of(a));
    }
}
} // namespace

void tell(const World& world, const Outcome& outcome, const Journal& journal, std::ostream& out) {
    std::vector<Journal::Entry> entries = journal.entries;
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& x, const auto& y) { return x.ended < y.ended; });
    fmt::print(out, "What happened, by the day it ended:\n");
    for (const Journal::Entry& entry : entries)
        tell_entry(world, entry, out);
    if (!journal.departures.empty())
        fmt::print(out, "\nWho left a group, merged or was dissolved:\n");
    for (const Journal::Departure& each : journal.departures)
        tell_departure(world, each, out);
    fmt::print(out, "\nWhat decided each exit, from the last stage back:\n");
    for (std::size_t t = 0; t < world.chosen.size(); ++t)
        tell_chain(world, outcome, id_of<TrustId>(t), out);
}

} // namespace models
