#include <catch2/catch.hpp>

#include "models/programme.hpp"
#include "sim/experiment/estimates.hpp"
#include "sim/experiment/replicate.hpp"
#include "sim/scenario/read.hpp"

#include <cmath>
#include <filesystem>
#include <vector>

// Which way an answer must move: shipped scenarios, changed in one thing, on the same random
// numbers.

using sim::scenario::Document;

namespace {
constexpr std::uint32_t replications = 2'000;
constexpr double noise = 4; ///< standard errors

/// One measure of a shipped scenario under changes, replication by replication.
std::vector<double> values_of(const std::string& scenario, const std::vector<std::string>& options,
                              const std::vector<std::string>& sets, const std::string& section,
                              const std::string& member, const std::string& measure) {
    Document document = Document::load(std::filesystem::path(SLIPWAY_SCENARIOS) / scenario);
    for (const std::string& option : options)
        document.apply_option(option);
    for (const std::string& set : sets)
        document.set(set);
    const models::Programme programme(sim::scenario::read<models::Parameters>(document));
    models::Programme::Workspace workspace(programme);
    const std::size_t at = programme.outcome().index(section, member, measure);
    std::vector<std::int64_t> outcome(programme.outcome().size());
    std::vector<double> values;
    for (std::uint32_t r = 0; r < replications; ++r) {
        programme.run(sim::Streams(1, r), workspace, outcome);
        values.push_back(static_cast<double>(outcome[at]));
    }
    return values;
}

std::vector<double> misses(const std::string& scenario, const std::vector<std::string>& sets,
                           const std::vector<std::string>& options = {}) {
    return values_of(scenario, options, sets, "programme", "", "misses");
}

struct Difference {
    double mean;
    double error; ///< standard error of the mean of the paired differences
};

Difference operator-(const std::vector<double>& x, const std::vector<double>& y) {
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sum += x[i] - y[i];
        squares += (x[i] - y[i]) * (x[i] - y[i]);
    }
    const auto n = static_cast<double>(x.size());
    return {sum / n, std::sqrt((squares / n - sum * sum / n / n) / n)};
}
} // namespace

TEST_CASE("more bid teams miss no more deadlines, beyond noise", "[property]") {
    const auto written = misses("south-2013.toml", {});
    for (const char* more :
         {"supplier.Cerner.bid_teams=6", "supplier.Epic.bid_teams=4", "supplier.*.bid_teams=20"}) {
        CAPTURE(more);
        const Difference change = misses("south-2013.toml", {more}) - written;
        CHECK(change.mean <= noise * change.error);
    }
}

TEST_CASE("nine tenders at once are declined by more suppliers than those of three groups",
          "[property]") {
    const auto declined = [](const std::vector<std::string>& options) {
        return values_of("south-2013.toml", options, {}, "programme", "", "bids_declined");
    };
    const Difference change = declined({"all solo"}) - declined({});
    CHECK(change.mean > noise * change.error);
}

TEST_CASE("an earlier deadline helps nobody", "[property]") {
    const auto written = misses("south-2013.toml", {});
    const auto earlier = misses("south-2013.toml", {"deadline=2015-06-30"});
    for (std::size_t i = 0; i < written.size(); ++i)
        REQUIRE(earlier[i] >= written[i]);
}

TEST_CASE("more exit teams and more slots a weekend miss no more deadlines, beyond noise",
          "[property]") {
    const auto written = misses("south-2013.toml", {});
    for (const char* more : {"capacity.BT exit teams.units=6", "window.BT weekend.slots=3"}) {
        CAPTURE(more);
        const Difference change = misses("south-2013.toml", {more}) - written;
        CHECK(change.mean <= noise * change.error);
    }
}

TEST_CASE("without the halt more sites are live in time", "[property]") {
    const Difference change = misses("london-rollout-2008.toml", {}) -
                              misses("london-rollout-2008.toml", {}, {"no halt"});
    CHECK(change.mean > noise * change.error);
}

TEST_CASE("the whole market without limits on bidding misses no more than with them",
          "[property]") {
    const Difference change = misses("whole-market-2012.toml", {}) -
                              misses("whole-market-2012.toml", {}, {"bid teams without limit"});
    CHECK(change.mean >= -noise * change.error);
}
