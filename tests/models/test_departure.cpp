#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

#include <fmt/format.h>
#include <random>

// Whoever leaves or ends, the rest of the world is whole.

namespace {
/// A scenario of groups that part and trusts that merge, in which all sorts of stages, needs and
/// failures meet, but everybody who is left must be out long before the horizon.
std::string any_scenario(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto one_of = [&](std::uint32_t count) { return random() % count; };
    std::string text = R"(
capacity = [{ name = "crew", units = 2 }]
window = [{ name = "weekend", slots = 2 }]
supplier = [{ name = "Alder", bid_teams = 2, bid_effort = { uniform = [5, 15] },
              team = [{ name = "build", units = 8 }] },
            { name = "Birch", bid_teams = 1, bid_effort = { uniform = [5, 15] },
              team = [{ name = "build", units = 8 }] }]
)";
    text += fmt::format("group = [{{ name = \"g\", fallback = \"{}\", at_least = {} }}, {{ name = "
                        "\"h\", fallback = \"alone\" }}]\ntrust = [",
                        one_of(2) == 0 ? "alone" : "together", 1 + one_of(3));
    for (std::uint32_t t = 0; t < 8; ++t)
        text += fmt::format("{{ name = \"T{}\", {} route = \"{}\", incumbent = \"{}\"{}{} }}, ", t,
                            t < 4 ? "group = \"g\"," : (t < 7 ? "group = \"h\"," : ""),
                            t < 7 ? "together" : "alone", one_of(2) == 0 ? "Alder" : "Birch",
                            one_of(4) == 0 ? ", independence = 2" : "",
                            t == 3 && one_of(2) == 0 ? ", joins = \"tender\"" : "");
    text += "]\nmerger = [";
    for (std::uint32_t t = 0; t < 8; ++t)
        if (one_of(4) == 0)
            text += fmt::format("{{ trust = \"T{}\", {} date = 2024-0{}-1{}, probability = 0.7, "
                                "delay = {{ uniform = [0, 20] }} }}, ",
                                t, t > 0 ? fmt::format("into = \"T{}\",", one_of(t)) : "",
                                1 + one_of(4), one_of(10));
    const auto leads_back = [&](const char* to) {
        return one_of(2) == 0 ? std::string{}
                              : fmt::format(", failure = {{ probability = 0.4, to = \"{}\" }}", to);
    };
    text += "]\n";
    for (const char* route : {"together", "alone"})
        text += fmt::format(
            R"([[route]]
name = "{}"
exit = "move"
stage = [{{ name = "case", duration = {{ uniform = [1, 30] }},
     needs = [{{ capacity = "crew" }}]{} }},
  {{ name = "agreed", by = "group", after = ["case"], duration = {{ uniform = [0, 20] }},
     each_further_member = 0.3, parting = {{ probability = 0.3, learning = 0.5 }}{} }},
  {{ name = "studied", by = "group", duration = {{ uniform = [5, 60] }},
     parting = {{ probability = 0.2 }} }},
  {{ name = "tender", kind = "tender", by = "group", after = ["agreed"],
     bidders = ["Alder", "Birch"], duration = {{ uniform = [20, 30] }}{} }},
  {{ name = "rules", by = "programme", after = ["case"], duration = 3{} }},
  {{ name = "build", after = ["tender", "rules"], duration = {{ uniform = [1, 20] }},
     needs = [{{ team = "build", until = "move" }}]{} }},
  {{ name = "signed", by = "group", after = ["build", "studied"], duration = 1,
     parting = {{ probability = 0.3 }} }},
  {{ name = "move", kind = "cutover", after = ["signed"], window = "weekend", notice = 14,
     duration = 2, called_off = 0.3, called_off_to = "build",
     needs = [{{ capacity = "crew" }}]{} }},
  {{ name = "closed", by = "programme", after = ["move"], duration = 1 }}]
)",
            route, leads_back("case"), leads_back("case"), leads_back("agreed"), leads_back("case"),
            leads_back("tender"), leads_back("build"));
    return text;
}
} // namespace

TEST_CASE("whoever leaves or ends, all others get out and nothing stays held", "[property]") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const std::string text =
            "start = 2024-01-01\ndeadline = 2024-12-31\nhorizon = 2044-12-31\n" +
            any_scenario(seed);
        INFO(text);
        const models::Programme programme = trial::programme_of(text);
        models::Programme::Workspace workspace(programme);
        std::vector<std::int64_t> outcome(programme.outcome().size()), again(outcome);
        for (std::uint32_t replication = 0; replication < 20; ++replication) {
            CAPTURE(seed, replication);
            programme.run(sim::Streams(7, replication), workspace, outcome);
            REQUIRE(outcome[programme.outcome().index("programme", "", "last_exit")] !=
                    sim::censored);
            const models::World& world = workspace.world();
            for (const models::Held& held : world.held)
                REQUIRE_FALSE(held.lease.held());
            for (const models::Progress& each : world.progress)
                REQUIRE((each.state == models::Progress::State::done ||
                         each.state == models::Progress::State::absent));
            REQUIRE(workspace.world().simulation().live() == 0);
            models::Programme::Workspace fresh(programme);
            programme.run(sim::Streams(7, replication), fresh, again);
            REQUIRE(outcome == again);
        }
    }
}
