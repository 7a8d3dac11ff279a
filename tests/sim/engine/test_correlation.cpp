#include "sim/engine/correlation.hpp"

#include "sim/engine/errors.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

using sim::CommonCause;
using sim::Correlations;
using sim::GaussianCopula;

namespace {
constexpr std::uint32_t pairs = 200'000;

Correlations three(double ab, double ac, double bc) {
    Correlations wanted(3);
    wanted.set(0, 1, ab);
    wanted.set(0, 2, ac);
    wanted.set(1, 2, bc);
    return wanted;
}

/// Two dependent uniform numbers, many times.
std::vector<std::pair<double, double>> drawn(double rho) {
    Correlations wanted(2);
    wanted.set(0, 1, rho);
    const GaussianCopula copula(wanted);
    std::vector<std::pair<double, double>> all;
    for (std::uint32_t r = 0; r < pairs; ++r) {
        const sim::Streams streams(1, r);
        const auto uniform = [&](std::size_t j) {
            return streams.uniform({1, static_cast<std::uint32_t>(j), 0});
        };
        all.emplace_back(copula.at(0, uniform), copula.at(1, uniform));
    }
    return all;
}

/// That all of n lie below their own quantile p when a common cause correlates them by rho:
/// the integral over the cause x of phi(x) Phi((z - sqrt(rho) x) / sqrt(1 - rho))^n.
double all_below(double p, double rho, int n) {
    const sim::NormalLaw law;
    const double z = law.score(p);
    double sum = 0;
    constexpr double step = 1.0 / 1024;
    for (double x = -8; x <= 8; x += step)
        sum += std::exp(-x * x / 2) / std::sqrt(2 * std::numbers::pi) * step *
               std::pow(law.probability((z - std::sqrt(rho) * x) / std::sqrt(1 - rho)), n);
    return sum;
}
} // namespace

TEST_CASE("dependent numbers have the copula's rank correlations", "[known-answer]") {
    // W. H. Kruskal, "Ordinal measures of association", JASA 53 (1958) 814-861: Spearman's is
    // 6/pi asin(rho/2), Kendall's 2/pi asin(rho). For uniform margins Spearman's is the plain
    // correlation, 12 E(uv) - 3; Kendall's is twice the share of concordant pairs less 1.
    struct Row {
        double rho, spearman, kendall;
    };
    for (const Row& row : {Row{.3, .2875642186, .193973368}, Row{.5, .4825837395, 1.0 / 3},
                           Row{.7, .6829105038, .4936333778}, Row{.9, .8914561317, .7128674137}}) {
        CHECK(6 / std::numbers::pi * std::asin(row.rho / 2) == Approx(row.spearman).epsilon(1e-9));
        CHECK(2 / std::numbers::pi * std::asin(row.rho) == Approx(row.kendall).epsilon(1e-9));
        const auto all = drawn(row.rho);
        double sum = 0, squares = 0, concordant = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const double x = 12 * (all[i].first - .5) * (all[i].second - .5);
            sum += x;
            squares += x * x;
            if (i % 2 == 1)
                concordant +=
                    (all[i].first - all[i - 1].first) * (all[i].second - all[i - 1].second) > 0 ? 1
                                                                                                : 0;
        }
        const double mean = sum / pairs;
        CHECK(std::abs(mean - row.spearman) <
              4 * std::sqrt((squares / pairs - mean * mean) / pairs));
        const double share = (1 + row.kendall) / 2, compared = .5 * pairs;
        CHECK(std::abs(concordant / compared - share) <
              4 * std::sqrt(share * (1 - share) / compared));
    }
}

TEST_CASE("two that are each in time with 70 % are both so more often if they depend",
          "[known-answer]") {
    struct Row {
        double rho, both;
    };
    for (const Row& row : {Row{.3, .52814281}, Row{.5, .55676732}, Row{.7, .59051858}}) {
        CHECK(all_below(.7, row.rho, 2) == Approx(row.both).margin(1e-7));
        double both = 0;
        for (const auto& [u, v] : drawn(row.rho))
            both += u <= .7 && v <= .7 ? 1 : 0;
        CHECK(std::abs(both / pairs - row.both) < 4 * std::sqrt(row.both * (1 - row.both) / pairs));
    }
}

TEST_CASE("dependent numbers are the same from scores as from uniform numbers", "[property]") {
    const GaussianCopula copula(three(.5, 0, -.3));
    for (std::uint32_t r = 0; r < 1'000; ++r) {
        const sim::Streams streams(5, r);
        const auto own = [&](std::size_t j) {
            return streams.uniform({0, static_cast<std::uint32_t>(j), 0});
        };
        const std::array<double, 3> scores{copula.score(own(0)), copula.score(own(1)),
                                           copula.score(own(2))};
        for (std::size_t i = 0; i < 3; ++i)
            REQUIRE(copula.from_scores(i, scores) == copula.at(i, own));
    }
}

