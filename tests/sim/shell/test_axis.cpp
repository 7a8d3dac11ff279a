#include "sim/shell/axis.hpp"

#include <set>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/sim/shell/toy.hpp"

using sim::shell::Axis;
using Strings = std::vector<std::string>;

namespace {

sim::scenario::Document kitchen() {
    return sim::scenario::Document::parse(
        "question = \"?\"\nstart = 2020-01-01\ndeadline = 2020-02-15\nfail_each = 0\n"
        "[[task]]\nname = \"walls\"\nduration = { pert = [1, 2, 4], unit = \"weeks\" }\n"
        "[[task]]\nname = \"a=b\"\nduration = 3\n",
        "kitchen.toml");
}

Axis axis(const std::string& text) {
    return sim::shell::parse_axis(text, Toy::Parameters::describe(), kitchen(), "here:");
}

std::string refusal(const std::string& text) {
    try {
        axis(text);
        return {};
    } catch (const sim::InvalidInput& error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("an axis is steps, values, or a range", "[known-answer]") {
    const Axis steps = axis("fail_each=2:8:2");
    CHECK(steps.levels == Strings{"2", "4", "6", "8"});
    CHECK(steps.low == 2);
    CHECK(steps.high == 8);
    CHECK(axis("pause=0:1:0.1").levels.back() == "1");
    CHECK(axis("pause=0:1:0.1").levels[3] == "0.3");
    CHECK(axis("pause=0:1:0.3").levels == Strings{"0", "0.3", "0.6", "0.9"});
    CHECK(axis("deadline=2020-02-15, 2020-03-01").levels == Strings{"2020-02-15", "2020-03-01"});
    CHECK(!axis("deadline=2020-02-15,2020-03-01").numeric());
    CHECK(axis("task.walls.duration={ pert = [1, 2, 3] },4").levels ==
          Strings{"{ pert = [1, 2, 3] }", "4"});
    CHECK(axis("pause=2..8").levels == Strings{"2", "3.5", "5", "6.5", "8"});
    CHECK(axis("pause=2..8:3").levels == Strings{"2", "5", "8"});
    CHECK(axis("pause=1..100:log:3").levels == Strings{"1", "10", "100"});
    CHECK(axis("fail_each=0..3").levels == Strings{"0", "1", "2", "3"});
    CHECK(axis("task.\"a=b\".duration=3,4").path == "task.\"a=b\".duration");
}

TEST_CASE("an axis knows its unit, and that a factor has none") {
    CHECK(axis("task.walls.duration=1,2").unit == "weeks"); // as the file shows it
    CHECK(axis("task.\"a=b\".duration=1,2").unit == "days");
    const Axis factor = axis("task.*.duration*=0.8..1.5");
    CHECK(factor.path == "task.*.duration*");
    CHECK(factor.unit.empty());
    CHECK(factor.setting("0.8") == "task.*.duration*=0.8");
    CHECK(!axis("fail_each*=0.5..1.5").whole);
}

TEST_CASE("a place on an axis is a value between its ends", "[known-answer]") {
    const Axis range = axis("pause=2..8"), log = axis("pause=1..100:log");
    CHECK(range.at(0) == "2");
    CHECK(range.at(0.5) == "5");
    CHECK(log.at(0.5) == "10");
    const Axis words = axis("deadline=2020-02-15,2020-03-01");
    CHECK(words.at(0.49) == "2020-02-15");
    CHECK(words.at(0.5) == "2020-03-01");
    const Axis whole = axis("fail_each=1..4");
    std::multiset<std::string> seen;
    for (int i = 0; i < 400; ++i)
        seen.insert(whole.at((i + 0.5) / 400));
    for (const char* value : {"1", "2", "3", "4"})
        CHECK(seen.count(value) == 100);
}

TEST_CASE("an axis that means nothing is refused") {
    CHECK(refusal("pase=1,2").find("did you mean 'pause'?") != std::string::npos);
    CHECK(refusal("task.wals.duration=1,2").find("did you mean 'walls'?") != std::string::npos);
    CHECK(refusal("pause").find("allowed: PATH=low:high:step") != std::string::npos);
    CHECK(refusal("pause=").find("allowed: PATH=low:high:step") != std::string::npos);
    CHECK(refusal("pause=1,1").find("there twice") != std::string::npos);
    CHECK(refusal("pause=1,,2").find("an empty value") != std::string::npos);
    CHECK(refusal("pause=8..2").find("to a larger one") != std::string::npos);
    CHECK(refusal("pause=0..2:log").find("begins above 0") != std::string::npos);
    CHECK(refusal("pause=0..2:many").find("'many' behind a range") != std::string::npos);
    CHECK(refusal("pause=2:8:0").find("a step above 0") != std::string::npos);
    CHECK(refusal("pause=0:1e9:1").find("more than 10000 steps") != std::string::npos);
    CHECK(refusal("fail_each=0..2.5").find("is a whole number") != std::string::npos);
    CHECK(refusal("deadline=1..2").find("no number") != std::string::npos);
}

TEST_CASE("axes come options first, and none twice") {
    const auto all = [](const Strings& options, const Strings& varied) {
        return sim::shell::axes_of(options, varied, Toy::Parameters::describe(), kitchen(),
                                   "slipway sweep:");
    };
    const std::vector<Axis> axes = all({"a", "b"}, {"pause=1,2"});
    REQUIRE(axes.size() == 2);
    CHECK(axes[0].kind == Axis::Kind::option);
    CHECK(axes[0].levels == Strings{"a", "b"});
    CHECK(all({"a"}, {"pause=1,2"}).size() == 1);
    CHECK_THROWS_WITH(all({}, {"pause=1,2", "pause=3,4"}), Catch::Contains("is varied twice"));
}
