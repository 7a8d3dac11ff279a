#include "sim/results/share_progress.hpp"

#include <fstream>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "sim/engine/errors.hpp"
#include "sim/results/descriptor.hpp"
#include "sim/results/folder.hpp"
#include "sim/results/portion.hpp"
#include "tests/sim/results/sample.hpp"

namespace fs = std::filesystem;
using namespace sim::results;
using Parts = std::vector<std::uint32_t>;

namespace {

ShareUnderWay running(std::uint32_t part, std::uint64_t done, double seconds) {
    return {.name = {"a", {0, part, 4}},
            .host = "n",
            .silent_s = 0,
            .sign = {.started_ms = 1'000,
                     .given_ms = 1'000 + static_cast<std::int64_t>(seconds * 1'000),
                     .done = done,
                     .of = 250}};
}

void touch(const fs::path& file, std::string_view text = "") { std::ofstream(file) << text; }

} // namespace

TEST_CASE("a sign of life comes back from its line, and no other text is one") {
    const SignOfLife sign{1'700'000'000'000, 1'700'000'005'000, 12, 345};
    const std::string line = text_of(sign);
    const auto again = sign_in(line);
    REQUIRE(again);
    CHECK(again->given_ms == sign.given_ms);
    CHECK(again->done == 12);
    CHECK(again->of == 345);
    CHECK(text_of({}).size() == line.size());
    CHECK(text_of({INT64_MAX, INT64_MAX, UINT64_MAX, UINT64_MAX}).size() == line.size());
    for (const char* text : {"", "slipway-share-1\n", "{}", "{\"started_ms\":1}", "[1,2,3,4]"})
        CHECK_FALSE(sign_in(text));
}

TEST_CASE("speed and time left are those of the shares that run", "[known-answer]") {
    RoundProgress round{.parts = 4, .done = {1}, .replications = 1'000};
    CHECK_FALSE(round.seconds_left());
    round.running = {running(2, 100, 10), running(3, 50, 10)};
    CHECK(round.replications_done() == 400); // 250 of the share that is done, 100, 50
    CHECK(round.per_second() == Approx(15));
    CHECK(round.seconds_left() == Approx(600 / 15.0));
    round.running.push_back(running(4, 0, 0)); // has just begun: taken to go as fast as the others
    CHECK(round.per_second() == Approx(22.5));
    round.done = {1, 2, 3, 4};
    round.running.clear();
    CHECK(round.complete());
    CHECK(round.seconds_left() == 0.0);
    CHECK(round.replications_done() == 1'000);
}

TEST_CASE("a folder says what is done, running, lost and absent of each experiment") {
    const Scratch scratch;
    const std::string here = host_name(), me = std::to_string(::getpid());
    const auto claim = [&](const char* share, const std::string& who) {
        return scratch.path / fmt::format(".{}.share.partial-{}", share, who);
    };
    touch(scratch.path / "a.0002-of-0006.share");
    touch(claim("a.0002-of-0006", "n1-5"), text_of({0, 1'000, 9, 10})); // is done: counts no more
    touch(claim("a.0003-of-0006", here + "-" + me), text_of({0, 2'000, 10, 20}));
    touch(claim("a.0004-of-0006", here + "-999999999"));
    touch(claim("a.0005-of-0006", "n-2-7"));
    fs::last_write_time(claim("a.0005-of-0006", "n-2-7"),
                        fs::file_time_type::clock::now() - std::chrono::hours(1));
    touch(claim("b.r02.0001-of-0003", "n1-8"), text_of({0, 1'000, 1, 10}));
    const auto all = progress_in(scratch.path, {{"a", 0, 99}, {"c", 0, 7}});
    REQUIRE(all.size() == 3);
    const RoundProgress& a = all[0].rounds.front();
    CHECK(a.parts == 6);
    CHECK(a.done == Parts{2});
    REQUIRE(a.running.size() == 1);
    CHECK(a.running.front().sign.done == 10);
    CHECK(a.running.front().seconds() == 2.0);
    REQUIRE(a.lost.size() == 2);
    for (const ShareUnderWay& share : a.lost) {
        const bool gone = share.name.slice.part == 4;
        CHECK(share.life == (gone ? ShareUnderWay::Life::gone : ShareUnderWay::Life::silent));
        CHECK(share.host == (gone ? here : "n-2"));
    }
    CHECK(a.absent == Parts{1, 4, 5, 6});
    CHECK_FALSE(a.replications_done()); // the one share that is done is damaged
    CHECK(all[1].rounds.front().round == 2);
    CHECK(all[1].rounds.front().absent == Parts{2, 3});
    CHECK(all[2].rounds.front().absent == Parts{1, 2, 3, 4, 5, 6, 7});
    CHECK_FALSE(all[2].complete());
    CHECK_THROWS_AS(progress_in(scratch.path / "none", {}), sim::InvalidInput);
}

TEST_CASE("a claim shows its signs of life and leaves nothing of them in the share") {
    const Scratch scratch;
    const ShareName name{"a", {0, 1, 1}};
    Claim claim(scratch.path, name);
    auto progress = progress_in(scratch.path, {});
    REQUIRE(progress.front().rounds.front().running.size() == 1);
    CHECK(progress.front().rounds.front().running.front().life == ShareUnderWay::Life::running);
    claim.write("x");
    CHECK(text_in(claim.place()) == "x");
    progress = progress_in(scratch.path, {});
    CHECK(progress.front().complete());
}
