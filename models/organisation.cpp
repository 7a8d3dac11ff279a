#include "models/organisation.hpp"

#include "models/parameters.hpp"

namespace models {

using namespace sim::scenario;

const Record& Group::describe() {
    static const Record record =
        sim::scenario::record<Group>("group", "Trusts that do some stages together.")
            .field("name", &Group::name, required, "Unique name.")
            .choice("acts", &Group::acts,
                    {{"together", Acts::together, "what is done by group is done once for all"},
                     {"alone", Acts::alone, "its members share a name and nothing else"}},
                    "together", "Whether its members do their group's stages together.")
            .field("fallback", &Group::fallback, {},
                   "Route of a member that leaves it, or is left when it breaks up; a trust's own "
                   "comes first.")
            .field("at_least", &Group::at_least,
                   {.unit = "members", .range = between(1, 1'000'000), .fallback = "1"},
                   "With fewer members than this it breaks up: its funding was for a group.")
            .field("meaning", &Group::meaning, {.fallback = "\"\""}, "Who they are, in a line.");
    return record;
}

const Record& Fit::describe() {
    static const Record record =
        sim::scenario::record<Fit>("fit", "What a trust makes of a supplier's system.")
            .field("supplier", &Fit::supplier, required, "Name of the supplier.")
            .field("factor", &Fit::factor, {.range = at_least(0), .needed = true},
                   "Factor on the supplier's weight at an award: 1 is neither good nor bad.");
    return record;
}

const Record& Trust::describe() {
    static const Record record =
        sim::scenario::record<Trust>("trust", "An organisation that must be out by the deadline.")
            .field("name", &Trust::name, required, "Unique name.")
            .field("group", &Trust::group, {},
                   "The group it acts with; without one, or with \"\", it acts alone.")
            .field("domain", &Trust::domain, {},
                   "The installation it shares; without one it has its own.")
            .field("route", &Trust::route, required, "The route it takes.")
            .field("fallback", &Trust::fallback, {},
                   "Route that it takes alone once it has left its group; without it, its group's.")
            .field("joins", &Trust::joins, {},
                   "Stage of its group from which on it takes part; those before neither wait for "
                   "it nor count it.")
            .field("independence", &Trust::independence, {.range = at_least(0), .fallback = "1"},
                   "Factor on the chance that it leaves where a group parts; 0 never leaves.")
            .field("incumbent", &Trust::incumbent, {}, "Supplier of the system it has now.")
            .field(
                "loyalty", &Trust::loyalty, {.range = at_least(0), .fallback = "1"},
                "Factor on the incumbent's weight at an award: 1 is indifferent, 0 wants another.")
            .field("value", &Trust::value, {.unit = "GBP", .range = at_least(0), .fallback = "0"},
                   "Value of the contract it needs.")
            .field(
                "prior_notice", &Trust::prior_notice, {},
                "Day on which its prior information notice is out; for a group, that of its first "
                "member counts.")
            .field("configuration", &Trust::configuration, {},
                   "The installation it shares with all that name the same; without one, with all "
                   "others without.")
            .list("fits", &Trust::fits,
                  "How well suppliers' systems fit it; a group's fit is its members' mean.")
            .field("starts", &Trust::starts, {}, "It takes no step before this day.")
            .field("deadline", &Trust::deadline, {},
                   "Last day on which its own exit is in time; without one, that of all.")
            .field("priority", &Trust::priority, {.range = between(0, 30'000), .fallback = "0"},
                   "Added to the priority of its stages: of trusts that ask for the same at once, "
                   "the lower number is served first. For a group its first in line counts.")
            .field(
                "done", &Trust::done, {},
                "Stages it has finished at the start; all that come before them are finished too.")
            .position(&Trust::where);
    return record;
}

std::vector<ContractEnd> contract_ends_of(const Parameters& parameters, const sim::Epoch& epoch) {
    std::vector<ContractEnd> ends;
    ends.reserve(parameters.trusts.size());
    for (const Trust& trust : parameters.trusts) {
        const sim::Time deadline = epoch.end_of(trust.deadline.value_or(parameters.deadline));
        const auto& free_from = parameters.money.free_from;
        ends.push_back({deadline, free_from ? epoch.at(*free_from) : deadline});
    }
    return ends;
}

} // namespace models
