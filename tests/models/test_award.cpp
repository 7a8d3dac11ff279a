#include "models/award.hpp"

#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

using namespace trial;

TEST_CASE("a direct extension leaves the trust with its incumbent, without a bid") {
    const Run run(R"(
supplier = [{ name = "Alder", appeal = 0.001 }, { name = "Birch", appeal = 1000 }]
trust = [{ name = "Ash", route = "way", incumbent = "Alder", loyalty = 0 }]
[[route]]
name = "way"
stage = [{ name = "extension", kind = "award", duration = 12 },
         { name = "moved", after = ["extension"], when = "stay", duration = 5 },
         { name = "built", after = ["extension"], when = "change", duration = 50 }]
)");
    CHECK(run.end("extension of Ash") == 12);
    CHECK(run.end("moved of Ash") == 17);
    CHECK(run.measure("trusts", "Ash", "stays") == 1);
    CHECK(run.measure("suppliers", "Alder", "bids_written") == 0);
    CHECK(run.measure("suppliers", "Alder", "won") == 0);
}

TEST_CASE("a direct call-off gives all members of a group one supplier, without a bid") {
    for (std::uint32_t r = 0; r < 20; ++r) {
        const Run run(R"(
supplier = [{ name = "Alder", bid_teams = 0 }, { name = "Birch", bid_teams = 0 }]
group = [{ name = "pair" }]
trust = [{ name = "Ash", group = "pair", route = "way" },
         { name = "Elm", group = "pair", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "call-off", kind = "award", by = "group", suppliers = ["Alder", "Birch"],
         duration = 12 }]
)",
                      r);
        CHECK(run.measure("trusts", "Ash", "supplier") == run.measure("trusts", "Elm", "supplier"));
        CHECK(run.measure("trusts", "Ash", "supplier") < 2);
        CHECK(run.measure("suppliers", "Alder", "won") + run.measure("suppliers", "Birch", "won") ==
              1);
    }
}

TEST_CASE("what is awarded is seen at the award's end, not before") {
    // Ash has nobody; while the award goes on (days 0 to 30) it stays with nobody.
    const auto end_of_check = [](const std::string& wait) {
        const Run run(R"(
supplier = [{ name = "Alder" }]
trust = [{ name = "Ash", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "award", kind = "award", suppliers = ["Alder"], duration = 30 },
         { name = "wait", needs = [{ capacity = "desk" }], duration = )" +
                      wait + R"( },
         { name = "check", after = ["wait"], needs = [{ capacity = "desk" }], when = "change",
         duration = 5 }]
[[capacity]]
name = "desk"
)");
        return run.end("check of Ash");
    };
    CHECK(end_of_check("29") == 29);
    CHECK(end_of_check("31") == 36);
}

TEST_CASE("an award that fails gives nothing and is tried again") {
    const Run run(R"(
supplier = [{ name = "Alder" }]
trust = [{ name = "Ash", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "award", kind = "award", suppliers = ["Alder"], duration = 30,
         failure = { probability = 1, at_most = 2 } }]
)");
    CHECK(run.end("award of Ash") == 90);
    CHECK(run.measure("suppliers", "Alder", "won") == 1);
}
