#include "sim/experiment/randomised.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/experiment/pilot.hpp"
#include "sim/experiment/replicate.hpp"
#include "tests/sim/experiment/san13.hpp"

namespace {

using sim::Sampling;

/// A sum of five unequal uniform lengths: what is additive, no method may do worse than plain.
struct Additive {
    struct Parameters {};
    struct Workspace {
        explicit Workspace(const Additive&) {}
    };
    explicit Additive(Parameters) {}
    const sim::OutcomeDescription& outcome() const { return description; }
    void run(const sim::Streams& streams, Workspace&, std::span<std::int64_t> outcome) const {
        double sum = 0;
        for (std::uint32_t i = 1; i <= 5; ++i)
            sum += i * streams.uniform({i, 0, 0});
        outcome[0] = static_cast<std::int64_t>(sum * day);
        outcome[1] = sum > 12 ? 1 : 0;
    }
    sim::OutcomeDescription description = San13({}).description;
};

template <class M>
sim::RandomisedResult sampled(const M& model, Sampling sampling, std::uint32_t each,
                              std::uint64_t seed = 1, std::size_t threads = 1) {
    const sim::Randomisation randomisation{.sampling = sampling, .each = each};
    std::vector<sim::Address> matter;
    if (sampling == Sampling::sobol)
        matter = sim::addresses_that_matter(sim::contender_of(model), {.seed = seed});
    const auto sampler = sim::sampler_of(randomisation, seed, matter);
    sim::Plan plan{.seed = seed, .threads = threads, .sampler = sampler.get()};
    plan.block = 16;
    return sim::replicate_randomised(
        [&](const sim::Plan& part) { return sim::replicate(model, part); }, plan, randomisation,
        model.outcome());
}

double standard_error(const sim::Interval& interval) {
    return interval.half_width() / 2.0395134464; // Student's t, 31 degrees of freedom, 97.5 %
}

} // namespace

TEST_CASE("every sampling has the known mean and chance of thirteen activities", "[known-answer]") {
    // The data of L'Ecuyer and Lemieux (2000); the values by 2e8 replications of independent code.
    const San13 model({});
    for (const Sampling sampling :
         {Sampling::antithetic, Sampling::latin_hypercube, Sampling::sobol}) {
        const sim::RandomisedResult result = sampled(model, sampling, 512);
        const sim::Interval length = mean(result.sample(0)), late = probability(result.sample(1));
        CAPTURE(sim::sampling_names()[static_cast<std::size_t>(sampling)]);
        CHECK(length.value / day ==
              Approx(64.0077).epsilon(0).margin(4 * standard_error(length) / day + 0.003));
        CHECK(late.value == Approx(0.113001).epsilon(0).margin(4 * standard_error(late) + 4.4e-5));
        const sim::QuantileInterval p80 = quantile(result.sample(0), 0.8);
        CHECK(static_cast<double>(p80.value) / day ==
              Approx(79.23).epsilon(0).margin(2 * static_cast<double>(p80.hi - p80.lo) / day));
        const sim::Interval ratio = variance_ratio(result.sample(0));
        CHECK((sampling == Sampling::antithetic ? ratio.value : ratio.lo) > 1);
    }
}

TEST_CASE("what is additive has hardly any variance left in a hypercube or a net", "[property]") {
    // Antithetic pairs of a linear sum all have its mean; n strata leave 1 / n^2 of its variance.
    const Additive model({});
    const sim::RandomisedResult pairs = sampled(model, Sampling::antithetic, 128);
    CHECK(mean(pairs.sample(0)).half_width() == 0);
    for (const Sampling sampling : {Sampling::latin_hypercube, Sampling::sobol}) {
        const sim::RandomisedResult result = sampled(model, sampling, 128);
        CAPTURE(sim::sampling_names()[static_cast<std::size_t>(sampling)]);
        CHECK(variance_ratio(result.sample(0)).lo > 1'000);
        CHECK(mean(result.sample(0)).value / day == Approx(7.5).margin(0.001));
    }
}

TEST_CASE("a sampled experiment has the same bits for any threads", "[property]") {
    const San13 model({});
    for (const Sampling sampling : {Sampling::latin_hypercube, Sampling::sobol}) {
        const sim::RandomisedResult one = sampled(model, sampling, 64, 2, 1);
        const sim::RandomisedResult three = sampled(model, sampling, 64, 2, 3);
        CHECK(one.all == three.all);
        CHECK(mean(one.sample(0)).hi == mean(three.sample(0)).hi);
        CHECK(sampled(model, sampling, 64, 3).all.digest != one.all.digest);
    }
}

TEST_CASE("95 % intervals from randomisations hold the truth about as often", "[long][property]") {
    // 100 seeds: 95 % is known to +-2.2 points, four of which are 8.7.
    const San13 model({});
    for (const Sampling sampling : {Sampling::antithetic, Sampling::latin_hypercube}) {
        int means = 0, chances = 0, quantiles = 0;
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            const sim::RandomisedResult result = sampled(model, sampling, 16, seed);
            const sim::Interval length = mean(result.sample(0));
            const sim::Interval late = probability(result.sample(1));
            const sim::QuantileInterval p80 = quantile(result.sample(0), 0.8);
            means += length.lo <= 64.0077 * day && 64.0077 * day <= length.hi ? 1 : 0;
            chances += late.lo <= 0.113001 && 0.113001 <= late.hi ? 1 : 0;
            const auto truth = static_cast<std::int64_t>(79.23 * day);
            quantiles += p80.lo <= truth && truth <= p80.hi ? 1 : 0;
        }
        CAPTURE(sim::sampling_names()[static_cast<std::size_t>(sampling)]);
        CHECK(means > 86);
        CHECK(chances > 86);
        CHECK(quantiles > 86);
    }
}

TEST_CASE("a chance that no randomisation shows has the interval of half as many trials") {
    sim::Accumulator never;
    for (int i = 0; i < 6'400; ++i)
        never.add(0);
    const sim::Apart apart{.means = std::vector(32, 0.0),
                           .shares = {std::vector(32, 1.0), std::vector(32, 0.0)},
                           .quantiles = {}};
    const sim::Interval chance = sim::probability(sim::Sample(never, &apart));
    CHECK(chance.lo == 0);
    CHECK(chance.hi == Approx(sim::wilson(0, 3'200).hi));
}

TEST_CASE("the pilot finds the activities that matter and no others") {
    // V9 and V12 hardly move the longest path; V1, V5, V6, V10 and V13 do.
    const San13 model({});
    const auto found = sim::addresses_that_matter(sim::contender_of(model), {});
    CHECK(found.size() <= 11);
    const auto has = [&](std::uint32_t purpose) {
        return std::ranges::find(found, sim::Address{purpose, 0, 0}) != found.end();
    };
    CHECK((has(1) && has(5) && has(6) && has(10) && has(13)));
    CHECK(sim::addresses_that_matter(sim::contender_of(model), {.most = 2}).size() == 2);
}
