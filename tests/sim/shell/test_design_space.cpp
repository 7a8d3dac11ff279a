#include "sim/shell/design_space.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/sim/shell/toy.hpp"

using sim::shell::DesignKind;
using sim::shell::DesignSpace;
using sim::shell::PointBuilder;
using Strings = std::vector<std::string>;

namespace {

sim::scenario::Document kitchen_or_slow() {
    return sim::scenario::Document::parse(
        "question = \"?\"\nstart = 2020-01-01\ndeadline = 2020-02-15\n"
        "[[task]]\nname = \"walls\"\nduration = { pert = [1, 2, 4], unit = \"weeks\" }\n"
        "[[option]]\nname = \"slow\"\nset = { \"task.walls.duration*\" = 3 }\n",
        "kitchen.toml");
}

const sim::shell::ModelPort& port() {
    static const sim::shell::ModelPort toys = sim::shell::port_of<Toy>();
    return toys;
}

std::vector<sim::shell::Axis> axes(const Strings& options, const Strings& varied) {
    return sim::shell::axes_of(options, varied, *port().record, kitchen_or_slow(), "here:");
}

PointBuilder builder(const Strings& options, const Strings& varied, const Strings& settings = {}) {
    return {port(), kitchen_or_slow(), axes(options, varied), "as written", settings};
}

} // namespace

TEST_CASE("a grid runs through all levels, the last axis fastest", "[known-answer]") {
    const DesignSpace space(axes({"as written", "slow"}, {"pause=0:2:1"}), DesignKind::grid, 0, 0);
    REQUIRE(space.size() == 6);
    CHECK(space.values(0) == Strings{"as written", "0"});
    CHECK(space.values(2) == Strings{"as written", "2"});
    CHECK(space.values(3) == Strings{"slow", "0"});
}

TEST_CASE("a space-filling design stays between the ends", "[property]") {
    for (const DesignKind kind : {DesignKind::latin_hypercube, DesignKind::sobol}) {
        const DesignSpace space(axes({}, {"pause=2..8", "task.walls.duration*=0.5..2:log"}), kind,
                                64, 1);
        REQUIRE(space.size() == 64);
        std::size_t below = 0;
        for (std::uint64_t i = 0; i < 64; ++i) {
            const Strings values = space.values(i);
            const double pause = std::stod(values[0]), factor = std::stod(values[1]);
            CHECK((pause >= 2 && pause <= 8 && factor >= 0.5 && factor <= 2));
            below += factor < 1 ? 1 : 0;
        }
        CHECK(below == 32); // half of the strata, for the scale is logarithmic
    }
}

TEST_CASE("a point's model is that of the scenario with its values", "[property]") {
    const PointBuilder points =
        builder({"as written", "slow"}, {"task.walls.duration*=1,2"}, {"deadline=2020-01-20"});
    for (const Strings& values : {Strings{"as written", "2"}, Strings{"slow", "1"}}) {
        const sim::PointModel point = points.build(values);
        sim::scenario::Document document = kitchen_or_slow();
        if (values[0] == "slow")
            document.apply_option("slow");
        document.set("deadline=2020-01-20");
        document.set("task.walls.duration*=" + values[1]);
        const auto model = port().build(document);
        std::vector<std::int64_t> row(model->outcome().size());
        std::vector<std::uint8_t> ran(1);
        std::vector<sim::Failure> failures;
        point.contender.lane()->run(1, 7, row, ran, failures);
        CHECK(row == model->replay(sim::Streams(1, 7)));
    }
}

TEST_CASE("a value out of its range is refused before anything runs") {
    CHECK_THROWS_WITH(builder({}, {"pause=-1,2"}), Catch::Contains("allowed: 0 or more"));
    CHECK_THROWS_WITH(builder({}, {"deadline=2019-01-01,2020-03-01"}),
                      Catch::Contains("the deadline is not after the start"));
    CHECK_THROWS_WITH(builder({"as written", "slwo"}, {}), Catch::Contains("did you mean 'slow'"));
    CHECK_NOTHROW(builder({}, {"pause=0..2"}));
}
