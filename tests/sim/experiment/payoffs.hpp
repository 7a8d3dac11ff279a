#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/experiment/model.hpp"

/// A model that yields a given number in each future; futures repeat.
struct Payoffs {
    struct Parameters {
        std::vector<std::int64_t> values;
        sim::Better better = sim::Better::higher;
        sim::MeasureKind kind = sim::MeasureKind::count;
        std::vector<std::int64_t> costs = {};
    };
    struct Workspace {
        explicit Workspace(const Payoffs&) {}
    };

    explicit Payoffs(Parameters given) : parameters(std::move(given)) {
        sim::Section section{.key = "all", .members = {}, .measures = {}};
        section.measures.push_back({.name = "value",
                                    .kind = parameters.kind,
                                    .meaning = "what comes of it",
                                    .better = parameters.better});
        section.measures.push_back({.name = "cost",
                                    .kind = sim::MeasureKind::money,
                                    .meaning = "what it costs",
                                    .better = sim::Better::lower});
        description.sections.push_back(std::move(section));
    }

    const sim::OutcomeDescription& outcome() const { return description; }

    void run(const sim::Streams& streams, Workspace&, std::span<std::int64_t> outcome) const {
        const std::uint32_t number = streams.replication();
        outcome[0] = parameters.values[number % parameters.values.size()];
        outcome[1] =
            parameters.costs.empty() ? 0 : parameters.costs[number % parameters.costs.size()];
    }

    Parameters parameters;
    sim::OutcomeDescription description{.epoch =
                                            sim::Epoch(sim::Date{std::chrono::year{2020} / 1 / 1})};
};

static_assert(sim::Model<Payoffs>);
