#pragma once

#include <chrono>
#include <ostream>
#include <span>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "sim/experiment/exclusion.hpp"
#include "sim/experiment/model.hpp"
#include "sim/experiment/trace.hpp"
#include "sim/scenario/path.hpp"
#include "sim/scenario/scenario.hpp"

/// A project of tasks, one after the other, with a deadline, described for scenario files: the
/// model with which the shell is tested.
class Toy {
public:
    struct Task {
        sim::scenario::Name name;
        std::string team;
        sim::scenario::Uncertain duration;
        static const sim::scenario::Record& describe() {
            using namespace sim::scenario;
            static const Record record =
                sim::scenario::record<Task>("task", "Something to do.")
                    .field("name", &Task::name, required, "Unique name.")
                    .field("team", &Task::team, {.fallback = "us"}, "Who does it.")
                    .field("duration", &Task::duration, {.unit = "days", .range = at_least(0)},
                           "How long it takes.");
            return record;
        }
    };

    struct Parameters {
        std::string question;
        sim::Date start, deadline, horizon;
        sim::scenario::Count fail_each; ///< every so many-th replication throws; 0: none
        sim::scenario::Number pause;    ///< [ms] that each replication sleeps
        std::vector<Task> tasks;
        static const sim::scenario::Record& describe() {
            using namespace sim::scenario;
            static const Record record =
                sim::scenario::record<Parameters>("project", "Tasks, one after the other.")
                    .field("question", &Parameters::question, required, "What it is about.")
                    .field("start", &Parameters::start, required, "First day.")
                    .field("deadline", &Parameters::deadline, required, "Last day in time.")
                    .field("horizon", &Parameters::horizon, {.fallback = "2030-01-01"},
                           "Last day simulated.")
                    .field("fail_each", &Parameters::fail_each,
                           {.range = at_least(0), .fallback = "0"}, "Failures, to try them.")
                    .field("pause", &Parameters::pause, {.range = at_least(0), .fallback = "0"},
                           "Milliseconds of sleep, to try slowness.")
                    .list("task", &Parameters::tasks, "What is to be done.");
            return record;
        }
    };

    struct Workspace {
        explicit Workspace(const Toy&) {}
    };

    explicit Toy(Parameters given)
        : parameters_(std::move(given)), outcome_{.epoch = sim::Epoch(parameters_.start)} {
        if (!(parameters_.deadline > parameters_.start))
            throw sim::InvalidInput("the deadline is not after the start");
        using enum sim::MeasureKind;
        outcome_.facts = {{"deadline", sim::to_string(parameters_.deadline)}};
        outcome_.sections = {
            {"programme",
             {},
             {{"late", flag, "The last task ends after the deadline."},
              {"tasks_late", count, "Tasks that end after the deadline."},
              {"end", date, "When the last task ends.", 86'400},
              {"cost", money, "At 1,000 pounds a day.", 10'000},
              {"verdict", category, "How it went.", 1, {"early", "in time", "late"}},
              {"fraction", duration, "Not in the table.", 60, {}, sim::Shown::file}}},
            {"tasks",
             {},
             {{"late", flag, "Ends after the deadline."},
              {"end", date, "When it ends.", 86'400},
              {"length", duration, "How long it takes.", 3'600}}}};
        for (const std::size_t early : {0U, 1U, 2U, 3U})
            outcome_.sections[0].measures[early].better = sim::Better::lower;
        for (const std::size_t early : {0U, 1U})
            outcome_.sections[1].measures[early].better = sim::Better::lower;
        for (const Task& task : parameters_.tasks)
            outcome_.sections[1].members.push_back({task.name.text, {{"team", task.team}}});
    }

    const sim::OutcomeDescription& outcome() const { return outcome_; }

    static std::vector<std::string> omissions() { return {"tasks never overlap"}; }

    /// Each task's team, as if it took no time.
    std::vector<sim::Exclusion> exclusions() const {
        std::vector<sim::Exclusion> all;
        for (const Task& task : parameters_.tasks)
            all.push_back(
                {task.name.text,
                 sim::CauseKind::wait,
                 {fmt::format("task.{}.duration=0", sim::scenario::path_part(task.name.text))}});
        return all;
    }

    void run(const sim::Streams& streams, Workspace&, std::span<std::int64_t> outcome) const {
        simulate(streams, outcome, nullptr);
    }

    void narrate(const sim::Streams& streams, Workspace&, std::ostream& log) const {
        std::vector<std::int64_t> outcome(outcome_.size());
        simulate(streams, outcome, &log);
    }

    sim::TraceShape trace_shape() const {
        sim::TraceShape shape{.tasks = {},
                              .series = {{"hands", sim::TraceShape::Kind::pool}},
                              .step = sim::days(7),
                              .looks = 4};
        for (const Task& task : parameters_.tasks)
            shape.tasks.push_back({task.team, task.name.text, task.team});
        return shape;
    }

    /// All tasks are critical, and hands are busy until the last one ends.
    void trace(const sim::Streams& streams, Workspace& workspace, std::span<std::int64_t> outcome,
               sim::Trace& trace) const {
        run(streams, workspace, outcome);
        trace.clear();
        sim::Time now{};
        for (std::uint32_t i = 0; i < parameters_.tasks.size(); ++i) {
            const sim::Time end = now + sim::Duration{outcome[8 + 3 * i]};
            trace.bars.push_back({.task = i, .ready = now, .begin = now, .end = end});
            trace.critical.push_back(i);
            now = end;
        }
        for (std::uint32_t look = 0; look < 4; ++look)
            trace.looks.push_back({now > sim::Time{sim::days(7) * look} ? 1 : 0, 2});
    }

private:
    void simulate(const sim::Streams& streams, std::span<std::int64_t> outcome,
                  std::ostream* log) const {
        if (parameters_.pause.value > 0)
            std::this_thread::sleep_for(
                std::chrono::duration<double, std::milli>(parameters_.pause.value));
        const std::int64_t each = parameters_.fail_each.value;
        if (each > 0 && streams.replication() % each == 0)
            throw std::runtime_error(fmt::format("no luck in {}", streams.replication()));
        const sim::Epoch& epoch = outcome_.epoch;
        const sim::Time deadline = epoch.end_of(parameters_.deadline);
        const sim::Time horizon = epoch.end_of(parameters_.horizon);
        sim::Time now{};
        std::int64_t late = 0;
        for (std::uint32_t i = 0; i < parameters_.tasks.size(); ++i) {
            const sim::Duration length = sim::to_duration(
                parameters_.tasks[i].duration.distribution.draw(streams, {1, i, 0}));
            now += length;
            const bool missed = now > deadline;
            late += missed ? 1 : 0;
            outcome[6 + 3 * i] = missed ? 1 : 0;
            outcome[7 + 3 * i] = now > horizon ? sim::censored : now.time_since_epoch().count();
            outcome[8 + 3 * i] = length.count();
            if (log != nullptr)
                *log << sim::to_string(epoch.date(now)) << ' ' << parameters_.tasks[i].name.text
                     << " ends\n";
        }
        outcome[0] = now > deadline ? 1 : 0;
        outcome[1] = late;
        outcome[2] = now > horizon ? sim::censored : now.time_since_epoch().count();
        outcome[3] = now.time_since_epoch().count() * 100'000 / 86'400;
        outcome[4] = now > deadline ? 2 : 2 * now.time_since_epoch() > deadline.time_since_epoch();
        outcome[5] = now.time_since_epoch().count() % 86'400;
    }

    Parameters parameters_;
    sim::OutcomeDescription outcome_;
};
