#include "models/organisation.hpp"

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
            .field("meaning", &Group::meaning, {.fallback = "\"\""}, "Who they are, in a line.");
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
            .field("starts", &Trust::starts, {}, "It takes no step before this day.")
            .field(
                "done", &Trust::done, {},
                "Stages it has finished at the start; all that come before them are finished too.")
            .position(&Trust::where);
    return record;
}

} // namespace models
