#include "sim/shell/share_lines.hpp"

#include <catch2/catch.hpp>

using namespace sim;
using shell::shares_text, shell::speed_text;

TEST_CASE("people are told of shares what is known and no more") {
    results::RoundProgress round{.parts = 4};
    CHECK(shares_text(round) == "0 of 4 shares done");
    CHECK(speed_text(round).empty());
    round.round = 3;
    round.running.push_back({.name = {"a", {3, 1, 4}},
                             .host = "n",
                             .sign = {.given_ms = 10'000, .done = 1'000, .of = 2'500}});
    CHECK(shares_text(round) == "round 3: 0 of 4 shares done, 1 running");
    CHECK(speed_text(round) == "1,000 replications, 100 a second, 90 s left");
    round.replications = 10'000;
    round.done = {2};
    CHECK(speed_text(round) == "3,500 of 10,000 replications, 100 a second, 65 s left");
    round.lost = round.running;
    round.running.clear();
    CHECK(shares_text(round) == "round 3: 1 of 4 shares done, 1 lost");
    CHECK(speed_text(round) == "2,500 of 10,000 replications");
    round.done = {1, 2, 3, 4};
    CHECK(speed_text(round) == "10,000 of 10,000 replications");
}
