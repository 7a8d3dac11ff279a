#include "sim/results/run.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/results/sample.hpp"

TEST_CASE("the digest of one option is that of its result") {
    sim::results::Run run = sample_run(300);
    run.options.pop_back();
    CHECK(run.digest() == run.options[0].result.digest.to_string());
}

TEST_CASE("the digest of several options tells which option had which result") {
    sim::results::Run run = sample_run(300);
    const std::string before = run.digest();
    CHECK(before.size() == 32);
    std::swap(run.options[0], run.options[1]);
    CHECK(run.digest() != before);
}

TEST_CASE("a run counts its failures over all options and is interrupted if one is") {
    sim::results::Run run = sample_run(300);
    CHECK(run.failed() == 6);
    CHECK(run.replications() == 300);
    CHECK_FALSE(run.interrupted());
    run.options[1].result.requested = 400;
    CHECK(run.interrupted());
}
