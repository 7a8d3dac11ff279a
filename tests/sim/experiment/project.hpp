#pragma once

#include <atomic>
#include <cmath>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/experiment/model.hpp"

/// A project of tasks, one after the other, with exponential durations and a deadline: a model
/// small enough to know everything about.
struct Project {
    struct Parameters {
        std::uint32_t tasks = 3;
        double mean_days = 10;          ///< of each task [days]
        double deadline_days = 40;      ///< [days]
        double horizon_days = 1'000;    ///< later ends are censored [days]
        std::uint32_t failing_each = 0; ///< every so many-th replication throws; 0: none
        std::int64_t forgotten = -1;    ///< replication that leaves a measure unset
    };

    /// Counts its makers, so that tests can see how often workspaces are made.
    struct Workspace {
        explicit Workspace(const Project& project) { ++*project.workspaces; }
        std::uint32_t runs = 0;
    };

    explicit Project(Parameters given) : parameters(given) {}

    const sim::OutcomeDescription& outcome() const { return description; }

    void run(const sim::Streams& streams, Workspace& workspace,
             std::span<std::int64_t> outcome) const {
        ++workspace.runs;
        const std::uint32_t number = streams.replication();
        if (parameters.failing_each > 0 && number % parameters.failing_each == 0)
            throw std::runtime_error("no luck in " + std::to_string(number));
        double end = 0;
        for (std::uint32_t task = 0; task < parameters.tasks; ++task) {
            const double days = -parameters.mean_days * std::log(streams.uniform({1, task, 0}));
            outcome[4 + task] = static_cast<std::int64_t>(days * 86'400);
            end += days;
        }
        const bool late = end > parameters.deadline_days;
        if (number != parameters.forgotten)
            outcome[0] = late ? 1 : 0;
        outcome[1] =
            end > parameters.horizon_days ? sim::censored : static_cast<std::int64_t>(end * 86'400);
        outcome[2] = static_cast<std::int64_t>(end * 12'345) - 200'000;
        outcome[3] = late ? 2 : end > parameters.deadline_days / 2 ? 1 : 0;
    }

    static sim::OutcomeDescription describe(std::uint32_t tasks) {
        using enum sim::MeasureKind;
        sim::OutcomeDescription shape{
            .epoch = sim::Epoch(sim::Date{std::chrono::year{2020} / 1 / 1}),
            .facts = {{"deadline", "2020-02-10"}},
            .sections = {
                {.key = "project",
                 .members = {},
                 .measures =
                     {{"late", flag, "Ends after the deadline."},
                      {"end", date, "When the last task ends.", 86'400},
                      {"cost", money, "What it costs."},
                      {"state", category, "How it went.", 1, {"early", "in time", "late"}}}},
                {.key = "tasks",
                 .members = {},
                 .measures = {{"length", duration, "How long it takes.", 3'600}}}}};
        for (std::uint32_t task = 0; task < tasks; ++task)
            shape.sections[1].members.push_back({"task " + std::to_string(task), {{"team", "x"}}});
        return shape;
    }

    Parameters parameters;
    sim::OutcomeDescription description = describe(parameters.tasks);
    std::shared_ptr<std::atomic<int>> workspaces = std::make_shared<std::atomic<int>>(0);
};

static_assert(sim::Model<Project>);
static_assert(!sim::Narrates<Project>);
