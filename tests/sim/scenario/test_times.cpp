#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/sim/scenario/bakery.hpp"

using namespace sim::scenario;

namespace {

std::string scenario(const std::string& rest) {
    return "opens = 2026-03-02\nevidence = { grade = \"B\", source = \"a book\" }\n" + rest;
}

const std::string step = scenario("[[step]]\nname = \"s\"\neffort = { pert = [60, 90, 180], unit "
                                  "= \"minutes\", at_most = 150 }\n");

Uncertain effort(const std::vector<std::string>& sets, const std::string& text = step) {
    return std::get<bakery::Knead>(bakery::read(text, sets).steps.at(0).what).effort;
}

std::string refusal(const std::string& text, const std::vector<std::string>& sets) {
    try {
        const auto found = bakery::problems(text, sets);
        REQUIRE(found.size() == 1);
        return found.front();
    } catch (const sim::InvalidInput& error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("a factor multiplies every quantile of a distribution", "[property]") {
    const Uncertain plain = effort({}), longer = effort({"step.s.effort*=1.5"});
    for (const double u : {0.0, 0.1, 0.5, 0.9, 0.99, 1.0})
        CHECK(longer.distribution.quantile(u) ==
              Approx(1.5 * plain.distribution.quantile(u)).epsilon(1e-12));
    CHECK(longer.text == "pert [60, 90, 180], at_most 150, times 1.5 minutes");
    CHECK(longer.distribution.upper() == Approx(1.5 * 150 * 60));
    CHECK(longer.evidence.source == "a book");
}

TEST_CASE("factors multiply each other, and a number set by hand drops them") {
    const double plain = effort({}).distribution.quantile(0.3);
    CHECK(effort({"step.s.effort*=1.5", "step.*.effort*=2"}).distribution.quantile(0.3) ==
          Approx(3 * plain).epsilon(1e-12));
    CHECK(effort({"step.s.effort.times=4"}).distribution.quantile(0.3) == Approx(4 * plain));
    CHECK(effort({"step.s.effort*=1.5", "step.s.effort=10"}).distribution.quantile(0.3) == 600.0);
    CHECK(effort({"step.s.effort*=1"}).distribution.quantile(0.3) == plain);
}

TEST_CASE("numbers and whole numbers take a factor, the whole ones rounded", "[known-answer]") {
    const std::string text =
        scenario("notice = { value = 3, unit = \"weeks\" }\n[money]\nrent = 100\n"
                 "[[oven]]\nname = \"a\"\ntrays = 5\n[[oven]]\nname = \"b\"\n"
                 "trays = { value = 7, times = 3 }\n");
    const bakery::Bakery b =
        bakery::read(text, {"money.rent*=0.25", "oven.*.trays*=1.5", "notice*=0.5"});
    CHECK(b.money.rent.value == 25.0);
    CHECK(b.ovens[0].trays.value == 8);  // 7.5
    CHECK(b.ovens[1].trays.value == 32); // 31.5
    CHECK(b.notice.value == 11);         // 10.5 days
    CHECK(b.ovens[0].trays.evidence.grade == Grade::b);
}

TEST_CASE("an option may multiply") {
    Document document = Document::parse(
        step + "[[option]]\nname = \"slow\"\nset = { \"step.s.effort*\" = 2 }\n", "b.toml");
    document.apply_option("slow");
    const auto slow = read<bakery::Bakery>(document);
    CHECK(std::get<bakery::Knead>(slow.steps[0].what).effort.distribution.quantile(0.5) ==
          Approx(2 * effort({}).distribution.quantile(0.5)));
}

TEST_CASE("what cannot be multiplied is refused") {
    const std::string text = step + "[[oven]]\nname = \"a\"\ntrays = 5\n";
    CHECK(refusal(text, {"step.s.effort*=-1"}) ==
          "--set step.s.effort*=-1: the factor is -1; allowed: a number, 0 or more");
    CHECK(refusal(text, {"step.s.effort*=much"}) ==
          "--set step.s.effort*=much: the factor is \"much\"; allowed: a number, 0 or more");
    CHECK(refusal(text, {"money.rent*=2"}) ==
          "--set money.rent*=2: money.rent is not given, which cannot be multiplied; allowed: a "
          "number or a distribution that the scenario gives");
    CHECK(refusal(text, {"opens*=2"}).find("opens is a date, which cannot be multiplied") !=
          std::string::npos);
    CHECK(refusal(text, {"oven.a.trays*=1000"})
              .find("trays is 5, times 1000 trays; allowed: 1 to "
                    "1000") != std::string::npos);
    CHECK(refusal(scenario("notice = { value = 3, times = \"x\" }\n"), {})
              .find("times is \"x\"; allowed: a number, 0 or more") != std::string::npos);
}
