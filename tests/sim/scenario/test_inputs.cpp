#include "sim/scenario/inputs.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "sim/scenario/read.hpp"
#include "tests/sim/scenario/bakery.hpp"

using namespace sim::scenario;

namespace {

Input found(const std::string& path, const std::string& set = "seats=3") {
    Document document = Document::parse(bakery::good(), "b.toml");
    document.set(set);
    for (const Input& each : inputs(document, bakery::Bakery::describe()))
        if (each.path == path)
            return each;
    return {"none", "", 0, 0, false, "", {}};
}

} // namespace

TEST_CASE("a distribution is varied between its P10 and its P90, in the unit as written",
          "[known-answer]") {
    // 100 + 20 x 1.2815515655
    const Input guests = found("fair.guests");
    CHECK(guests.low == Approx(100 - 25.63103).epsilon(1e-5));
    CHECK(guests.high == Approx(100 + 25.63103).epsilon(1e-5));
    CHECK_FALSE(guests.whole);
    const Input effort =
        found("step.knead.effort", "step.knead.effort={uniform=[1, 2], unit=\"weeks\"}");
    CHECK(effort.unit == "weeks");
    CHECK(effort.low == Approx(1.1));
    CHECK(effort.high == Approx(1.9));
}

TEST_CASE("a plain number is moved by what its grade leaves open, within its range") {
    const std::string heat = "oven.\"Old No. 1\".heat";
    const Input c = found(heat, heat + "={value=10, grade=\"C\", source=\"x\"}");
    CHECK(c.low == 5);
    CHECK(c.high == 15);
    const Input a = found(heat, heat + "={value=10, grade=\"A\", source=\"x\"}");
    CHECK(a.low == 9.5);
    const std::string trays = "oven.new oven.trays";
    const Input one = found(trays, trays + "={value=1, grade=\"C\", source=\"x\"}");
    CHECK(one.whole);
    CHECK(one.low == 1);
    CHECK(one.high == 2);
    CHECK(found(trays, trays + "={value=1000, grade=\"B\", source=\"x\"}").high == 1'000);
}

TEST_CASE("every input's two settings can be laid over the scenario and read", "[property]") {
    const Document document = Document::parse(bakery::good(), "b.toml");
    const std::vector<Input> all = inputs(document, bakery::Bakery::describe());
    CHECK(all.size() >= 8);
    for (const Input& each : all)
        for (const double value : {each.low, each.high}) {
            Document changed = document;
            changed.set(setting(each, value));
            CHECK_NOTHROW(read<bakery::Bakery>(changed));
        }
}
