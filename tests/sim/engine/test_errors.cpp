#include "sim/engine/errors.hpp"

#include <catch2/catch.hpp>

TEST_CASE("an input error keeps each problem and prints one a line") {
    const sim::InvalidInput error(std::vector<std::string>{"first", "second"});
    CHECK(error.problems() == std::vector<std::string>{"first", "second"});
    CHECK(std::string(error.what()) == "first\nsecond");
    CHECK(sim::InvalidInput("alone").problems().size() == 1);
}

TEST_CASE("a broken contract says what and where, in every build") {
    CHECK_NOTHROW(sim::expects(true, "never said"));
    CHECK_THROWS_WITH(sim::expects(false, "no unit left (one is needed) ask for fewer"),
                      Catch::Contains("no unit left") && Catch::Contains("test_errors.cpp"));
    CHECK_THROWS_AS(sim::expects(false, "x"), sim::ContractViolation);
}
