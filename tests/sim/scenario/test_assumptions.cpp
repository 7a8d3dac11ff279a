#include "sim/scenario/assumptions.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/sim/scenario/bakery.hpp"

using namespace sim::scenario;

namespace {
std::vector<Assumption> register_of(const std::vector<std::string>& sets = {}) {
    Document document = Document::parse(bakery::good(), "b.toml");
    for (const std::string& each : sets)
        document.set(each);
    return assumptions(document, bakery::Bakery::describe());
}

std::vector<std::string> paths(const std::vector<Assumption>& lines) {
    std::vector<std::string> all;
    for (const Assumption& line : lines)
        all.push_back(line.path);
    return all;
}

const Assumption& line(const std::vector<Assumption>& lines, const std::string& path) {
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&path](const auto& each) { return each.path == path; });
    REQUIRE(found != lines.end());
    return *found;
}
} // namespace

TEST_CASE("the register has every number that the file gives, and no default") {
    CHECK(paths(register_of()) ==
          std::vector<std::string>{"notice", "money.rent", "fair.guests",
                                   "oven.\"Old No. 1\".trays", "oven.\"Old No. 1\".heat",
                                   "oven.new oven.trays", "step.knead.effort", "step.rest.hours",
                                   "step.rest.repeat", "step.rest.topping.salt.grams[0]",
                                   "step.rest.topping.salt.grams[1]"});
}

TEST_CASE("a line of the register has value, unit, grade, source and place as written") {
    const auto lines = register_of();
    const Assumption& guests = line(lines, "fair.guests");
    CHECK(guests.value == "normal [100, 20], at_least 0");
    CHECK(guests.unit == "guests");
    CHECK(guests.evidence.grade == Grade::a);
    CHECK(guests.evidence.source == "last year");
    CHECK(to_string(guests.where) == "b.toml:16:10");
    const Assumption& notice = line(lines, "notice");
    CHECK(notice.value == "2");
    CHECK(notice.unit == "weeks");
    CHECK(line(lines, "oven.new oven.trays").evidence.source == "the maker");
}

TEST_CASE("every path of the register can be set") {
    for (const Assumption& each : register_of()) {
        CAPTURE(each.path);
        Document document = Document::parse(bakery::good(), "b.toml");
        CHECK_NOTHROW(document.set(each.path + "=1"));
        CHECK_NOTHROW(read<bakery::Bakery>(document));
    }
}

TEST_CASE("what is set by hand is in the register as such") {
    const auto lines = register_of({"oven.*.heat=3"});
    const Assumption& heat = line(lines, "oven.new oven.heat");
    CHECK(heat.value == "3");
    CHECK(heat.evidence.source == "set by hand");
    CHECK(to_string(heat.where) == "--set oven.*.heat=3");
}

TEST_CASE("the parameters as used have the words, dates and defaults too") {
    const Document document = Document::parse(bakery::good(), "b.toml");
    const auto lines = parameters_as_used(document, bakery::Bakery::describe());
    CHECK(line(lines, "opens").value == "2026-03-02");
    CHECK(line(lines, "step.rest.kind").value == "\"rest\"");
    CHECK(line(lines, "step.knead.kind").value == "\"knead\"");
    CHECK(to_string(line(lines, "step.knead.kind").where) == "default");
    CHECK(line(lines, "step.knead.crust").value == "\"thin\"");
    CHECK(to_string(line(lines, "step.knead.crust").where) == "default");
}

TEST_CASE("a scenario that cannot be read has no register") {
    CHECK_THROWS_AS(
        assumptions(Document::parse("seats = -1", "b.toml"), bakery::Bakery::describe()),
        sim::InvalidInput);
}
