#include "sim/results/exact.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/experiment/joint_run.hpp"
#include "tests/sim/experiment/payoffs.hpp"
#include "tests/sim/results/sample.hpp"

using namespace sim;
using namespace sim::results;

TEST_CASE("128-bit integers go through CBOR as they are") {
    for (const UInt128 value : {UInt128{0}, UInt128{1} << 127, ~UInt128{0}, UInt128{255}})
        CHECK(wide(from_cbor(cbor(packed(value)))) == value);
    CHECK_THROWS_AS(wide(packed(std::string_view("short"))), Damaged);
}

TEST_CASE("values of every sign and size come back from an exact result") {
    const std::vector<Payoffs> models = {
        Payoffs({.values = {-largest_value, largest_value, 0, -1, censored},
                 .costs = {-7, 12'345'678'901}})};
    const auto contenders = contenders_of(models);
    const JointPlan plan = joint_plan_of(contenders);
    const JointResult all = replicate_jointly(contenders, plan, {.replications = 1'003});
    const Json value = from_cbor(cbor(exact(all.options[0])));
    CHECK(exact_result(value, models[0].outcome()) == all.options[0]);
}

TEST_CASE("what options did together comes back, and parts of it add up to the whole") {
    const std::vector<Payoffs> models = {
        Payoffs({.values = {1, 3, 9}, .better = Better::lower, .costs = {50, 70}}),
        Payoffs({.values = {2, censored}, .better = Better::lower, .costs = {30, -10}}),
        Payoffs({.values = {5, 5, 5, 6}, .better = Better::lower, .costs = {90}})};
    const auto contenders = contenders_of(models);
    const JointPlan plan = joint_plan_of(contenders);
    const Plan whole{.replications = 1'000};
    JointTally sum(plan);
    for (const std::uint32_t part : {3U, 1U, 2U}) {
        const JointResult share = replicate_jointly(contenders, plan, share_of(whole, part, 3));
        const JointTally again = exact_joint(from_cbor(cbor(exact(share.joint))), plan);
        CHECK(again == share.joint);
        sum.merge(again);
    }
    CHECK(sum == replicate_jointly(contenders, plan, whole).joint);
}

TEST_CASE("figures that contradict each other are damaged") {
    const Run run = sample_run(100);
    const OutcomeDescription& outcome = run.options[0].outcome;
    const Json sound = exact(run.options[0].result);
    CHECK_NOTHROW(exact_result(sound, outcome));
    const auto changed = [&](const char* place, const Json& to) {
        Json value = sound;
        value[nlohmann::ordered_json::json_pointer(place)] = to;
        return value;
    };
    for (const Json& wrong :
         {changed("/2", 101),                                      // more done than asked for
          changed("/7/0/0", 3),                                    // counts do not fit the bins
          changed("/7/1/2", packed(static_cast<UInt128>(-1) / 2)), // a sum beyond its values
          changed("/7/1/4/1", INT64_MAX), // a range beyond what is measured
          changed("/7/1/4/2", 1), changed("/7", Json::array()), changed("/0", "x"), Json()})
        CHECK_THROWS_AS(exact_result(wrong, outcome), Damaged);
}
