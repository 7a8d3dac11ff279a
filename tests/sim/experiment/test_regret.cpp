#include "sim/experiment/regret.hpp"

#include <catch2/catch.hpp>

using namespace sim;

TEST_CASE("worst regrets of stocks, bonds and the money market", "[known-answer]") {
    const std::vector<std::vector<double>> payoffs = {{-4, 4, 12}, {-2, 3, 8}, {3, 2, 1}};
    const std::vector<Robustness> found = robustness(payoffs);
    CHECK(found[0].regret == 7);
    CHECK(found[1].regret == 5);
    CHECK(found[2].regret == 11);
    CHECK(found[2].regret_at == 2);
    CHECK(found[0].worst == -4);
    CHECK(found[2].worst == 1);
    CHECK(found[2].worst_at == 2);
    CHECK(minimax_regret(found) == 1);
}
