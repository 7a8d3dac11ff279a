#include "models/route.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/chance.hpp"

using models::Route;
using models::RouteNetwork;
using sim::scenario::Problems;

namespace {
struct Sketch {
    std::string name;
    std::vector<std::string> after = {};
};

Route route_of(const std::vector<Sketch>& stages) {
    Route route;
    route.name.text = "way";
    for (const Sketch& sketch : stages) {
        models::Stage& stage = route.stages.emplace_back();
        stage.name.text = sketch.name;
        stage.where = {"s.toml", static_cast<std::uint32_t>(route.stages.size()), 1};
        for (const std::string& earlier : sketch.after)
            stage.after.push_back({earlier, {}});
    }
    return route;
}

void give_failure(models::Stage& stage, const std::string& to) {
    stage.failure.emplace();
    stage.failure->to = sim::scenario::Name{to, {"s.toml", 9, 9}};
}
} // namespace

TEST_CASE("stages written in any order are put after their predecessors") {
    const Route route = route_of(
        {{"end", {"left", "right"}}, {"left", {"begin"}}, {"right", {"begin"}}, {"begin"}});
    Problems problems;
    const RouteNetwork network = models::network_of(route, problems);
    REQUIRE(problems.empty());
    CHECK(network.before[0] == std::vector<std::size_t>{1, 2});
    CHECK(network.after[3] == std::vector<std::size_t>{1, 2});
    CHECK(network.order.front() == 3);
    CHECK(network.order.back() == 0);
    CHECK(network.reaches[3][0]);
    CHECK(network.reaches[1][1]);
    CHECK_FALSE(network.reaches[1][2]);
    CHECK_FALSE(network.reaches[0][3]);
}

TEST_CASE("the order puts every stage after all that it comes after", "[property]") {
    const sim::Streams chance(3, 0);
    for (std::uint32_t trial = 0; trial < 200; ++trial) {
        std::vector<Sketch> stages;
        for (std::uint32_t s = 0; s < 12; ++s) {
            stages.push_back({"s" + std::to_string(s)});
            for (std::uint32_t earlier = 0; earlier < s; ++earlier)
                if (chance.uniform({trial, s, earlier}) < 0.25)
                    stages[s].after.push_back("s" + std::to_string(earlier));
        }
        Problems problems;
        const RouteNetwork network = models::network_of(route_of(stages), problems);
        REQUIRE(problems.empty());
        std::vector<std::size_t> place(12);
        for (std::size_t p = 0; p < 12; ++p)
            place[network.order[p]] = p;
        for (std::size_t s = 0; s < 12; ++s)
            for (const std::size_t earlier : network.before[s])
                REQUIRE(place[earlier] < place[s]);
    }
}

TEST_CASE("a circle is told stage by stage") {
    Problems problems;
    const Route route = route_of({{"start"}, {"a", {"start", "c"}}, {"b", {"a"}}, {"c", {"b"}}});
    static_cast<void>(models::network_of(route, problems));
    REQUIRE(problems.count() == 1);
    CHECK(problems.lines().front() == "s.toml:2:1: route 'way' runs in a circle: a -> b -> c -> a; "
                                      "allowed: stages that each come after earlier ones only");
    Problems alone;
    static_cast<void>(models::network_of(route_of({{"a", {"a"}}}), alone));
    REQUIRE(alone.count() == 1);
    CHECK(alone.lines().front().find("a -> a;") != std::string::npos);
}

TEST_CASE("a stage can lead back to itself and to what comes before it, to nothing else") {
    const std::vector<Sketch> stages{{"a"}, {"b", {"a"}}, {"c", {"b"}}, {"aside", {"a"}}};
    const auto problems_if_b_leads_to = [&](const std::string& to) {
        Route route = route_of(stages);
        give_failure(route.stages[1], to);
        Problems problems;
        static_cast<void>(models::network_of(route, problems));
        return problems.count();
    };
    CHECK(problems_if_b_leads_to("a") == 0);
    CHECK(problems_if_b_leads_to("b") == 0);
    CHECK(problems_if_b_leads_to("c") == 1);
    CHECK(problems_if_b_leads_to("aside") == 1);
    CHECK(problems_if_b_leads_to("nowhere") == 1);
}

TEST_CASE("a need is held until the stage itself or a later one of the same owner") {
    const auto problems_if_b_holds_until = [](const std::string& until, models::By by_of_c) {
        Route route = route_of({{"a"}, {"b", {"a"}}, {"c", {"b"}}});
        route.stages[2].by = by_of_c;
        models::Need need;
        need.until = sim::scenario::Name{until, {}};
        route.stages[1].needs.push_back(need);
        Problems problems;
        static_cast<void>(models::network_of(route, problems));
        return problems.count();
    };
    CHECK(problems_if_b_holds_until("b", models::By::trust) == 0);
    CHECK(problems_if_b_holds_until("c", models::By::trust) == 0);
    CHECK(problems_if_b_holds_until("a", models::By::trust) == 1);
    CHECK(problems_if_b_holds_until("c", models::By::group) == 1);
    CHECK(problems_if_b_holds_until("d", models::By::trust) == 1);
}
