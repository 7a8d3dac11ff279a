#include "models/pressure.hpp"

#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

#include <cmath>
#include <fmt/format.h>

using namespace trial;

namespace {
constexpr double second = 1.0 / 86'400;

/// How long testing takes, usually 100 days and then 50 to the exit, if it begins on a day of the
/// 366 to the deadline.
double testing_from(double day, const std::string& pressure = "most = 0.4") {
    const Run run(fmt::format("trust = [{{ name = \"Ash\", route = \"way\" }}]\n[[route]]\nname = "
                              "\"way\"\nexit = \"move\"\nstage = [{{ name = \"wait\", duration = "
                              "{} }}, {{ name = \"testing\", after = [\"wait\"], duration = 100, "
                              "pressure = {{ {} }} }}, {{ name = \"move\", after = [\"testing\"], "
                              "duration = 50 }}, {{ name = \"after\", after = [\"move\"], duration "
                              "= 70 }}]\n",
                              day, pressure));
    return run.end("testing of Ash") - run.end("wait of Ash");
}
} // namespace

TEST_CASE("a stage is cut by the share that is missing of the time to the exit", "[known-answer]") {
    CHECK(testing_from(200) == 100);
    CHECK(testing_from(216) == 100); // just enough
    CHECK(testing_from(246) == Approx(80).margin(second));
    CHECK(testing_from(276) == Approx(60).margin(second));
    CHECK(testing_from(300) == Approx(60).margin(second)); // no more than the most
    CHECK(testing_from(366 + 20) == Approx(60).margin(second));
    CHECK(testing_from(246, "most = 0") == 100);
}

TEST_CASE("the time to the exit counts the notice and half the interval of windows") {
    // 10 days, 30 of notice, 3.5 to a window and 2 of moving: 45.5; 36.4 are left: a fifth is cut.
    const Run run(R"(
window = [{ name = "weekend" }]
trust = [{ name = "Ash", route = "way" }]
[[route]]
name = "way"
stage = [{ name = "wait", duration = 329.6 },
         { name = "testing", after = ["wait"], duration = 10, pressure = { most = 1 } },
         { name = "move", kind = "cutover", after = ["testing"], window = "weekend", notice = 30,
         duration = 2 }]
)");
    CHECK(run.end("testing of Ash") == Approx(329.6 + 8).margin(second));
}

TEST_CASE("a stage that is cut fails, and goes badly, more often", "[known-answer]") {
    constexpr std::uint32_t replications = 50'000;
    const Experiment haste("scenarios/haste.toml", replications);
    const auto& attempts = haste.of("stages", "testing of failing", "attempts");
    CHECK(static_cast<double>(static_cast<std::int64_t>(attempts.sum())) / replications - 1 ==
          Approx(.4).epsilon(0).margin(4 * std::sqrt(.24 / replications)));
    check_flag(haste.of("trusts", "troubled", "troubled"), .4);
}

TEST_CASE("the more may be cut, the earlier it ends", "[property]") {
    for (int day = 150; day < 500; day += 7) {
        double before = 101;
        for (const double most : {0.0, 0.1, 0.3, 0.7}) {
            CAPTURE(day, most);
            const double now = testing_from(day, fmt::format("most = {}", most));
            CHECK(now <= before);
            CHECK(now >= Approx(100 * (1 - most)).margin(second));
            before = now;
        }
    }
}
