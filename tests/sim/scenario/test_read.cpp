#include "sim/scenario/read.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/calendar.hpp"
#include "sim/engine/errors.hpp"
#include "tests/sim/scenario/bakery.hpp"

using namespace sim::scenario;

namespace {
sim::Date date(const char* iso) { return *sim::parse_date(iso); }
} // namespace

TEST_CASE("a good scenario fills every field of its structs") {
    const bakery::Bakery b = bakery::read(bakery::good());
    CHECK(b.question == "How much bread?");
    CHECK(b.opens == date("2026-03-02"));
    CHECK(b.closed == std::vector{date("2026-03-08"), date("2026-03-15")});
    CHECK(b.seats == 12);
    CHECK(b.market == std::chrono::Saturday);
    CHECK(b.sold == std::vector{bakery::Crust::thick, bakery::Crust::thin});
    CHECK(b.money.rent.value == 800.0);
    CHECK(b.money.tax == 0.1);
    REQUIRE(b.ovens.size() == 2);
    CHECK(b.ovens[0].name.text == "Old No. 1");
    CHECK(b.ovens[0].trays.value == 4);
    CHECK(b.ovens[0].heat->value == 7.5);
    CHECK(b.ovens[1].spare);
    REQUIRE(b.steps.size() == 2);
    CHECK(b.steps[1].crust == bakery::Crust::thick);
    CHECK(b.steps[1].after.at(0).text == "knead");
    REQUIRE(b.steps[1].toppings.size() == 2);
    CHECK(b.steps[1].toppings[0].grams.at(1).value == 2.5);
    CHECK(b.steps[1].toppings[1].grams.empty());
}

TEST_CASE("what a scenario leaves out is read as its default") {
    const bakery::Bakery b = bakery::read("opens = 2026-03-02\n[[oven]]\nname = \"a\"\n"
                                          "[[step]]\nname = \"s\"\n");
    CHECK(b.question.empty());
    CHECK(b.notice.value == 7);
    CHECK(b.money.tax == 0.2);
    CHECK_FALSE(b.fair.has_value());
    CHECK_FALSE(b.market.has_value());
    CHECK(b.closed.empty());
    CHECK(b.ovens.at(0).trays.value == 2);
    CHECK_FALSE(b.ovens.at(0).heat.has_value());
    CHECK(std::get<bakery::Knead>(b.steps.at(0).what).effort.distribution.upper() == 3 * 3600.0);
}

TEST_CASE("the kind of a table chooses which alternative of the variant is filled") {
    const bakery::Bakery b = bakery::read(bakery::good());
    CHECK(std::get<bakery::Knead>(b.steps[0].what).effort.distribution.lower() == 1800.0);
    CHECK(std::get<bakery::Rest>(b.steps[1].what).hours.value == 24.0);
}

TEST_CASE("numbers and counts come in the field's unit, distributions of times in seconds") {
    const bakery::Bakery b = bakery::read(bakery::good());
    CHECK(b.notice.value == 14);
    CHECK(std::get<bakery::Rest>(b.steps[1].what).hours.value == 24.0);
    CHECK(b.steps[1].repeat->distribution.lower() == 7 * 86'400.0);
    CHECK(b.steps[1].repeat->distribution.upper() == 14 * 86'400.0);
    CHECK(b.steps[1].repeat->text == "uniform [1, 2] weeks");
    CHECK(b.fair->guests.text == "normal [100, 20], at_least 0 guests");
}

TEST_CASE("evidence comes from the number, or else key by key from the nearest table around it") {
    const bakery::Bakery b = bakery::read(bakery::good());
    CHECK(b.notice.evidence.grade == Grade::b);
    CHECK(b.notice.evidence.source == "the rules");
    CHECK(b.money.rent.evidence.grade == Grade::c);
    CHECK(b.money.rent.evidence.source == "a guess");
    CHECK(b.ovens[0].trays.evidence.grade == Grade::c);
    CHECK(b.ovens[0].trays.evidence.source == "counted");
    CHECK(b.ovens[1].trays.evidence.grade == Grade::a);
    CHECK(b.ovens[1].trays.evidence.source == "the maker");
    CHECK(b.steps[1].toppings[0].grams.at(1).evidence.grade == Grade::a);
}

TEST_CASE("names, numbers and tables know where they were written") {
    const bakery::Bakery b = bakery::read(bakery::good());
    CHECK(to_string(b.ovens[0].name.where) == "b.toml:19:8");
    CHECK(to_string(b.ovens[0].trays.where) == "b.toml:20:9");
    CHECK(b.ovens[0].where.line == 18);
    CHECK(to_string(b.steps[1].after.at(0).where) == "b.toml:38:10");
}

TEST_CASE("a default stands where its table stands") {
    const bakery::Bakery b = bakery::read("opens = 2026-03-02\n[[oven]]\nname = \"a\"\n");
    CHECK(b.ovens.at(0).trays.where.line == 2);
    CHECK(b.ovens.at(0).trays.where.source == "b.toml");
    CHECK(b.ovens.at(0).trays.evidence.source == "default");
}

TEST_CASE("all that is wrong is reported at once") {
    const auto found = bakery::problems("opens = 5\nseats = -1\n[[oven]]\ntrays = 0\n");
    CHECK(found.size() == 4);
}

TEST_CASE("a scenario is checked without being built") {
    const Document document = Document::parse("seats = -1\n", "b.toml");
    CHECK_THROWS_AS(check(document, bakery::Bakery::describe()), sim::InvalidInput);
    CHECK_NOTHROW(check(Document::parse(bakery::good(), "b.toml"), bakery::Bakery::describe()));
}

TEST_CASE("every option is checked, and a problem that only it makes names it") {
    const std::string text = "opens = 2026-03-02\n[[option]]\nname = \"cold\"\n"
                             "set = { \"money.rent\" = -5 }\n";
    CHECK(bakery::problems(text) ==
          std::vector<std::string>{"b.toml:4:24: option 'cold': money: rent is -5; allowed: 0 or "
                                   "more"});
}

TEST_CASE("an option whose path leads nowhere is wrong even if it is not chosen") {
    const std::string text = "opens = 2026-03-02\n[[oven]]\nname = \"Aga\"\n[[option]]\n"
                             "name = \"x\"\nset = { \"oven.Aag.trays\" = 5 }\n";
    CHECK(bakery::problems(text) ==
          std::vector<std::string>{"b.toml:6:9: option 'x': oven has no element 'Aag'; did you "
                                   "mean 'Aga'? allowed: Aga, *"});
}

TEST_CASE("a problem that a file has anyway is not said again for each option") {
    CHECK(bakery::problems(bakery::good() + "colour = 3\n").size() == 1);
}

TEST_CASE("options that would take hours to try are refused") {
    std::string text = "opens = 2026-03-02\nsold = [";
    for (int i = 0; i < 50'000; ++i)
        text += "\"thin\",";
    text += "]\n";
    for (int i = 0; i < 900; ++i)
        text += "[[option]]\nname = \"" + std::to_string(i) + "\"\n";
    CHECK(bakery::problems(text) ==
          std::vector<std::string>{
              "b.toml:1:1: there are 900 options; allowed: fewer in a file so large"});
}
