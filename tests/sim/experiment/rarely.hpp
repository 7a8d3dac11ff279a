#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <vector>

#include "sim/experiment/model.hpp"

/// The five activities of Nelson (2013), exponential with mean 1 day; and a dozen that are each
/// late with a chance of 0.3, whatever the others are.
struct Rarely {
    struct Parameters {
        bool fails = false;
    };
    struct Workspace {
        explicit Workspace(const Rarely&) {}
    };
    explicit Rarely(Parameters given) : parameters(given) {}
    const sim::OutcomeDescription& outcome() const { return description; }
    void run(const sim::Streams& streams, Workspace&, std::span<std::int64_t> outcome) const {
        if (parameters.fails)
            throw std::runtime_error("no luck");
        std::vector<double> x(6);
        for (std::uint32_t i = 1; i <= 5; ++i)
            x[i] = -std::log1p(-streams.uniform({i, 0, 0}));
        const double length = std::max({x[1] + x[4], x[1] + x[3] + x[5], x[2] + x[5]});
        outcome[0] = static_cast<std::int64_t>(length * 86'400);
        outcome[1] = 0;
        for (std::uint32_t i = 0; i < 12; ++i)
            outcome[1] += streams.uniform({7, i, 0}) < 0.3 ? 1 : 0;
        outcome[2] = outcome[1] == 12 ? 1 : 0;
    }
    Parameters parameters;
    sim::OutcomeDescription description{
        .epoch = sim::Epoch(sim::Date{std::chrono::year{2020} / 1 / 1}),
        .sections = {
            {.key = "programme",
             .members = {},
             .measures = {
                 {.name = "length", .kind = sim::MeasureKind::duration, .meaning = "longest path"},
                 {.name = "late", .kind = sim::MeasureKind::count, .meaning = "how many are late"},
                 {.name = "all", .kind = sim::MeasureKind::flag, .meaning = "whether all are"}}}}};
};

static_assert(sim::Model<Rarely>);

/// B. L. Nelson, Foundations and Methods of Stochastic Simulation (Springer 2013): P(Y > t).
inline double beyond(double t) {
    return -((t * t / 2 - 3 * t - 3) * std::exp(-2 * t) + (-t * t / 2 - 3 * t + 3) * std::exp(-t) -
             std::exp(-3 * t));
}