TEST_CASE("a common cause makes ten of 80 % succeed together as often as its integral says",
          "[known-answer]") {
    struct Row {
        double rho, all;
    };
    for (const Row& row : {Row{0, .10737418}, Row{.1, .16511307}, Row{.3, .2754057}}) {
        CHECK(all_below(.8, row.rho, 10) == Approx(row.all).margin(1e-6));
        const CommonCause cause(row.rho);
        double together = 0;
        for (std::uint32_t r = 0; r < pairs; ++r) {
            const sim::Streams streams(1, r);
            bool success = true;
            for (std::uint32_t i = 1; success && i <= 10; ++i)
                success = cause.at(streams.uniform({1, 0, 0}), streams.uniform({1, i, 0})) <= .8;
            together += success ? 1 : 0;
        }
        CHECK(std::abs(together / pairs - row.all) <
              4 * std::sqrt(row.all * (1 - row.all) / pairs));
    }
}

TEST_CASE("the nearest possible correlations are those of the literature", "[known-answer]") {
    // Higham (2002), section 4: [[1, 1, 0], [1, 1, 1], [0, 1, 1]] has the nearest correlation
    // matrix with 0.7607 beside the diagonal and 0.1573 in the corner, and its distance is 0.5278.
    const Correlations wanted = three(1, 0, 1);
    CHECK_FALSE(sim::is_possible(wanted));
    const Correlations found = sim::nearest_possible(wanted);
    CHECK(found.at(0, 1) == Approx(.7607).margin(5e-5));
    CHECK(found.at(1, 2) == Approx(.7607).margin(5e-5));
    CHECK(found.at(0, 2) == Approx(.1573).margin(5e-5));
    CHECK(found.at(2, 0) == found.at(0, 2));
    double distance = 0;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            distance += std::pow(found.at(i, j) - wanted.at(i, j), 2);
    CHECK(std::sqrt(distance) == Approx(.5278).margin(5e-5));
}

TEST_CASE("the nearest possible correlations are possible, and none beside them is nearer",
          "[property]") {
    const auto distance = [](const Correlations& a, const Correlations& b) {
        double sum = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                sum += std::pow(a.at(i, j) - b.at(i, j), 2);
        return sum;
    };
    for (std::uint32_t r = 0; r < 40; ++r) {
        const sim::Streams streams(7, r);
        Correlations wanted(5);
        for (std::uint32_t i = 0; i < 5; ++i)
            for (std::uint32_t j = 0; j < i; ++j)
                wanted.set(i, j, 2 * streams.uniform({i, j, 0}) - 1);
        const Correlations found = sim::nearest_possible(wanted);
        REQUIRE(sim::is_possible(found));
        for (std::uint32_t i = 0; i < 5; ++i)
            for (std::uint32_t j = 0; j < i; ++j)
                for (const double step : {-1e-3, 1e-3}) {
                    Correlations beside = found;
                    beside.set(i, j, std::clamp(found.at(i, j) + step, -1.0, 1.0));
                    if (sim::is_possible(beside))
                        REQUIRE(distance(beside, wanted) >= distance(found, wanted) - 1e-7);
                }
    }
}

TEST_CASE("possible correlations stay as they are, at the edge of the possible too") {
    for (const Correlations& wanted :
         {three(.5, .5, .5), three(-.5, -.5, -.5), three(1, 1, 1), three(0, 0, 0)}) {
        REQUIRE(sim::is_possible(wanted));
        const Correlations found = sim::nearest_possible(wanted);
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j < 3; ++j)
                CHECK(found.at(i, j) == wanted.at(i, j));
        const GaussianCopula copula(wanted);
        const auto uniform = [](std::size_t j) { return .2 + .3 * static_cast<double>(j); };
        CHECK(copula.at(0, uniform) == Approx(.2).margin(1e-8));
        CHECK(copula.at(2, uniform) > 0);
        CHECK(copula.at(2, uniform) < 1);
    }
}

TEST_CASE("numbers with correlation 1 are the same, with -1 each other's complement") {
    for (const double sign : {-1.0, 1.0}) {
        Correlations wanted(2);
        wanted.set(0, 1, sign);
        const GaussianCopula copula(wanted);
        const auto uniform = [](std::size_t j) { return j == 0 ? .3 : .9; };
        CHECK(copula.at(1, uniform) == Approx(sign > 0 ? .3 : .7).margin(1e-4));
    }
    CHECK(CommonCause(1).at(.3, .9) == Approx(.3).margin(1e-8));
    CHECK(CommonCause(0).at(.3, .9) == Approx(.9).margin(1e-8));
}

TEST_CASE("correlations out of range are refused") {
    Correlations wanted(2);
    CHECK_THROWS_AS(wanted.set(0, 1, 1.5), sim::ContractViolation);
    CHECK_THROWS_AS(wanted.set(0, 0, 1), sim::ContractViolation);
    CHECK_THROWS_AS(CommonCause(-.1), sim::ContractViolation);
    CHECK_THROWS_AS(CommonCause(1.1), sim::ContractViolation);
}
