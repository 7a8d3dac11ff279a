#include <catch2/catch.hpp>

#include "models/programme.hpp"
#include "sim/experiment/replicate.hpp"
#include "sim/scenario/assumptions.hpp"
#include "sim/scenario/read.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

// The scenarios that are shipped.

using sim::scenario::Document;

namespace {
std::vector<std::filesystem::path> shipped() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(SLIPWAY_SCENARIOS))
        if (entry.path().extension() == ".toml")
            files.push_back(entry.path());
    REQUIRE(files.size() >= 2);
    return files;
}

void check_that_it_runs(const Document& document) {
    const models::Programme programme(sim::scenario::read<models::Parameters>(document));
    CHECK_NOTHROW(programme.outcome().validate());
    const std::size_t trusts = programme.blueprint().parameters.trusts.size();
    const auto replications = static_cast<std::uint32_t>(std::max<std::size_t>(2, 2'000 / trusts));
    CHECK(sim::replicate(programme, {.replications = replications}).failed == 0);
}
} // namespace

TEST_CASE("every shipped scenario begins with its question") {
    for (const auto& file : shipped()) {
        CAPTURE(file);
        std::ifstream in(file);
        std::string first;
        std::getline(in, first);
        CHECK(first.starts_with("# "));
        CHECK(first.ends_with("?"));
    }
}

TEST_CASE("every number of a shipped scenario has a grade and a source") {
    for (const auto& file : shipped()) {
        const auto register_of =
            sim::scenario::assumptions(Document::load(file), models::Parameters::describe());
        CHECK(register_of.size() >= 20);
        for (const sim::scenario::Assumption& each : register_of) {
            CAPTURE(file, each.path);
            CHECK(each.evidence.grade != sim::scenario::Grade::none);
            CHECK(each.evidence.source.size() > 10);
        }
    }
}

TEST_CASE("every shipped scenario runs as written and with each of its options") {
    for (const auto& file : shipped()) {
        const Document written = Document::load(file);
        check_that_it_runs(written);
        for (const std::string& option : written.option_names()) {
            CAPTURE(file, option);
            Document chosen = written;
            chosen.apply_option(option);
            check_that_it_runs(chosen);
            CHECK_FALSE(written.option_meaning(option).empty());
        }
    }
}
