#pragma once

#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "sim/experiment/replicate.hpp"
#include "sim/results/run.hpp"
#include "tests/sim/experiment/project.hpp"

/// A small experiment with two options, some failures and some ends beyond the horizon.
inline sim::results::Run sample_run(std::uint32_t replications = 2'000) {
    sim::results::Run run{.program = {"toy", "1.2.3"},
                          .scenario = "tasks",
                          .sha256 = std::string(64, 'a'),
                          .text = "tasks = 3\n",
                          .overrides = {"tasks=3", "title=\"a 'b'\""},
                          .seed = 5,
                          .options = {}};
    for (const double mean : {10.0, 15.0}) {
        const Project project({.mean_days = mean, .horizon_days = 60, .failing_each = 100});
        run.options.push_back(
            {.name = mean > 10 ? "slow" : "as written",
             .meaning = mean > 10 ? "Everyone takes longer." : "",
             .outcome = project.outcome(),
             .parameters = {{"mean_days",
                             fmt::format("{}", mean),
                             "days",
                             {sim::scenario::Grade::b, "a book"},
                             {"tasks.toml", 2, 1}}},
             .result = sim::replicate(project, {.seed = 5, .replications = replications})});
    }
    return run;
}

/// A folder for one test, gone at its end.
struct Scratch {
    std::filesystem::path path;
    Scratch()
        : path(std::filesystem::temp_directory_path() / fmt::format("results-{}", ::getpid())) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directory(path);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};
