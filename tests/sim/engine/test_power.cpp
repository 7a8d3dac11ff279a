#include "sim/engine/power.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"

#include <cmath>
#include <initializer_list>

TEST_CASE("powers are those of the mathematical library", "[known-answer]") {
    for (const double x :
         {1e-300, 1e-9, 0.3, 0.5, 0.7071, 0.999, 1.0, 1.001, 1.5, 2.0, 80.0, 1e200})
        for (const double y : {-3.0, -1.0, -0.5, -1e-9, 0.0, 0.25, 0.6, 1.0, 1.5}) {
            const double truth = std::pow(x, y);
            CAPTURE(x, y);
            if (!std::isnormal(truth))
                continue;
            const double error = 1e-15 * (2 + std::abs(y * std::log(x)));
            CHECK(std::abs(sim::power(x, y) / truth - 1) <= error);
        }
}

TEST_CASE("what no number holds is infinite or nothing") {
    CHECK(std::isinf(sim::power(1e300, 100)));
    CHECK(sim::power(1e300, -100) == 0);
    CHECK(sim::power(1e300, 0) == 1);
    CHECK_THROWS_AS(sim::power(0, 1), sim::ContractViolation);
    CHECK_THROWS_AS(sim::power(2, std::nan("")), sim::ContractViolation);
}

TEST_CASE("powers of a product are the products of powers", "[property]") {
    for (int i = 1; i < 200; ++i) {
        const double x = 0.05 * i, y = 0.013 * (i - 90);
        CHECK(sim::power(x, y) * sim::power(x, -y) == Approx(1).epsilon(1e-13));
        CHECK(sim::power(x, y) * sim::power(3, y) == Approx(sim::power(3 * x, y)).epsilon(1e-13));
    }
}
