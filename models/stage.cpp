#include "models/stage.hpp"

namespace models {

using namespace sim::scenario;

const Record& Need::describe() {
    static const Record record =
        sim::scenario::record<Need>("need",
                                    "Units of something scarce, held while a stage is done.")
            .field("capacity", &Need::capacity, {}, "Name of a [[capacity]]; or else `team`.")
            .field("team", &Need::team, {}, "A trade of the chosen supplier's teams.")
            .field("units", &Need::units,
                   {.unit = "units", .range = between(1, 1'000'000), .fallback = "1"}, "How many.")
            .field("until", &Need::until, {},
                   "Last stage of the same owner for which they are held; without it, this one.")
            .position(&Need::where);
    return record;
}

const Record& Failure::describe() {
    static const Record record =
        sim::scenario::record<Failure>("failure", "How a stage can fail at its end.")
            .field("probability", &Failure::probability,
                   {.range = sim::scenario::probability(), .needed = true},
                   "Chance that the first attempt fails.")
            .field("learning", &Failure::learning,
                   {.range = sim::scenario::probability(), .fallback = "1"},
                   "Factor on that chance with each further attempt: 0.5 halves it.")
            .field("to", &Failure::to, {},
                   "Stage to go back to: all on the way from there is done again; without it, only "
                   "the stage itself.")
            .field("at_most", &Failure::at_most,
                   {.unit = "attempts", .range = between(0, 10'000), .fallback = "100"},
                   "After so many attempts, whatever came of them, the next succeeds.");
    return record;
}

namespace {
/// For whom a stage is done once, and in which case.
Builder<Stage>& add_choices(Builder<Stage>& stage) {
    return stage
        .choice("by", &Stage::by,
                {{"trust", By::trust, "once for each trust"},
                 {"group", By::group, "once for each group; a trust in no group is its own"},
                 {"domain", By::domain,
                  "once for all trusts that share a domain; one that shares none is its own"},
                 {"programme", By::programme, "once for all trusts on the route"}},
                "trust", "For whom it is done once.")
        .choice("when", &Stage::when,
                {{"always", When::always, "in any case"},
                 {"stay", When::stay, "if the supplier chosen is the incumbent"},
                 {"change", When::change, "if it is another"},
                 {"together", When::together, "if it is done for more than one trust"},
                 {"split", When::split, "if a domain of those it is done for has been split"}},
                "always", "In which case it is done at all; if not, it takes no time.");
}
} // namespace

const Record& Stage::describe() {
    static const Record record = [] {
        auto stage = sim::scenario::record<Stage>("stage", "One step of a route.");
        stage.field("name", &Stage::name, required, "What it is called; unique in its route.")
            .kinds("kind", &Stage::kind,
                   {sim::scenario::kind<Work>("work"), sim::scenario::kind<Approval>("approval"),
                    sim::scenario::kind<Tender>("tender"),
                    sim::scenario::kind<Standstill>("standstill"),
                    sim::scenario::kind<Cutover>("cutover"), sim::scenario::kind<Award>("award")},
                   "What sort of step it is.", "work");
        add_choices(stage)
            .field("above", &Stage::above, {.unit = "GBP", .range = at_least(0)},
                   "It is done only if the contracts of those it is done for are together worth at "
                   "least so much; if not, it takes no time.")
            .field("after", &Stage::after, {},
                   "Stages that must be finished before: for a group's stage those of all its "
                   "members.")
            .list("follows", &Stage::follows,
                  "Stages of others that must be finished before, on whatever route.")
            .field("awaits", &Stage::awaits, {}, "Milestones that must have come before.")
            .field("duration", &Stage::duration,
                   {.unit = "days", .range = at_least(0), .fallback = "0"},
                   "How long it takes; for a tender, how long bidders have.")
            .field("repeat", &Stage::repeat, {.unit = "days", .range = at_least(0)},
                   "How long a further attempt takes; without it, drawn like the first.")
            .field("minimum", &Stage::minimum,
                   {.unit = "days", .range = at_least(0), .fallback = "0"},
                   "It never takes less, e.g. a statutory minimum.")
            .record("statute", &Stage::obeys, "The statute it obeys.")
            .field("not_before", &Stage::not_before, {}, "It does not begin before this day.")
            .list("needs", &Stage::needs, "What it holds while it is done.")
            .field("priority", &Stage::priority, {.range = between(0, 30'000), .fallback = "1000"},
                   "Who is served first when units are scarce: the lower number.")
            .record("failure", &Stage::failure, "How it can fail at its end.")
            .field("each_further_member", &Stage::each_further_member,
                   {.range = at_least(0), .fallback = "0"},
                   "What each further member of a group adds to its duration, as a share of it: "
                   "the price of agreeing.")
            .record("parting", &Stage::parting, "Who leaves the group at its end.")
            .field("cost", &Stage::cost, {.unit = "GBP", .range = at_least(0), .fallback = "0"},
                   "What an attempt costs its owner.")
            .field("cost_per_day", &Stage::cost_per_day,
                   {.unit = "GBP per day", .range = at_least(0), .fallback = "0"},
                   "What it costs its owner besides, by the day, e.g. what is lost while a new "
                   "system settles.")
            .field(
                "behind", &Stage::behind, {},
                "Halts that hold it up: it begins, and a cutover passes its go/no-go, only while "
                "none of them is closed.")
            .record("trouble", &Stage::trouble,
                    "What serious trouble at its end, if it does not fail, does to others.")
            .record("experience", &Stage::experience,
                    "How those who do it later learn from those before.")
            .record("pressure", &Stage::pressure, "How it is cut when the deadline is near.")
            .position(&Stage::where);
        return Record(stage);
    }();
    return record;
}

} // namespace models
