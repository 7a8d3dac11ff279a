#include "models/bid_effort.hpp"

#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

using namespace trial;

namespace {
/// How many of Ash's and Elm's tenders of so many days Alder wins.
std::int64_t won(const std::string& supplier, const std::string& days,
                 const std::string& of_elm = "likeness = \"system\"",
                 const std::string& trust = "") {
    const Run run("supplier = [{ name = \"Alder\", " + supplier +
                  " }]\ntrust = [{ name = \"Ash\", route = \"one\"" + trust +
                  " }, { name = \"Elm\", route = \"other\"" + trust + " }]\n" + R"(
[[route]]
name = "one"
stage = [{ name = "tender", kind = "tender", bidders = ["Alder"], bids_needed = 0,
         likeness = "system", duration = )" +
                  days + R"( }]
[[route]]
name = "other"
stage = [{ name = "tender", kind = "tender", bidders = ["Alder"], bids_needed = 0)" +
                  (of_elm.empty() ? "" : ", " + of_elm) + ", duration = " + days + " }]\n");
    return run.measure("suppliers", "Alder", "won");
}
} // namespace

TEST_CASE("the effort of a bid grows with the contract's value to a power", "[known-answer]") {
    // (800 / 100)^(1/3) = 2: ten days' work takes twenty.
    const std::string supplier =
        "bid_teams = 2, bid_effort = 10, usual_value = 100, size_elasticity = 0.33333333333333333";
    const std::string value = ", value = 800";
    CHECK(won(supplier, "20.001", "", value) == 2);
    CHECK(won(supplier, "19.999", "", value) == 0);
    CHECK(won(supplier, "10") == 2); // without a value it is the usual one
}

TEST_CASE("a bid like one it has written is less work to a supplier", "[known-answer]") {
    // One team: Ash's bid takes days 0 to 20, Elm's, of which half is there, 20 to 30.
    const std::string supplier = "bid_teams = 1, bid_effort = 20, reuse = 0.5";
    CHECK(won(supplier, "30") == 2);
    CHECK(won(supplier, "29") == 1);
    CHECK(won(supplier, "39", "likeness = \"portal\"") == 1);
    CHECK(won(supplier, "40", "likeness = \"portal\"") == 2);
    CHECK(won(supplier, "39", "") == 1);
    // Two teams write at the same time: none of the two is written yet.
    CHECK(won("bid_teams = 2, bid_effort = 20, reuse = 0.5", "19") == 0);
}

TEST_CASE("a bid begun beyond the teams there are takes longer", "[known-answer]") {
    const std::string supplier =
        "bid_teams = 1, stretch = 1, overload = { effort = 2 }, bid_effort = 10";
    CHECK(won(supplier, "10") == 1);
    CHECK(won(supplier, "19") == 1);
    CHECK(won(supplier, "20") == 2);
    CHECK(won("bid_teams = 1, stretch = 1, bid_effort = 10", "10") == 2);
}

TEST_CASE("no bid is quicker for a larger contract, for want of likeness or for overload",
          "[property]") {
    // Elm's bid is the second of a desk that can write two at once.
    const auto in_time = [](double elasticity, double effort, double days) {
        return won("bid_teams = 1, stretch = 1, bid_effort = 10, usual_value = 100, "
                   "size_elasticity = " +
                       std::to_string(elasticity) +
                       ", overload = { effort = " + std::to_string(effort) + " }",
                   std::to_string(days), "", ", value = 300");
    };
    for (const double days : {9.0, 12.0, 20.0, 45.0})
        for (double k = 0; k < 1.2; k += 0.2) {
            CHECK(in_time(k + 0.2, 1 + k, days) <= in_time(k, 1 + k, days));
            CHECK(in_time(k, 1.2 + k, days) <= in_time(k, 1 + k, days));
        }
}
