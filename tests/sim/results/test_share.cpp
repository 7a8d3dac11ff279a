#include "sim/results/share.hpp"

#include <fstream>
#include <random>
#include <sstream>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/results/cbor.hpp"
#include "sim/results/folder.hpp"
#include "sim/results/portion.hpp"
#include "sim/results/share_folder.hpp"
#include "tests/sim/results/sample.hpp"

namespace fs = std::filesystem;
using namespace sim::results;

namespace {

/// The sample run as an experiment whose options hold nothing yet.
Experiment sample_experiment() {
    Experiment experiment{.verb = "run",
                          .run = sample_run(10),
                          .replications = 2'000,
                          .precision = {},
                          .measure = {},
                          .asked = {"sample.toml", "--seed=5"}};
    for (OptionResult& option : experiment.run.options)
        option.result = sim::Result(option.outcome);
    return experiment;
}

Share sample_share() {
    const Experiment experiment = sample_experiment();
    Portion portion;
    for (const OptionResult& option : sample_run(2'000).options)
        portion.options.push_back(option.result);
    return {encoded(experiment), {0, 1, 1}, encoded(portion)};
}

} // namespace

TEST_CASE("an experiment comes back from its bytes as it was") {
    Experiment experiment = sample_experiment();
    experiment.precision = 0.01;
    experiment.measure = "late";
    const std::string bytes = encoded(experiment);
    const Experiment again = decoded_experiment(bytes);
    CHECK(encoded(again) == bytes);
    CHECK(again.run.options[1].parameters[0].where.line == 2);
    CHECK(again.run.options[1].outcome.measure(3).categories.size() == 3);
    experiment.run.seed = 6;
    CHECK(fingerprint(encoded(experiment)) != fingerprint(bytes));
}

TEST_CASE("results come back from a share in every bit") {
    const Share share = sample_share();
    const Portion portion = decoded_portion(share, decoded_experiment(share.experiment), nullptr);
    const Run run = sample_run(2'000);
    REQUIRE(portion.options.size() == 2);
    CHECK(portion.options[0] == run.options[0].result);
    CHECK(portion.options[1] == run.options[1].result);
    CHECK(portion.options[0].failed > 0);
}

TEST_CASE("a share that is not all of its slice is damaged") {
    Share share = sample_share();
    share.slice = {0, 1, 2};
    const Experiment experiment = decoded_experiment(share.experiment);
    CHECK_THROWS_AS(decoded_portion(share, experiment, nullptr), Damaged);
}

TEST_CASE("every changed, missing or added byte of a share is seen") {
    const Scratch scratch;
    const std::string whole = encoded(sample_share());
    const fs::path file = scratch.path / "a.share";
    std::mt19937_64 chance(7);
    for (int trial = 0; trial < 60; ++trial) {
        std::string bytes = whole;
        const std::size_t at = chance() % bytes.size();
        if (trial % 3 == 0)
            bytes[at] = static_cast<char>(bytes[at] ^ 1 << chance() % 8);
        else if (trial % 3 == 1)
            bytes.resize(at);
        else
            bytes.insert(at, 1, 'x');
        fs::remove(file);
        write_file(file, bytes);
        CHECK_THROWS_AS(read_share(file), Damaged);
    }
    fs::remove(file);
    write_file(file, whole);
    CHECK(read_share(file).body == sample_share().body);
    CHECK_THROWS_AS(read_share(scratch.path), Damaged);
}

TEST_CASE("a share changed by someone who mends its checksum is refused or can be merged") {
    // The checksum is no protection against malice, so what it covers is checked once more.
    const Share share = sample_share();
    const Experiment experiment = decoded_experiment(share.experiment);
    std::mt19937_64 chance(11);
    int refused = 0;
    for (int trial = 0; trial < 100; ++trial) {
        Share changed = share;
        for (int change = 0; change < 3; ++change)
            changed.body[chance() % changed.body.size()] = static_cast<char>(chance() % 256);
        try {
            Portion sum = decoded_portion(share, experiment, nullptr);
            const Portion other = decoded_portion(changed, experiment, nullptr);
            for (std::size_t option = 0; option < 2; ++option)
                sum.options[option].merge(other.options[option]);
        } catch (const Damaged&) {
            ++refused;
        }
    }
    CHECK(refused > 50);
}

TEST_CASE("bytes that claim to be enormous or deep are refused, whoever wrote them") {
    const std::string deep(1'000'000, '\x81'); // a list in a list in ...
    const std::string endless = std::string("\x9b\x7f") + std::string(7, '\xff'); // 2^63 elements
    const std::string many = std::string("\x9a\x00\x60\x00\x00", 5) + std::string(0x600000, '\x00');
    for (const std::string& bytes : {deep, endless, many, std::string(), std::string("\xff")})
        CHECK_THROWS_AS(from_cbor(bytes), Damaged);
}

TEST_CASE("the name of a share says what it is, and nothing else is taken for one") {
    const ShareName plain{"a.b-run-0123456789ab", {0, 2, 10}}, third{"x", {3, 12, 12'000}};
    CHECK(plain.file() == "a.b-run-0123456789ab.0002-of-0010.share");
    CHECK(third.file() == "x.r03.0012-of-12000.share");
    CHECK(share_name(plain.file()) == plain);
    CHECK(share_name(third.file()) == third);
    for (const char* file :
         {"x.share", "x.0000-of-0002.share", "x.0003-of-0002.share", ".x.1-of-2.share",
          "x.1-of-2.shar", "x.1-of-2x.share", "x.1-of-99999999999.share"})
        CHECK_FALSE(share_name(file));
}

TEST_CASE("a claim shows that a share is under way and leaves it whole or nothing") {
    const Scratch scratch;
    const ShareName name{"x", {0, 1, 3}};
    const fs::path folder = scratch.path / "shares";
    {
        Claim claim(folder, name);
        claim.show_life();
        REQUIRE(shares_in(folder).claims.size() == 1);
        CHECK(claimed_name(shares_in(folder).claims[0].filename().string()) == name);
        CHECK(shares_in(folder).experiments.empty());
    }
    CHECK(fs::is_empty(folder));
    Claim(folder, name).write("all of it");
    CHECK(shares_in(folder).claims.empty());
    REQUIRE(shares_in(folder).experiments.size() == 1);
    CHECK(shares_in(folder).experiments[0].missing(0) == std::vector<std::uint32_t>{2, 3});
    CHECK_THROWS_AS(Claim(folder / "no" / "such", name), sim::InvalidInput);
}

TEST_CASE("of two ways to cut an experiment the one that lacks least is taken") {
    ShareSet set{"x", {{{0, 3}, {1, 2}}, {{0, 5}, {1, 2, 3, 4, 5}}, {{2, 9}, {7}}}};
    CHECK(set.parts(0) == 5);
    CHECK(set.missing(0).empty());
    CHECK(set.parts(1) == 0);
    CHECK(set.missing(2).size() == 8);
}

TEST_CASE("numbers are listed as an array of jobs takes them") {
    CHECK(array_list({}).empty());
    CHECK(array_list({4}) == "4");
    CHECK(array_list({1, 2, 3, 7, 9, 10}) == "1-3,7,9-10");
}
