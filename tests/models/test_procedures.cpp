#include <catch2/catch.hpp>

#include "sim/experiment/estimates.hpp"
#include "sim/scenario/assumptions.hpp"
#include "sim/scenario/document.hpp"
#include "tests/models/experiment.hpp"

// The procedures that are shipped as a part for scenarios.

namespace {
/// Mean days from the start to the exit.
double mean_exit(const trial::Experiment& all, const std::string& trust) {
    const auto& exits = all.of("trusts", trust, "exit");
    CHECK(exits.censored_count() == 0);
    return sim::mean(exits).value / 86'400;
}
} // namespace

TEST_CASE("each procedure is done, and the more it asks for the later") {
    const trial::Experiment all("scenarios/procedures.toml", 2'000);
    CHECK(mean_exit(all, "open") < mean_exit(all, "restricted"));
    CHECK(mean_exit(all, "restricted") < mean_exit(all, "dialogue"));
    CHECK(mean_exit(all, "negotiated") < mean_exit(all, "dialogue"));
    CHECK(mean_exit(all, "mini") < mean_exit(all, "restricted"));
    CHECK(mean_exit(all, "direct") < mean_exit(all, "mini"));
    CHECK(mean_exit(all, "direct") < mean_exit(all, "extension"));
    CHECK(mean_exit(all, "framework") > 365);
}

TEST_CASE("no restricted procedure is faster than the law", "[property]") {
    const models::Programme all = trial::programme_in("scenarios/procedures.toml");
    models::Programme::Workspace workspace(all);
    std::vector<std::int64_t> outcome(all.outcome().size());
    const auto end = [&](const char* activity) {
        return outcome[all.outcome().index("stages", activity, "end")] / 86'400;
    };
    for (std::uint32_t k = 0; k < 500; ++k) {
        all.run(sim::Streams(1, k), workspace, outcome);
        const std::int64_t least = end("prequalification of restricted") < 700 ? 35 : 30;
        REQUIRE(end("tender of restricted") - end("prequalification of restricted") >= least);
    }
}

TEST_CASE("every number of the procedures has a grade and a source") {
    const auto file = trial::file("scenarios/procedures.toml");
    const auto register_of = sim::scenario::assumptions(sim::scenario::Document::load(file),
                                                        models::Parameters::describe());
    std::size_t numbers = 0;
    for (const sim::scenario::Assumption& each : register_of) {
        const bool of_part =
            each.path.starts_with("statute.") ||
            (each.path.starts_with("route.") && each.path.find(".stage.") != std::string::npos);
        if (!of_part)
            continue;
        ++numbers;
        CAPTURE(each.path);
        CHECK(each.evidence.grade != sim::scenario::Grade::none);
        CHECK(each.evidence.source.size() > 3);
    }
    CHECK(numbers > 80);
}
