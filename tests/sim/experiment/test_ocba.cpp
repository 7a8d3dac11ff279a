#include "sim/experiment/ocba.hpp"

#include <numeric>

#include <catch2/catch.hpp>

using namespace sim;

TEST_CASE("budgets are shared as the theorem of OCBA has it", "[known-answer]") {
    // Chen, Lin, Yucesan and Chick 2000, theorem 1, evaluated by hand: N_i / N_j = (s_i / d_i)^2 /
    // (s_j / d_j)^2 and N_b = s_b sqrt(sum of (N_i / s_i)^2).
    std::vector<Spread> few, many;
    for (const double mean : {1, 2, 3, 4, 5})
        few.push_back({mean, 1});
    for (int i = 0; i < 10; ++i)
        many.push_back({static_cast<double>(i), 6});
    const std::vector<double> a = ocba_shares(few), b = ocba_shares(many);
    const std::vector<double> of_few = {421.82, 406.13, 101.53, 45.13, 25.38};
    const std::vector<double> of_many = {403.18, 387.61, 96.90, 43.07, 24.23,
                                         15.50,  10.77,  7.91,  6.06,  4.79};
    for (std::size_t i = 0; i < of_few.size(); ++i)
        CHECK(1'000 * a[i] == Approx(of_few[i]).margin(0.006));
    for (std::size_t i = 0; i < of_many.size(); ++i)
        CHECK(1'000 * b[i] == Approx(of_many[i]).margin(0.006));
}

TEST_CASE("two options share by their standard deviations", "[known-answer]") {
    const std::vector<double> shares = ocba_shares({{1, 3}, {2, 1}});
    CHECK(shares[0] == Approx(0.75));
    CHECK(shares[1] == Approx(0.25));
}

TEST_CASE("shares exist where means or spreads are equal") {
    for (const auto& options : std::vector<std::vector<Spread>>{
             {{1, 0}, {1, 0}, {2, 0}}, {{1, 1}, {1, 1}}, {{1, 0}, {2, 1}, {1, 1}}}) {
        const std::vector<double> shares = ocba_shares(options);
        CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == Approx(1));
        for (const double share : shares)
            CHECK(share >= 0);
    }
}

TEST_CASE("the next allocation gives all there is and takes nothing away", "[property]") {
    const std::vector<double> shares = {0.5, 0.3, 0.2};
    CHECK(next_allocation(shares, {100, 100, 100}, 100) == std::vector<std::uint64_t>{84, 16, 0});
    CHECK(next_allocation(shares, {0, 0, 0}, 10) == std::vector<std::uint64_t>{5, 3, 2});
    for (const std::uint64_t more : {1U, 7U, 1'000U}) {
        const auto given = next_allocation(shares, {5, 900, 3}, more);
        CHECK(std::accumulate(given.begin(), given.end(), std::uint64_t{0}) == more);
    }
}

TEST_CASE("the probability of correct selection is the normal one for two options",
          "[known-answer]") {
    Moments a, b;
    for (int i = 0; i < 50; ++i) {
        a.add(i % 2 == 0 ? 0 : 20);
        b.add(i % 2 == 0 ? 4 : 24);
    }
    // Variance 100 * 50 / 49 of each; 4 / sqrt(2 * 100 / 49) = 1.97990, and Phi of it 0.97614.
    CHECK(probability_of_correct_selection({a, b}) == Approx(0.97614).margin(5e-5));
    CHECK(probability_of_correct_selection({a, a}) == Approx(0.5));
}
