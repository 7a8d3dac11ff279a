#pragma once

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sim/experiment/controlled.hpp"
#include "sim/experiment/pilot.hpp"
#include "sim/experiment/randomised.hpp"
#include "sim/experiment/randomised_joint.hpp"
#include "sim/experiment/rare_event.hpp"
#include "sim/experiment/replicate.hpp"
#include "tests/sim/experiment/coverage.hpp"
#include "tests/sim/experiment/joint_run.hpp"
#include "tests/sim/experiment/rarely.hpp"
#include "tests/sim/experiment/san13.hpp"
#include "tests/sim/experiment/skewed.hpp"

/// The same for intervals that come from randomisations, controls or splitting.
namespace coverage {

/// What one experiment of a model says of one measure.
using Says = std::function<Trial(const sim::Sample&)>;

inline std::string name_of(sim::Sampling sampling) {
    return sim::sampling_names()[static_cast<std::size_t>(sampling)];
}

/// One experiment of `n` replications with a sampling, and what is said of a measure of it.
template <class M>
Trial sampled(const M& model, sim::Sampling sampling, std::uint32_t n, std::uint64_t seed,
              std::size_t measure, const Says& says) {
    const sim::Contender contender = sim::contender_of(model);
    sim::Plan plan{.seed = seed, .replications = n, .threads = 1};
    if (sampling == sim::Sampling::control_variates) {
        const sim::Pilot pilot{.seed = seed, .measures = {measure}};
        const sim::Controls controls(
            seed, sim::draws_to_control(contender, pilot, n / sim::replications_a_control));
        const auto result = sim::replicate_controlled(contender, controls, plan);
        return says({result.all.measures[measure], nullptr,
                     result.correction.empty() ? nullptr : &result.correction[measure]});
    }
    const sim::Randomisation randomisation{.sampling = sampling,
                                           .each = n / sim::Randomisation::count};
    std::vector<sim::Address> matter;
    if (sampling == sim::Sampling::sobol)
        matter = sim::addresses_that_matter(contender, {.seed = seed, .measures = {measure}});
    const auto sampler = sim::sampler_of(randomisation, seed, matter);
    plan.sampler = sampler.get();
    const auto result = sim::replicate_randomised(
        [&](const sim::Plan& part) { return sim::replicate(model, part); }, plan, randomisation,
        model.outcome());
    return says(result.sample(measure));
}

inline Trial of_mean(const sim::Sample& sample, double truth) {
    const sim::Interval of = mean(sample);
    return {of.lo, of.hi, truth};
}

inline Trial of_share(const sim::Sample& sample, double truth) {
    const sim::Interval of = probability(sample);
    return {of.lo, of.hi, truth};
}

inline Trial of_quantile(const sim::Sample& sample, double p, double truth) {
    const sim::QuantileInterval of = quantile(sample, p);
    return {static_cast<double>(of.lo), static_cast<double>(of.hi), truth};
}

/// Cases of one sampling. The truths of the thirteen activities are by 2e8 replications of
/// independent code: means to 0.003 days, the chance to 4.4e-5.
inline std::vector<Case> sampled_cases(sim::Sampling sampling, std::uint32_t n) {
    const auto network = std::make_shared<San13>(San13::Parameters{});
    const auto mild = std::make_shared<Skewed>(Skewed::Parameters{.6, .6, .5});
    const auto wild = std::make_shared<Skewed>(Skewed::Parameters{1.2, 1.2, 1});
    const auto of = [=](const auto& model, std::size_t measure, const std::string& on,
                        const Says& says) {
        return Case{name_of(sampling), on, n, [=](std::uint64_t seed) {
                        return sampled(*model, sampling, n, seed, measure, says);
                    }};
    };
    return {of(network, 0, "13 activities: mean",
               [](const sim::Sample& s) { return of_mean(s, 64.0077 * day); }),
            of(network, 1, "13 activities: P(T > 90 days) = 0.113",
               [](const sim::Sample& s) { return of_share(s, 0.113001); }),
            of(network, 0, "13 activities: P80",
               [](const sim::Sample& s) { return of_quantile(s, 0.8, 79.23 * day); }),
            of(mild, 0, "product of three, lognormal, sigma 1: mean",
               [=](const sim::Sample& s) { return of_mean(s, mild->mean()); }),
            of(wild, 0, "product of three, lognormal, sigma 2: mean",
               [=](const sim::Sample& s) { return of_mean(s, wild->mean()); })};
}

/// The paired difference of the thirteen activities with V3 and V5 of mean 10 and 18.5.
inline Case of_sampled_difference(sim::Sampling sampling, std::uint32_t n) {
    return {
        name_of(sampling), "13 activities, two options: difference", n, [=](std::uint64_t seed) {
            const std::vector<San13> models = {San13({10, 18.5}), San13({})};
            const auto contenders = contenders_of(models);
            const sim::Randomisation randomisation{.sampling = sampling,
                                                   .each = n / sim::Randomisation::count};
            std::vector<sim::Address> matter;
            if (sampling == sim::Sampling::sobol)
                matter = sim::addresses_that_matter(contenders,
                                                    std::vector<sim::Pilot>(2, {.seed = seed}));
            const auto sampler = sim::sampler_of(randomisation, seed, matter);
            sim::Plan plan{.seed = seed, .threads = 1, .sampler = sampler.get()};
            const auto result = sim::replicate_randomised_jointly(
                contenders, joint_plan_of(contenders), plan, randomisation);
            const sim::Interval of = sim::paired_difference(sim::MeasureKind::duration,
                                                            result.all.joint.pairs(0).front(),
                                                            result.jointly.differences[0].front());
            return Trial{of.lo, of.hi, 1.5346 * day};
        }};
}

/// P(Y > `days`) of the five activities by splitting, so many kept at a level in each repetition.
inline Case of_rare(double days, std::uint32_t particles) {
    return {"rare", fmt::format("five activities: P(Y > {} days) = {:.2g}", days, beyond(days)),
            particles * sim::RarePlan{}.repetitions, [=](std::uint64_t seed) {
                const Rarely model({});
                const sim::RareEvent event{.measure = 0,
                                           .threshold = static_cast<std::int64_t>(days * 86'400)};
                const sim::Interval of =
                    sim::chance_of(sim::contender_of(model), event,
                                   {.seed = seed, .particles = particles, .threads = 1})
                        .chance;
                return Trial{of.lo, of.hi, beyond(days)};
            }};
}

/// The cases of the second table in sim/experiment/README.md.
inline std::vector<Case> all_sampled_cases() {
    using enum sim::Sampling;
    std::vector<Case> cases;
    for (const std::uint32_t n : {1'024U, 8'192U})
        for (const sim::Sampling sampling :
             {antithetic, latin_hypercube, sobol, control_variates}) {
            for (const Case& each : sampled_cases(sampling, n))
                cases.push_back(each);
            if (sampling != control_variates)
                cases.push_back(of_sampled_difference(sampling, n));
        }
    for (const double days : {10.0, 20.0})
        for (const std::uint32_t particles : {32U, 128U, 512U})
            cases.push_back(of_rare(days, particles));
    return cases;
}

} // namespace coverage
