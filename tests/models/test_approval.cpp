#include "models/approval.hpp"

#include <catch2/catch.hpp>

#include "tests/models/trial.hpp"

#include <cmath>
#include <vector>

using models::next_meeting;
using sim::days;
using sim::Duration;
using sim::Time;

TEST_CASE("a case is heard at the first meeting for which its papers are in time") {
    // Meetings on days 10, 40, 70, ...
    const double phase = 1.0 / 3;
    CHECK(next_meeting(Time{}, days(30), days(0), phase) == Time{days(10)});
    CHECK(next_meeting(Time{days(10)}, days(30), days(0), phase) == Time{days(10)});
    CHECK(next_meeting(Time{days(3)}, days(30), days(7), phase) == Time{days(10)});
    CHECK(next_meeting(Time{days(3) + Duration{1}}, days(30), days(7), phase) == Time{days(40)});
    CHECK(next_meeting(Time{days(33)}, days(30), days(7), phase) == Time{days(40)});
    CHECK(next_meeting(Time{days(34)}, days(30), days(7), phase) == Time{days(70)});
}

TEST_CASE("no earlier meeting would do and a later one is never taken", "[property]") {
    const sim::Streams chance(7, 0);
    for (std::uint32_t k = 0; k < 20'000; ++k) {
        const auto draw = [&](std::uint32_t what, std::int64_t below) {
            return static_cast<std::int64_t>(chance.uniform({what, 0, k}) *
                                             static_cast<double>(below));
        };
        const Time ready{Duration{draw(1, 100'000'000)}};
        const Duration round{1 + draw(2, 10'000'000)}, papers{draw(3, 3'000'000)};
        const double phase = chance.uniform({4, 0, k});
        const Time meeting = next_meeting(ready, round, papers, phase);
        const Duration first = sim::to_duration(phase * static_cast<double>(round.count()));
        REQUIRE(meeting >= ready + papers);
        REQUIRE((meeting.time_since_epoch() - first) % round == Duration{0});
        REQUIRE((meeting == Time{first} || meeting - round < ready + papers));
    }
}

TEST_CASE("a board that lists its meetings hears a case on one of them, then in its rhythm") {
    const std::vector<Time> listed{Time{days(10)}, Time{days(24)}, Time{days(90)}};
    const auto heard = [&](double ready, std::int64_t papers) {
        return models::listed_meeting(Time{sim::to_duration(ready * 86'400)}, listed, days(30),
                                      days(papers));
    };
    CHECK(heard(0, 7) == Time{days(10)});
    CHECK(heard(3, 7) == Time{days(10)});
    CHECK(heard(3.01, 7) == Time{days(24)});
    CHECK(heard(17, 7) == Time{days(24)});
    CHECK(heard(18, 7) == Time{days(90)});
    CHECK(heard(90, 0) == Time{days(90)});
    CHECK(heard(90, 7) == Time{days(120)});
    CHECK(heard(113, 7) == Time{days(120)});
    CHECK(heard(113.5, 7) == Time{days(150)});
}

TEST_CASE("listed meetings are kept by all whom the board serves", "[property]") {
    for (std::uint32_t k = 0; k < 100; ++k) {
        const trial::Run run(R"(
trust = [{ name = "Ash", route = "way" }, { name = "Elm", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "case", kind = "approval", duration = { exponential = 20 },
           meetings = [2024-02-20, 2024-01-10], meets_every = 10, papers = 3 }]
)",
                             k);
        for (const char* trust : {"case of Ash", "case of Elm"}) {
            const double heard = run.end(trust);
            REQUIRE((heard == 9 || (heard >= 50 && std::fmod(heard, 10) == 0)));
        }
    }
}
