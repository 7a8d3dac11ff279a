#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "tests/sim/scenario/bakery.hpp"

namespace {
/// The one problem of a bakery that has this line more than it needs, in line 2.
std::string said_of(const std::string& line) {
    const auto found = bakery::problems("opens = 2026-03-02\n" + line + "\n");
    REQUIRE(found.size() == 1);
    return found.front();
}

struct Case {
    const char* line;
    const char* message;
};
} // namespace

TEST_CASE("a message says where, what is wrong, what is allowed and what may be meant") {
    const Case cases[] = {
        {"seats = -1", "b.toml:2:9: seats is -1; allowed: 0 or more"},
        {"seats = \"ten\"",
         "b.toml:2:9: seats is a string (\"ten\"); allowed: a whole number, 0 or more"},
        {"seats = 2.5", "b.toml:2:9: seats is a number (2.5); allowed: a whole number, 0 or more"},
        {"saets = 2", "b.toml:2:1: unknown key 'saets'; did you mean 'seats'? allowed: question, "
                      "opens, closed, seats, market, sold, notice, money, fair, oven, step, "
                      "evidence, option, uncertainty, uses, adjust"},
        {"market = \"Firday\"",
         "b.toml:2:10: market is \"Firday\"; did you mean 'friday'? allowed: friday, saturday"},
        {"[[oven]]", "b.toml:2:1: oven[0]: 'name' is missing; needed: a name, a string that is not "
                     "empty"},
        {"oven = [{ name = \"Aga\", trays = 0 }]",
         "b.toml:2:33: oven 'Aga': trays is 0; allowed: 1 to 1000"},
        {"oven = [{ name = \"\" }]",
         "b.toml:2:18: oven '': name is \"\"; allowed: a name, not empty and without line breaks"},
        {"oven = [{ name = \"a\" }, { name = \"a\" }]",
         "b.toml:2:25: oven 'a': the name is there already, at b.toml:2:9; allowed: unique names"},
        {"[oven]", "b.toml:2:1: oven is a table ({}); allowed: a list of tables, each begun by "
                   "[[oven]]"},
        {"money = 3", "b.toml:2:9: money is a whole number (3); allowed: a table"},
        {"money = { rent = nan }", "b.toml:2:18: money: rent is nan; allowed: 0 or more"},
        {"money = { rent = inf }", "b.toml:2:18: money: rent is inf; allowed: 0 or more"},
        {"money = { rent = { value = 3, unit = \"EUR\" } }",
         "b.toml:2:38: money: unit of rent is \"EUR\"; allowed: GBP"},
        {"money = { rent = { value = 3, garde = \"A\" } }",
         "b.toml:2:31: money: rent: unknown key 'garde'; did you mean 'grade'? allowed: value, "
         "times, unit, grade, source"},
        {"money = { rent = { grade = \"A\" } }",
         "b.toml:2:18: money: rent: 'value' is missing; needed: a number [GBP], 0 or more"},
        {"money = { rent = { value = 3, grade = \"D\" } }",
         "b.toml:2:39: money: grade is \"D\"; allowed: \"A\", \"B\", \"C\""},
        {"notice = { value = 90, unit = \"minutes\" }",
         "b.toml:2:20: notice is 90 minutes, which is no whole number of days"},
        {"notice = { value = 2, unit = \"yaers\" }",
         "b.toml:2:30: unit of notice is \"yaers\"; did you mean 'years'? allowed: seconds, "
         "minutes, hours, days, weeks, months, years"},
        {"notice = { value = 2, unit = \"years\" }",
         "b.toml:2:20: notice is 2 years; allowed: 0 to 365"},
        {"closed = 2026-01-01",
         "b.toml:2:10: closed is a date (2026-01-01); allowed: a list of values, each a date as in "
         "2026-03-31, without quotes"},
        {"closed = [\"2026-01-01\"]",
         "b.toml:2:11: closed is a string (\"2026-01-01\"); allowed: a "
         "date as in 2026-03-31, without quotes"},
        {"evidence = \"B\"", "b.toml:2:12: evidence is \"B\"; allowed: a table { grade = \"C\", "
                             "source = \"...\" }"},
        {"[[step]]\nname = \"s\"\nkind = \"resst\"",
         "b.toml:4:8: step 's': kind is \"resst\"; did you mean 'rest'? allowed: knead, rest"},
        {"[[step]]\nname = \"s\"\nhours = 3",
         "b.toml:4:1: step 's': 'hours' belongs to the kind 'rest', and this is of the kind "
         "'knead'; allowed: name, kind, effort, crust, after, repeat, topping, evidence"},
        {"[[step]]\nname = \"s\"\n[[step.topping]]\nname = \"salt\"\ngrams = [1, -2]",
         "b.toml:6:13: step 's', topping 'salt': grams is -2; allowed: 0 or more"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.line);
        CHECK(said_of(each.line) == each.message);
    }
}

TEST_CASE("a missing field is reported at its table") {
    CHECK(bakery::problems("seats = 1\n") ==
          std::vector<std::string>{
              "b.toml:1:1: 'opens' is missing; needed: a date as in 2026-03-31, without quotes"});
    CHECK(said_of("[fair]\nday = 2026-03-02") ==
          "b.toml:2:1: fair: 'guests' is missing; needed: a number or a distribution as in "
          "{ pert = [1, 2, 4] } [guests]");
}

TEST_CASE("an error of syntax, a key given twice and a day that does not exist have a position") {
    CHECK(said_of("seats = ").starts_with("b.toml:2:9: not valid TOML: "));
    CHECK(said_of("opens = 2026-03-03").starts_with("b.toml:2:9: not valid TOML: "));
    CHECK(said_of("closed = [2026-02-30]").starts_with("b.toml:2:"));
    CHECK(said_of("question = \"\xff\"").starts_with("b.toml:2:"));
}

TEST_CASE("a long value is shortened in a message") {
    const std::string message = said_of("seats = \"" + std::string(5000, 'x') + "\"");
    CHECK(message.size() < 200);
}
