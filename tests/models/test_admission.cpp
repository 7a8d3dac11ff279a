#include "models/admission.hpp"

#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

#include <bit>

using namespace trial;

namespace {
/// A lot that admits so many of five, and three trusts that buy under it, one by one.
std::string framework(const std::string& admits, const std::string& effort = "0") {
    return R"(
supplier = [{ name = "Alder", bid_effort = )" +
           effort + R"( }, { name = "Birch" }, { name = "Cedar" }, { name = "Douglas" },
         { name = "Elder" }]
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "way" },
         { name = "Oak", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "lot", kind = "tender", by = "programme", bidders = ["Alder", "Birch", "Cedar",
         "Douglas", "Elder"], duration = 30, admits = )" +
           admits + R"( },
         { name = "call-off", kind = "tender", after = ["lot"], bidders = ["Elder", "Cedar",
         "Alder"], bids_needed = 0, duration = 20, admitted_by = { stage = "lot" } }]
)";
}
} // namespace

TEST_CASE("places in a lot and contracts under it go as successive draws by weight say",
          "[known-answer]") {
    // Weights 1, 2 and 4; the pair {i, j} gets the two places with
    // w_i/7 w_j/(7 - w_i) + w_j/7 w_i/(7 - w_j); of a pair, i then wins with w_i / (w_i + w_j).
    const Experiment lots("scenarios/lots.toml", 100'000);
    const auto pair = [](double i, double j) { return i * j / 7 * (1 / (7 - i) + 1 / (7 - j)); };
    const double alder_birch = pair(1, 2), alder_cedar = pair(1, 4), birch_cedar = pair(2, 4);
    CHECK(alder_birch + alder_cedar + birch_cedar == Approx(1));
    check_flag(lots.of("trusts", "Ash", "stays"), alder_birch / 3 + alder_cedar / 5);
    check_flag(lots.of("trusts", "Elm", "stays"), alder_birch * 2 / 3 + birch_cedar * 2 / 6);
    // Oak never asks Alder.
    check_flag(lots.of("trusts", "Oak", "stays"), alder_cedar + birch_cedar * 4 / 6);
}

TEST_CASE("no more are admitted than there are places, and only they are asked", "[property]") {
    for (std::uint32_t admits = 1; admits <= 6; ++admits)
        for (std::uint32_t r = 0; r < 40; ++r) {
            const Run run(framework(std::to_string(admits)), r);
            const models::Blueprint& b = run.world().blueprint();
            const models::Ballot& lot = run.world().ballots[0];
            CHECK(std::popcount(lot.admitted) == static_cast<int>(std::min(admits, 5U)));
            for (std::size_t s = 0; s < 5; ++s)
                CHECK(run.world().desks[s].admitted == (lot.admitted >> s & 1U));
            for (std::size_t t = 0; t < 3; ++t) {
                const models::SupplierId chosen = run.world().chosen[t];
                const bool any = (lot.admitted & 0b10101U) != 0; // Alder, Cedar, Elder
                CHECK((chosen != models::nobody<models::SupplierId>) == any);
                if (any)
                    CHECK((lot.admitted >> models::index(chosen) & 1U) == 1);
            }
            CHECK(b.admissions.size() == 3);
        }
}

TEST_CASE("a supplier whose bid for a lot is late is not admitted") {
    const Run run(framework("5", "40"));
    CHECK(run.measure("suppliers", "Alder", "admitted") == 0);
    CHECK(run.measure("suppliers", "Birch", "admitted") == 1);
    CHECK(run.measure("suppliers", "Alder", "bids_written") == 1); // for the lot alone
    CHECK(run.measure("suppliers", "Cedar", "bids_written") == 4);
}

TEST_CASE("a lot gives nobody a contract, whatever the buyer had before") {
    const Run run(R"(
supplier = [{ name = "Alder" }, { name = "Birch" }]
trust = [{ name = "Ash", route = "way", incumbent = "Alder" }]
[[route]]
name = "way"
stage = [{ name = "lot", kind = "tender", bidders = ["Birch"], admits = 1, duration = 30 }]
)");
    CHECK(run.measure("trusts", "Ash", "stays") == 1);
    CHECK(run.measure("suppliers", "Birch", "won") == 0);
    CHECK(run.measure("suppliers", "Birch", "admitted") == 1);
}

TEST_CASE("nobody is asked before the framework of others stands") {
    // The lot closes on day 30. Whoever calls off on day 20 finds nobody and starts again.
    const Run run(R"(
supplier = [{ name = "Alder" }]
trust = [{ name = "Ash", route = "lot" }, { name = "Elm", route = "buy" }]
[[route]]
name = "lot"
stage = [{ name = "lot", kind = "tender", bidders = ["Alder"], admits = 1, duration = 30 }]
[[route]]
name = "buy"
stage = [{ name = "call-off", kind = "tender", bidders = ["Alder"], duration = 20,
         admitted_by = { stage = "lot", of = "Ash" } }]
)");
    CHECK(run.attempts("call-off of Elm") == 3);
    CHECK(run.end("call-off of Elm") == 60);
    CHECK(run.measure("programme", "", "failed_tenders") == 2);
}
