#include "sim/engine/normal_law.hpp"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

TEST_CASE("the normal law's probabilities are those of Boost.Math", "[known-answer]") {
    const sim::NormalLaw law;
    const boost::math::normal reference;
    double worst = 0;
    for (int i = -7990; i <= 7990; ++i) {
        const double z = i * 1e-3 + 1e-4;
        worst = std::max(worst, std::abs(law.probability(z) - boost::math::cdf(reference, z)));
    }
    CHECK(worst < 1e-11);
    CHECK(law.probability(0) == 0.5);
    CHECK(law.probability(1.6448536269514722) == Approx(.95).epsilon(1e-11));
}

TEST_CASE("the normal law's probabilities rise, and lie between 0 and 1", "[property]") {
    const sim::NormalLaw law;
    double before = law.probability(-40);
    CHECK(before > 0);
    for (int i = -90'000; i <= 90'000; ++i) {
        const double here = law.probability(i * 1e-4);
        REQUIRE(here >= before);
        before = here;
    }
    CHECK(law.probability(40) < 1);
}

TEST_CASE("scores and probabilities undo each other", "[property]") {
    const sim::NormalLaw law;
    for (double u = 0x1p-30; u < 1; u += 0x1p-12)
        REQUIRE(std::abs(law.probability(law.score(u)) - u) < 1e-8);
}
