#include "sim/scenario/uncertainty.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/scenario/assumptions.hpp"
#include "sim/scenario/read.hpp"
#include "tests/sim/scenario/bakery.hpp"

using namespace sim::scenario;

namespace {

Document with_uncertainty(const std::string& table) {
    return Document::parse(bakery::good() + "\n[[uncertainty]]\n" + table, "b.toml");
}

Uncertainty only_one(const std::string& table) {
    const std::vector<Uncertainty> all =
        uncertainties(with_uncertainty(table), bakery::Bakery::describe());
    REQUIRE(all.size() == 1);
    return all.front();
}

void check_refused(const std::string& table, const std::string& said) {
    CAPTURE(table, said);
    CHECK_THROWS_WITH(check(with_uncertainty(table), bakery::Bakery::describe()),
                      Catch::Contains(said));
}

} // namespace

TEST_CASE("bounds alone are spread evenly, a distribution as it says", "[known-answer]") {
    const Uncertainty money = only_one("path = \"money.rent\"\nbetween = [600, 1000]");
    CHECK(money.known == Uncertainty::Known::bounds);
    CHECK(money.text == "between [600, 1000] GBP");
    CHECK(money.unit == "GBP");
    CHECK(money.likely(0.25) == Approx(700));
    CHECK(money.between(0.25) == Approx(700));
    const Uncertainty guests = only_one("path = \"fair.guests\"\nnormal = [100, 20]");
    CHECK(guests.known == Uncertainty::Known::distribution);
    CHECK(guests.likely(0.9) == Approx(100 + 25.63103).epsilon(1e-5));
    CHECK(guests.low == Approx(100 - 46.52696).epsilon(1e-5)); // P1: 20 x 2.326348
    CHECK(guests.high == Approx(100 + 46.52696).epsilon(1e-5));
    CHECK(guests.between(0.5) == Approx(100));
}

TEST_CASE("whole numbers have stretches of equal width", "[known-answer]") {
    const Uncertainty trays = only_one("path = \"oven.new oven.trays\"\nbetween = [2, 5]");
    CHECK(trays.whole);
    const double places[] = {0, 0.249, 0.25, 0.749, 0.75, 0.999};
    const double values[] = {2, 2, 3, 4, 5, 5};
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(trays.between(places[i]) == values[i]);
        CHECK(trays.likely(places[i]) == values[i]);
    }
    CHECK(trays.setting(4) == "oven.new oven.trays=4");
}

TEST_CASE("values are in the unit that is said, else in the one the parameter is written in") {
    const Uncertainty weeks = only_one("path = \"notice\"\nbetween = [1, 3]");
    CHECK(weeks.unit == "weeks");
    const Uncertainty days = only_one("path = \"notice\"\nbetween = [7, 21]\nunit = \"days\"");
    CHECK(days.between(0.5) == Approx(14));
    Document set = with_uncertainty("path = \"notice\"\nbetween = [7, 21]\nunit = \"days\"");
    set.set(days.setting(10));
    CHECK(read<bakery::Bakery>(set).notice.value == 10);
    set.set(weeks.setting(1));
    CHECK(read<bakery::Bakery>(set).notice.value == 7);
}

TEST_CASE("a factor multiplies, and has no unit") {
    const Uncertainty factor = only_one("path = \"oven.*.trays*\"\nbetween = [0.5, 2]");
    CHECK(factor.multiplies);
    CHECK_FALSE(factor.whole);
    CHECK(factor.unit.empty());
    Document set = with_uncertainty("path = \"oven.*.trays*\"\nbetween = [0.5, 2]");
    set.set(factor.setting(2));
    CHECK(read<bakery::Bakery>(set).ovens.back().trays.value == 16);
}

TEST_CASE("what is uncertain has its own evidence, or that of its file") {
    const Uncertainty own = only_one(
        "path = \"money.rent\"\nbetween = [1, 2]\ngrade = \"A\"\nsource = \"the landlord\"");
    CHECK(own.evidence.grade == Grade::a);
    CHECK(own.evidence.source == "the landlord");
    const Uncertainty none = only_one("path = \"money.rent\"\nbetween = [1, 2]");
    CHECK(none.evidence.grade == Grade::c);
    CHECK(none.evidence.source == "a guess");
    CHECK(none.where.source == "b.toml");
    CHECK(none.where.line > 30);
}

TEST_CASE("the register has what is uncertain, with its path and what is known") {
    const auto lines = assumptions(with_uncertainty("path = \"money.rent\"\nbetween = [1, 2]"),
                                   bakery::Bakery::describe());
    CHECK(lines.back().path == "uncertainty[0]");
    CHECK(lines.back().value == "money.rent between [1, 2] GBP");
}

TEST_CASE("what is wrong with it is told with its place") {
    check_refused("between = [1, 2]", "'path' is missing");
    check_refused("path = \"money.rents\"\nbetween = [1, 2]", "did you mean 'rent'?");
    check_refused("path = \"oven.new ovn.trays\"\nbetween = [1, 2]", "did you mean 'new oven'?");
    check_refused("path = \"question\"\nbetween = [1, 2]", "'question' is no number");
    check_refused("path = \"money.rent\"\nbetween = [2, 1]", "[low, high] with low below high");
    check_refused("path = \"money.rent\"\nbetween = 3", "[low, high] with low below high");
    check_refused("path = \"money.rent\"", "no values are given");
    check_refused("path = \"money.rent\"\nuniform = [1, 2]\nbetween = [1, 2]", "both are given");
    check_refused("path = \"money.rent\"\nconstant = 3", "which leaves nothing open");
    check_refused("path = \"money.rent\"\nbetween = [-1, 2]", "allowed: 0 or more");
    check_refused("path = \"notice*\"\nbetween = [1, 40]", "uncertainty 'notice*'");
    check_refused("path = \"money.rent\"\nbetwen = [1, 2]", "did you mean 'between'?");
    check_refused("path = \"money.rent\"\npert = [1, 2, 4]\nunit = \"EUR\"", "allowed: GBP");
    check_refused("path = \"money.rent\"\nbetween = [1, 2]\n[[uncertainty]]\n"
                  "path = \"money.rent\"\nbetween = [1, 2]",
                  "is there already, at b.toml");
    CHECK_THROWS_WITH(with_uncertainty("path = \"money.rent\"\nbetween = [1, 2]")
                          .set("uncertainty[0].between=[1, 3]"),
                      Catch::Contains("set the parameter itself"));
}
