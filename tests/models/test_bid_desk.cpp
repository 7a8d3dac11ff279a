#include "models/bid_desk.hpp"

#include <catch2/catch.hpp>

#include "tests/models/trial.hpp"

#include <array>
#include <cmath>

using trial::Run;

namespace {
/// Ash and Elm, each with a tender that lasts 30 days, to the one supplier Alder.
std::string two_tenders(const std::string& supplier, const std::string& tender) {
    return "supplier = [{ name = \"Alder\", " + supplier +
           " }]\ntrust = [{ name = \"Ash\", route = \"way\" }, { name = \"Elm\", route = \"way\" "
           "}]\n[[route]]\nname = \"way\"\nstage = [{ name = \"tender\", kind = \"tender\", "
           "bidders "
           "= [\"Alder\"], duration = 30, " +
           tender + " }]\n";
}

/// How often each supplier, and nobody, got Ash in so many replications.
std::array<double, 4> shares_of_ash(const std::string& text, std::uint32_t replications) {
    const models::Programme programme = trial::programme_of(trial::dates + text);
    models::Programme::Workspace workspace(programme);
    std::vector<std::int64_t> outcome(programme.outcome().size());
    const std::size_t place = programme.outcome().index("trusts", "Ash", "supplier");
    std::array<double, 4> shares{};
    for (std::uint32_t r = 0; r < replications; ++r) {
        programme.run(sim::Streams(1, r), workspace, outcome);
        shares.at(static_cast<std::size_t>(outcome[place])) += 1.0 / replications;
    }
    return shares;
}

std::string competition(const std::string& trust) {
    return R"(
supplier = [{ name = "Alder", appeal = 1 }, { name = "Birch", appeal = 2 }, { name = "Cedar",
         appeal = 4 }]
trust = [{ name = "Ash", route = "way")" +
           trust + R"( }]
[[route]]
name = "way"
stage = [{ name = "tender", kind = "tender", bidders = ["Alder", "Birch", "Cedar"],
         duration = 30 }]
)";
}

void check_share(double share, double truth, double n) {
    CHECK(share == Approx(truth).epsilon(0).margin(4 * std::sqrt(truth * (1 - truth) / n)));
}
} // namespace

TEST_CASE("a tender lasts as long as bidders have, however early their bids are in") {
    const Run run(two_tenders("bid_teams = 2, bid_effort = 10", "bids_needed = 1"));
    CHECK(run.end("tender of Ash") == 30);
    CHECK(run.measure("suppliers", "Alder", "bids_written") == 2);
    CHECK(run.measure("suppliers", "Alder", "bids_declined") == 0);
    CHECK(run.measure("suppliers", "Alder", "won") == 2);
    CHECK(run.measure("trusts", "Elm", "supplier") == 0);
}

TEST_CASE("a supplier that must answer at once declines if no team is free") {
    const Run run(
        two_tenders("bid_teams = 1, bid_effort = 10", "bids_needed = 0, answer_within = 0"));
    CHECK(run.measure("suppliers", "Alder", "bids_written") == 1);
    CHECK(run.measure("suppliers", "Alder", "bids_declined") == 1);
    CHECK(run.measure("programme", "", "bids_declined") == 1);
    CHECK(run.measure("trusts", "Ash", "supplier") == 0);
    CHECK(run.measure("trusts", "Elm", "supplier") == 1); // nobody
    CHECK(run.end("tender of Elm") == 30);
}

TEST_CASE("a supplier declines when the days for an answer are over, or when the tender closes") {
    const auto declined = [](const std::string& answer) {
        const Run run(two_tenders("bid_teams = 1, bid_effort = 12", "bids_needed = 0" + answer));
        return run.measure("suppliers", "Alder", "bids_declined");
    };
    CHECK(declined(", answer_within = 11") == 1);
    CHECK(declined(", answer_within = 13") == 0);
    CHECK(declined("") == 0);
    const Run long_bid(two_tenders("bid_teams = 1, bid_effort = 40", "bids_needed = 0"));
    CHECK(long_bid.measure("suppliers", "Alder", "bids_declined") == 1);
}

