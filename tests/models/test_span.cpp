#include "models/span.hpp"

#include <catch2/catch.hpp>

#include "tests/models/trial.hpp"

using trial::day;
using trial::Run;

namespace {
const std::string two_trusts = R"(
span = [{ name = "middle to end", from = "middle", to = "end" }]
trust = [{ name = "Ash", route = "way" }, { name = "Oak", route = "other" }]
[[route]]
name = "way"
stage = [{ name = "middle", duration = 3 },
         { name = "work", after = ["middle"], duration = 5 },
         { name = "end", after = ["work"], duration = 2 }]
[[route]]
name = "other"
stage = [{ name = "middle", duration = 1 }]
)";
} // namespace

TEST_CASE("a span is told from one stage's end to the other's, for trusts whose way has both") {
    const Run run(two_trusts);
    CHECK(run.measure("spans", "middle to end, Ash", "length") == 7 * day);
    CHECK_THROWS(run.measure("spans", "middle to end, Oak", "length"));
}

TEST_CASE("a span of a group's stages is told for each of its members") {
    const Run run(R"(
span = [{ name = "all", from = "start", to = "end" }]
group = [{ name = "both" }]
trust = [{ name = "Ash", route = "way", group = "both" },
         { name = "Oak", route = "way", group = "both" }]
[[route]]
name = "way"
stage = [{ name = "start", by = "group", duration = 1 },
         { name = "end", after = ["start"], duration = 4 }]
)");
    CHECK(run.measure("spans", "all, Ash", "length") == 4 * day);
    CHECK(run.measure("spans", "all, Oak", "length") == 4 * day);
}
