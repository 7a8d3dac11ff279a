#include "sim/scenario/locate.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/sim/scenario/bakery.hpp"

using namespace sim::scenario;

namespace {

Document good() { return Document::parse(bakery::good(), "b.toml"); }

std::string refused_path(const std::string& path) {
    const Document document = good();
    try {
        locate(bakery::Bakery::describe(), document, path, "here");
        return {};
    } catch (const sim::InvalidInput& error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("a path leads to the field that describes its value") {
    const Document document = good();
    const Record& record = bakery::Bakery::describe();
    const auto at = [&](const char* path) { return locate(record, document, path, "here"); };
    CHECK(at("oven.*.trays").field->type == LeafType::count);
    CHECK(at("oven.new oven.trays").unit == "trays");
    CHECK(at("oven[0].heat").field->range.low_end == Range::End::open);
    CHECK(at("step.knead.effort").field->type == LeafType::uncertain);
    CHECK(at("step.knead.effort").unit == "minutes"); // as the file shows
    CHECK(at("step.rest.hours").unit == "days");
    CHECK(at("seats").field->type == LeafType::integer);
    CHECK(at("money.rent").field->unit == "GBP");
    CHECK(at("step.rest.topping.salt.grams[1]").node->find("grade") != nullptr);
    const Located factor = at("step.*.effort*");
    CHECK(factor.multiplies);
    CHECK(factor.unit.empty());
    CHECK(at("oven.*.trays.times").multiplies);
    CHECK(!at("oven.*.trays.value").multiplies);
}

TEST_CASE("a path that leads nowhere is refused with the nearest name") {
    CHECK(refused_path("ovn.*.trays").find("bakery has no 'ovn'; did you mean 'oven'?") !=
          std::string::npos);
    CHECK(refused_path("oven.*.tray").find("oven has no 'tray'; did you mean 'trays'?") !=
          std::string::npos);
    CHECK(refused_path("oven.new ovn.trays").find("did you mean 'new oven'?") != std::string::npos);
    CHECK(refused_path("oven[9].trays").find("no oven is called '[9]'") != std::string::npos);
    CHECK(refused_path("step.knead.hours").find("has no 'hours'") != std::string::npos);
    CHECK(refused_path("money").find("is a table") != std::string::npos);
    CHECK(refused_path("oven").find("is a list") != std::string::npos);
    CHECK(refused_path("seats.x").find("leads further than to a value") != std::string::npos);
    CHECK(refused_path("opens*").find("leads further than to a value") != std::string::npos);
    CHECK(refused_path("step.knead.kind").find("says of which kind") != std::string::npos);
    CHECK(refused_path("[0]").find("leads nowhere") != std::string::npos);
}