TEST_CASE("bids that had to wait for a team are counted, and how long they waited") {
    const Run run(two_tenders("bid_teams = 1, bid_effort = 12", "bids_needed = 0"));
    CHECK(run.measure("suppliers", "Alder", "bids_written") == 2);
    CHECK(run.measure("suppliers", "Alder", "bids_queued") == 1);
    CHECK(run.measure("suppliers", "Alder", "queued_days") == 12 * 86'400);
}

TEST_CASE("a late bid is lost though its team was busy with it") {
    const Run run(two_tenders("bid_teams = 1, bid_effort = 40, bid_cost = 500", "bids_needed = 0"));
    CHECK(run.measure("suppliers", "Alder", "bids_written") == 1);
    CHECK(run.measure("suppliers", "Alder", "bids_declined") == 1); // Elm's: busy until day 40
    CHECK(run.measure("suppliers", "Alder", "won") == 0);
    CHECK(run.measure("trusts", "Ash", "supplier") == 1); // nobody
    CHECK(run.measure("programme", "", "cost_gbp") == 50'000);
}

TEST_CASE("a bid handed in as the tender closes is in time") {
    const Run in_time(two_tenders("bid_teams = 2, bid_effort = 30", "bids_needed = 0"));
    CHECK(in_time.measure("suppliers", "Alder", "won") == 2);
    const Run late(two_tenders("bid_teams = 2, bid_effort = { constant = 2592001, unit = "
                               "\"seconds\" }",
                               "bids_needed = 0"));
    CHECK(late.measure("suppliers", "Alder", "won") == 0);
}

TEST_CASE("a tender with too few bids has failed and starts again") {
    // Ash's bid takes days 0 to 20; Elm's would take 20 to 40, too late for 30, and the team is
    // busy with it to the end. The second round opens at 30: its bid is written from 40 to 60.
    const Run run(two_tenders("bid_teams = 1, bid_effort = 20", "bids_needed = 1"));
    CHECK(run.end("tender of Ash") == 30);
    CHECK(run.end("tender of Elm") == 60);
    CHECK(run.attempts("tender of Elm") == 2);
    CHECK(run.measure("programme", "", "failed_tenders") == 1);
    CHECK(run.measure("suppliers", "Alder", "bids_written") == 3);
    CHECK(run.measure("suppliers", "Alder", "won") == 2);
}

TEST_CASE("a tender that fails leads back to where its stage says") {
    const Run run(R"(
supplier = [{ name = "Alder", bid_teams = 1, bid_effort = 20 }]
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "shortlist", duration = 5 },
         { name = "tender", kind = "tender", after = ["shortlist"], bidders = ["Alder"],
         duration = 30,
           failure = { probability = 0, to = "shortlist" } }]
)");
    CHECK(run.end("tender of Ash") == 35);
    CHECK(run.attempts("shortlist of Elm") == 2); // Elm's tender fails at 35, opens again at 40
    CHECK(run.end("tender of Elm") == 70);
}

TEST_CASE("bids are won as often as their suppliers' appeal says", "[known-answer]") {
    constexpr std::uint32_t n = 40'000;
    const auto open = shares_of_ash(competition(""), n);
    check_share(open[0], 1.0 / 7, n);
    check_share(open[1], 2.0 / 7, n);
    check_share(open[2], 4.0 / 7, n);
    const auto loyal = shares_of_ash(competition(", incumbent = \"Alder\", loyalty = 6"), n);
    check_share(loyal[0], 6.0 / 12, n);
    check_share(loyal[1], 2.0 / 12, n);
    const auto averse = shares_of_ash(competition(", incumbent = \"Cedar\", loyalty = 0"), n);
    check_share(averse[0], 1.0 / 3, n);
    CHECK(averse[2] == 0);
    CHECK(averse[3] == 0);
}

TEST_CASE("a group is as loyal as its members are on average, and gets one supplier") {
    constexpr std::uint32_t n = 20'000;
    const std::string text = R"(
supplier = [{ name = "Alder" }, { name = "Birch" }]
group = [{ name = "pair" }]
trust = [{ name = "Ash", group = "pair", route = "way", incumbent = "Alder", loyalty = 1 },
         { name = "Elm", group = "pair", route = "way", incumbent = "Alder", loyalty = 5 }]
[[route]]
name = "way"
stage = [{ name = "tender", kind = "tender", by = "group", bidders = ["Alder", "Birch"],
         duration = 30 }]
)";
    check_share(shares_of_ash(text, n)[0], 3.0 / 4, n);
    for (std::uint32_t r = 0; r < 20; ++r) {
        const Run run(text, r);
        CHECK(run.measure("trusts", "Ash", "supplier") == run.measure("trusts", "Elm", "supplier"));
    }
}

TEST_CASE("an unwanted incumbent wins if nobody else has bid") {
    const Run run(R"(
supplier = [{ name = "Alder" }, { name = "Birch", bid_effort = 40 }]
trust = [{ name = "Ash", route = "way", incumbent = "Alder", loyalty = 0 }]
[[route]]
name = "way"
stage = [{ name = "tender", kind = "tender", bidders = ["Birch", "Alder"], duration = 30 }]
)");
    CHECK(run.measure("trusts", "Ash", "supplier") == 0);
    CHECK(run.measure("suppliers", "Alder", "won") == 1);
}

TEST_CASE("a bid to a group is more work with each further member") {
    // 10 days x 0.5 for a call-off x (1 + 2 further members x 0.2) = 7 days.
    const auto won_within = [](const std::string& days) {
        const Run run(R"(
supplier = [{ name = "Alder", bid_effort = 10 }]
group = [{ name = "three" }]
trust = [{ name = "Ash", group = "three", route = "way" }, { name = "Elm", group = "three",
         route = "way" },
         { name = "Oak", group = "three", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "tender", kind = "tender", by = "group", bidders = ["Alder"], bids_needed = 0,
           effort = 0.5, effort_each_further_member = 0.2, duration = )" +
                      days + " }]\n");
        return run.measure("suppliers", "Alder", "won");
    };
    CHECK(won_within("7.001") == 1);
    CHECK(won_within("6.999") == 0);
}
