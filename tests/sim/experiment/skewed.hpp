#pragma once

#include <cmath>
#include <cstdint>
#include <span>

#include "sim/engine/normal_law.hpp"
#include "sim/experiment/model.hpp"

/// A cost that is a product of three independent lognormal factors, so lognormal itself, with what
/// is needed to know everything about it: mean e^(s^2/2) thousand pounds, s^2 the sum of squares.
struct Skewed {
    struct Parameters {
        double first = 1, second = 0, third = 0; ///< standard deviations of the factors' logarithms
    };
    struct Workspace {
        explicit Workspace(const Skewed&) {}
    };

    explicit Skewed(Parameters given) : parameters(given) {}

    const sim::OutcomeDescription& outcome() const { return description; }

    void run(const sim::Streams& streams, Workspace&, std::span<std::int64_t> outcome) const {
        const auto z = [&](std::uint32_t i) { return normal.score(streams.uniform({i, 0, 0})); };
        const double sum =
            parameters.first * z(1) + parameters.second * z(2) + parameters.third * z(3);
        outcome[0] = std::llround(std::exp(sum) * 100'000);
        outcome[1] = sum > 0 ? 1 : 0;
        outcome[2] = std::llround(sum * 1'000'000);
    }

    double variance_of_log() const {
        return parameters.first * parameters.first + parameters.second * parameters.second +
               parameters.third * parameters.third;
    }
    double mean() const { return std::exp(variance_of_log() / 2) * 100'000; } ///< [pence]

    Parameters parameters;
    sim::NormalLaw normal;
    sim::OutcomeDescription description{
        .epoch = sim::Epoch(sim::Date{std::chrono::year{2020} / 1 / 1}),
        .sections = {{.key = "programme",
                      .members = {},
                      .measures = {{.name = "cost",
                                    .kind = sim::MeasureKind::money,
                                    .meaning = "a product",
                                    .resolution = 1'000,
                                    .better = sim::Better::lower},
                                   {.name = "dear",
                                    .kind = sim::MeasureKind::flag,
                                    .meaning = "above the median",
                                    .better = sim::Better::lower},
                                   {.name = "log",
                                    .kind = sim::MeasureKind::count,
                                    .meaning = "millionths of the logarithm"}}}}};
};

static_assert(sim::Model<Skewed>);
