#include <catch2/catch.hpp>

#include "tests/sim/scenario/bakery.hpp"

namespace {
std::string fair(const std::string& guests) {
    return "opens = 2026-03-02\n[fair]\nday = 2026-03-07\nguests = " + guests + "\n";
}

sim::Distribution guests(const std::string& written) {
    return bakery::read(fair(written)).fair->guests.distribution;
}

std::string refused_fair(const std::string& written) {
    const auto found = bakery::problems(fair(written));
    REQUIRE(found.size() == 1);
    return found.front();
}

std::string with_effort(const std::string& effort) {
    return "opens = 2026-03-02\n[[step]]\nname = \"s\"\neffort = " + effort + "\n";
}
} // namespace

TEST_CASE("each spelling gives its distribution", "[known-answer]") {
    // Means and variances in closed form: Johnson, Kotz and Balakrishnan, Continuous Univariate
    // Distributions, 2nd edition; PERT: Malcolm and others 1959, mean (a + 4 m + b) / 6.
    CHECK(guests("3").mean() == 3.0);
    CHECK(guests("{ value = 3 }").mean() == 3.0);
    CHECK(guests("{ constant = 3 }").variance() == 0.0);
    CHECK(guests("{ uniform = [2, 6] }").mean() == Approx(4));
    CHECK(guests("{ triangular = [0, 1, 5] }").mean() == Approx(2));
    CHECK(guests("{ pert = [0, 1, 2] }").mean() == Approx(1));
    CHECK(guests("{ pert = [60, 90, 180] }").mean() == Approx(100));
    CHECK(guests("{ pert = [60, 90, 180], shape = 10 }").mean() == Approx(95));
    CHECK(guests("{ normal = [5, 2] }").variance() == Approx(4));
    CHECK(guests("{ lognormal = [5, 2] }").mean() == Approx(5));
    CHECK(guests("{ lognormal = [5, 2] }").variance() == Approx(4));
    CHECK(guests("{ exponential = 5 }").variance() == Approx(25));
    CHECK(guests("{ gamma = [3, 2] }").mean() == Approx(6));
    CHECK(guests("{ weibull = [1, 4] }").mean() == Approx(4));
    CHECK(guests("{ beta = [2, 2] }").mean() == Approx(0.5));
    CHECK(guests("{ beta = [2, 2], scale = 10, shift = 3 }").mean() == Approx(8));
    CHECK(guests("{ discrete = { values = [1, 5], weights = [3, 1] } }").mean() == Approx(2));
    CHECK(guests("{ empirical = [1, 2, 3] }").mean() == Approx(2));
}

TEST_CASE("modifiers apply in the order scaled, shifted, truncated, clamped") {
    const auto d = guests("{ at_most = 9, truncated = [4, 12], shifted = 2, scaled = 2, "
                          "uniform = [0, 5] }");
    CHECK(d.lower() == 4.0);
    CHECK(d.upper() == 9.0);
    CHECK(d.quantile(0.25) == Approx(6.0)); // uniform on 4..12, cut at 9
    CHECK(guests("{ normal = [0, 1], at_least = 0 }").lower() == 0.0);
}

TEST_CASE("a wrong distribution is explained") {
    const std::string at = "b.toml:4:10: fair: guests";
    CHECK(refused_fair("\"many\"") ==
          at + " is a string (\"many\"); allowed: a number or a distribution "
               "as in { pert = [1, 2, 4] } [guests]");
    CHECK(refused_fair("nan") == at + " is nan; allowed: a number or a distribution as in "
                                      "{ pert = [1, 2, 4] } [guests]");
    const std::string all = "value, constant, uniform, triangular, pert, normal, lognormal, "
                            "exponential, gamma, weibull, beta, empirical, discrete";
    CHECK(refused_fair("{ grade = \"A\" }") == at + ": no distribution is given; allowed: " + all);
    CHECK(refused_fair("{ prt = [1, 2, 3] }") ==
          at + ": no distribution is given; did you mean 'pert'? allowed: " + all);
    CHECK(refused_fair("{ pert = [1, 2, 3], normal = [1, 2] }") ==
          at + ": both 'pert' and 'normal' are given; allowed: one of " + all);
    CHECK(refused_fair("{ pert = [1, 2] }") ==
          "b.toml:4:19: fair: guests: pert is [1, 2]; allowed: [low, mode, high]");
    CHECK(refused_fair("{ pert = [1, 5, 2] }") ==
          "b.toml:4:19: fair: guests: pert is [1, 5, 2]; allowed: [low, mode, high] that do not "
          "fall");
    CHECK(refused_fair("{ pert = [1, nan, 2] }") ==
          "b.toml:4:19: fair: guests: pert is [1, nan, 2]; allowed: [low, mode, high]");
    CHECK(refused_fair("{ exponential = [1] }") ==
          "b.toml:4:26: fair: guests: exponential is [1]; allowed: mean");
    CHECK(refused_fair("{ discrete = { values = [1, 2], weights = [1] } }") ==
          "b.toml:4:23: fair: guests: discrete has 2 values and 1 weights; allowed: as many of "
          "each");
    CHECK(refused_fair("{ discrete = [1] }").find("discrete is [1]; allowed: { values") !=
          std::string::npos);
    CHECK(refused_fair("{ empirical = [] }") ==
          "b.toml:4:24: fair: guests: empirical is []; allowed: [value, value, ...]");
    CHECK(refused_fair("{ normal = [1, 2], shape = 3 }").find("unknown key 'shape'") !=
          std::string::npos);
    CHECK(refused_fair("{ normal = [1, 2], at_last = 3 }").find("did you mean 'at_least'?") !=
          std::string::npos);
    CHECK(refused_fair("{ uniform = [1, 2], truncated = [3] }").find("allowed: [low, high]") !=
          std::string::npos);
}

TEST_CASE("what the engine refuses of a distribution has a position too") {
    CHECK(refused_fair("{ normal = [5, -1] }").starts_with("b.toml:4:21: fair: guests: "));
    CHECK(refused_fair("{ uniform = [0, 1], truncated = [2, 3] }").starts_with("b.toml:4:42: "));
    CHECK(refused_fair("{ uniform = [0, 1], scaled = -1 }")
              .starts_with("b.toml:4:39: fair: guests: "));
    CHECK(refused_fair("{ uniform = [0, 1], at_least = 3, at_most = 2 }")
              .starts_with("b.toml:4:10: "));
    CHECK(refused_fair("{ discrete = { values = [1], weights = [-1] } }").starts_with("b.toml:4:"));
}

TEST_CASE("a distribution that can leave its field's range is refused with the way out") {
    CHECK(bakery::problems(with_effort("{ normal = [5, 1] }")) ==
          std::vector<std::string>{
              "b.toml:4:10: step 's': effort is normal [5, 1] hours, which can be as low as -inf "
              "hours; allowed: 0 or more; add truncated = [low, high], at_least or at_most"});
    CHECK(
        bakery::problems(with_effort("-1")) ==
        std::vector<std::string>{"b.toml:4:10: step 's': effort is -1 hours; allowed: 0 or more"});
    CHECK(bakery::problems(with_effort("{ uniform = [-60, 60], unit = \"minutes\" }"))
              .at(0)
              .find("as low as -1 hours") != std::string::npos);
    CHECK(bakery::problems(with_effort("{ normal = [5, 1], at_least = 0 }")).empty());
    CHECK(bakery::problems(with_effort("{ normal = [5, 1], truncated = [0, 9] }")).empty());
}
