#include "sim/experiment/samplers.hpp"

#include <array>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/experiment/sampling.hpp"

namespace {

constexpr sim::Address somewhere{.purpose = 7, .entity = 5, .occasion = 2};
constexpr sim::Address elsewhere{.purpose = 7, .entity = 6, .occasion = 2};

} // namespace

TEST_CASE("an antithetic pair mirrors each number, and its first is a plain one") {
    const sim::Antithetic sampler(3);
    for (std::uint32_t pair = 0; pair < 100; ++pair)
        for (const std::size_t which : {0U, 1U}) {
            const double u = sampler.uniform(2 * pair, somewhere, which);
            CHECK(u == sim::Streams(3, 2 * pair).uniforms(somewhere)[which]);
            CHECK(u + sampler.uniform(2 * pair + 1, somewhere, which) == 1);
        }
}

TEST_CASE("a hypercube takes each stratum of an address once", "[property]") {
    for (const std::uint32_t each : {2U, 10U, 500U}) {
        const sim::LatinHypercube sampler(3, each);
        for (const std::size_t which : {0U, 1U})
            for (std::uint32_t randomisation = 0; randomisation < 5; ++randomisation) {
                std::set<int> strata;
                for (std::uint32_t i = 0; i < each; ++i)
                    strata.insert(static_cast<int>(
                        each * sampler.uniform(randomisation * each + i, somewhere, which)));
                CHECK(strata.size() == each);
            }
    }
}

TEST_CASE("the points of a net are Sobol's sequence with the numbers of Joe and Kuo",
          "[known-answer]") {
    // S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008), and their file new-joe-kuo-6.21201: the
    // first ten points in three dimensions, put from the order of Gray's code into the natural one.
    const sim::SobolMatrices matrices(3);
    const std::array<std::array<double, 3>, 8> points = {{{0, 0, 0},
                                                          {.5, .5, .5},
                                                          {.25, .75, .75},
                                                          {.75, .25, .25},
                                                          {.125, .625, .375},
                                                          {.625, .125, .875},
                                                          {.375, .375, .625},
                                                          {.875, .875, .125}}};
    for (std::uint32_t i = 0; i < points.size(); ++i)
        for (std::size_t d = 0; d < 3; ++d) {
            CAPTURE(i, d);
            CHECK(matrices.point(d, i) * 0x1p-32 == points[i][d]);
        }
}

TEST_CASE("scrambled points stay a net in the first two coordinates", "[property]") {
    // A (0, m, 2)-net: every box of 2^-a by 2^-(m-a) holds one point of 2^m.
    constexpr std::uint32_t digits = 8, each = 256;
    const sim::ScrambledSobol sampler(3, each, {somewhere, elsewhere});
    for (std::uint32_t randomisation = 0; randomisation < 4; ++randomisation)
        for (std::uint32_t a = 0; a <= digits; ++a) {
            std::set<std::pair<int, int>> boxes;
            for (std::uint32_t i = randomisation * each; i < (randomisation + 1) * each; ++i)
                boxes.emplace(sampler.uniform(i, somewhere, 0) * (1U << a),
                              sampler.uniform(i, elsewhere, 0) * (1U << (digits - a)));
            CHECK(boxes.size() == each);
        }
}

TEST_CASE("over randomisations a number is uniform, and two are independent", "[property]") {
    // Of any one replication: mean 1/2, mean square 1/3, product with another address's 1/4.
    constexpr std::uint32_t each = 16, randomisations = 20'000;
    for (const sim::Sampling sampling :
         {sim::Sampling::antithetic, sim::Sampling::latin_hypercube, sim::Sampling::sobol}) {
        const auto sampler =
            sim::sampler_of({.sampling = sampling, .each = each}, 4, {somewhere, elsewhere});
        double sum = 0, squares = 0, products = 0;
        for (std::uint32_t r = 0; r < randomisations; ++r) {
            const double u = sampler->uniform(r * each + 5, somewhere, 0);
            sum += u;
            squares += u * u;
            products += u * sampler->uniform(r * each + 5, elsewhere, 0);
        }
        const double n = randomisations;
        CHECK(sum / n == Approx(0.5).margin(4 * std::sqrt(1 / 12.0 / n)));
        CHECK(squares / n == Approx(1 / 3.0).margin(4 * std::sqrt(4 / 45.0 / n)));
        CHECK(products / n == Approx(0.25).margin(4 * std::sqrt(7 / 144.0 / n)));
    }
}

TEST_CASE("only numbers of replications that fill their randomisations are allowed") {
    CHECK(sim::may_have(sim::Sampling::plain, 17));
    CHECK(sim::may_have(sim::Sampling::antithetic, 640));
    CHECK_FALSE(sim::may_have(sim::Sampling::antithetic, 32));
    CHECK_FALSE(sim::may_have(sim::Sampling::latin_hypercube, 10'000));
    CHECK(sim::may_have(sim::Sampling::sobol, 16'384));
    CHECK_FALSE(sim::may_have(sim::Sampling::sobol, 640));
}
