#include "sim/scenario/description.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/sim/scenario/bakery.hpp"

using namespace sim::scenario;

namespace {
struct Toy {
    std::string text;
    std::optional<Number> maybe;
    std::int64_t whole = 0;
    std::variant<bakery::Knead> kind;
};

auto toy() { return sim::scenario::record<Toy>("toy", "For tests."); }
} // namespace

TEST_CASE("a description that cannot work is a broken contract at once") {
    CHECK_THROWS_AS(toy().field("evidence", &Toy::text, {}, ""), sim::ContractViolation);
    CHECK_THROWS_AS(toy().field("a", &Toy::text, {}, "").field("a", &Toy::text, {}, ""),
                    sim::ContractViolation);
    CHECK_THROWS_AS(toy().field("maybe", &Toy::maybe, required, ""), sim::ContractViolation);
    CHECK_THROWS_AS(toy().field("whole", &Toy::whole, {.fallback = "not TOML"}, ""),
                    sim::ContractViolation);
    CHECK_THROWS_AS(toy().kinds("kind", &Toy::kind, {kind<bakery::Rest>("rest")}, ""),
                    sim::ContractViolation);
    CHECK_THROWS_AS(toy().kinds("kind", &Toy::kind, {kind<bakery::Knead>("knead")}, "", "rest"),
                    sim::ContractViolation);
}

TEST_CASE("a fallback of words may be bare or quoted") {
    const Record bare = toy().field("text", &Toy::text, {.fallback = "two words"}, "");
    const Record quoted = toy().field("text", &Toy::text, {.fallback = "\"two words\""}, "");
    CHECK(*bare.find("text")->leaf()->fallback->text() == "two words");
    CHECK(*quoted.find("text")->leaf()->fallback->text() == "two words");
}

TEST_CASE("fields say whether a table without them is wrong") {
    const Record& oven = bakery::Oven::describe();
    CHECK(oven.find("name")->is_required());
    CHECK_FALSE(oven.find("trays")->is_required());
    CHECK_FALSE(oven.find("heat")->is_required());
    CHECK_FALSE(oven.all_optional());
    CHECK(bakery::Money::describe().all_optional());
    CHECK_FALSE(bakery::Bakery::describe().find("money")->is_required());
    CHECK_FALSE(bakery::Bakery::describe().find("fair")->is_required());
    CHECK(oven.find("colour") == nullptr);
}
