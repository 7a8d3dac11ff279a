#include "sim/experiment/sobol_indices.hpp"

#include <cmath>
#include <functional>

#include <catch2/catch.hpp>

#include "sim/engine/chance.hpp"
#include "tests/sim/experiment/textbook.hpp"

using namespace sim;

namespace {

using Function = std::function<double(std::span<const double>)>;
/// Rows of 2 x axes uniform numbers.
using Sampler = std::function<UnitPoints(std::size_t axes, std::size_t rows, std::uint64_t seed)>;

UnitPoints plain_points(std::size_t axes, std::size_t rows, std::uint64_t seed) {
    UnitPoints points(axes, rows);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t axis = 0; axis < axes; ++axis)
            points.at(row, axis) = Streams(seed, static_cast<std::uint32_t>(row))
                                       .uniform({9, static_cast<std::uint32_t>(axis), 0});
    return points;
}

const std::vector<std::pair<const char*, Sampler>> samplers{
    {"plain", plain_points},
    {"Latin hypercube", latin_hypercube},
    {"Sobol", [](std::size_t axes, std::size_t rows, std::uint64_t seed) {
         return sobol_points(axes, rows, seed);
     }}};

std::vector<SobolIndices> indices_of(std::size_t axes, std::size_t rows, const Sampler& sampler,
                                     const Function& value, std::uint64_t seed) {
    const UnitPoints points = saltelli_points(sampler(2 * axes, rows, seed));
    std::vector<double> values;
    for (std::size_t i = 0; i < points.size(); ++i)
        values.push_back(value(points[i]));
    return sobol_indices(axes, values, seed);
}

} // namespace

TEST_CASE("Saltelli's points are A, B, and A with one axis from B", "[property]") {
    const UnitPoints sample = plain_points(4, 8, 1), points = saltelli_points(sample);
    REQUIRE(points.size() == 32);
    CHECK(points[3][1] == sample[3][1]);
    CHECK(points[8 + 3][1] == sample[3][3]);
    CHECK(points[16 + 3][0] == sample[3][2]);
    CHECK(points[16 + 3][1] == sample[3][1]);
    CHECK(points[24 + 3][1] == sample[3][3]);
}

TEST_CASE("the indices of Ishigami's function by every sampler", "[known-answer]") {
    for (const auto& [name, sampler] : samplers) {
        CAPTURE(name);
        const auto found = indices_of(3, 2'048, sampler, textbook::ishigami, 1);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            textbook::check_near(found[axis].first, textbook::ishigami_first[axis]);
            textbook::check_near(found[axis].total, textbook::ishigami_total[axis]);
        }
    }
}

TEST_CASE("the indices of Sobol's g function by every sampler", "[known-answer]") {
    for (const auto& [name, sampler] : samplers) {
        CAPTURE(name);
        const auto found = indices_of(8, 2'048, sampler, textbook::sobol_g, 2);
        for (std::size_t axis = 0; axis < 4; ++axis) {
            textbook::check_near(found[axis].first, textbook::sobol_g_first[axis]);
            textbook::check_near(found[axis].total, textbook::sobol_g_total[axis]);
        }
    }
}

TEST_CASE("an even sample knows the indices better than its interval says", "[known-answer]") {
    const auto found = indices_of(3, 4'096, samplers[2].second, textbook::ishigami, 1);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        CHECK(std::abs(found[axis].first.value - textbook::ishigami_first[axis]) < 0.01);
        CHECK(std::abs(found[axis].total.value - textbook::ishigami_total[axis]) < 0.01);
    }
}

TEST_CASE("the interval of an index holds in about 95 of 100 samples", "[property]") {
    int held = 0, all = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const auto found = indices_of(2, 128, plain_points, textbook::sobol_g, seed);
        const double truth = 1.0 / 3 / (1.0 / 3 + 1.0 / 12 + 1.0 / 36); // V1 / V for a = 0, 1
        held += found[0].first.lo <= truth && truth <= found[0].first.hi ? 1 : 0;
        ++all;
    }
    CHECK(held >= all * 85 / 100);
}

TEST_CASE("what does not vary has no indices") {
    for (const SobolIndices& each : indices_of(
             2, 16, plain_points, [](auto) { return 3.0; }, 1))
        CHECK(std::isnan(each.first.value));
}
