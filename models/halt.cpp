#include "models/halt.hpp"

#include "models/draft.hpp"
#include "models/references.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace models {

using namespace sim::scenario;

const Record& PlannedHalt::describe() {
    static const Record record =
        sim::scenario::record<PlannedHalt>("planned", "A halt from outside, on a date.")
            .field("date", &PlannedHalt::date, required, "Day on which it closes.")
            .field("delay", &PlannedHalt::delay,
                   {.unit = "days", .range = at_least(0), .fallback = "0"},
                   "How long after that day it closes.")
            .field("probability", &PlannedHalt::probability,
                   {.range = sim::scenario::probability(), .fallback = "1"},
                   "Chance that it happens at all.")
            .field("length", &PlannedHalt::length, {.unit = "days", .range = at_least(0)},
                   "How long it lasts; without it, as long as a remedy.");
    return record;
}

const Record& Halt::describe() {
    static const Record record =
        sim::scenario::record<Halt>("halt", "A stop of all stages that stand behind it.")
            .field("name", &Halt::name, required, "Unique name.")
            .choice("of", &Halt::of,
                    {{"programme", Reach::programme, "one for all"},
                     {"configuration", Reach::configuration, "one for each configuration"}},
                    "programme", "Whom it stops.")
            .field("remedy", &Halt::remedy, {.unit = "days", .range = at_least(0), .fallback = "0"},
                   "How long a remedy takes.")
            .field("until", &Halt::until, {},
                   "Stage that a site in trouble must end before the halt can: the worst site "
                   "decides.")
            .field(
                "every", &Halt::every, {.unit = "days", .range = at_least(0)},
                "How long after the start, and after each such remedy, it closes by itself, e.g. "
                "for a bad release; without it, never.")
            .list("planned", &Halt::planned, "Halts from outside on a date.")
            .position(&Halt::where);
    return record;
}

void check(const Halt& halt, const Parameters& parameters, Problems& problems) {
    if (!halt.until)
        return;
    std::vector<std::string> known;
    for (const Route& route : parameters.routes)
        for (const Stage& stage : route.stages)
            known.push_back(stage.name.text);
    if (std::find(known.begin(), known.end(), halt.until->text) == known.end())
        problems.add_unknown(*halt.until, "stage", known);
}

namespace {
std::string configuration_of(const Trust& trust) {
    return trust.configuration ? trust.configuration->text : "";
}
} // namespace

void compile_halts(Draft& draft) {
    Blueprint& b = draft.blueprint;
    std::vector<std::string> names;
    for (const Trust& trust : b.parameters.trusts) {
        const auto known = std::find(names.begin(), names.end(), configuration_of(trust));
        b.configurations.push_back(static_cast<std::uint32_t>(known - names.begin()));
        if (known == names.end())
            names.push_back(configuration_of(trust));
    }
    b.configuration_count = static_cast<std::uint32_t>(names.size());
    for (std::size_t h = 0; h < b.parameters.halts.size(); ++h) {
        const Halt& halt = b.parameters.halts[h];
        const std::uint32_t number = draft.numbers.of("halt " + halt.name.text);
        b.first_gate.push_back(static_cast<std::uint32_t>(b.gates.size()));
        const auto position_of_halt = static_cast<std::uint32_t>(h);
        if (halt.of == Reach::programme)
            b.gates.push_back({position_of_halt, number, draft.numbers.of("programme")});
        else
            for (const std::string& name : names)
                b.gates.push_back(
                    {position_of_halt, number, draft.numbers.of("configuration " + name)});
    }
}

} // namespace models
