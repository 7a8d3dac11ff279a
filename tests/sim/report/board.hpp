#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "sim/report/chart.hpp"
#include "sim/report/document.hpp"
#include "sim/results/database.hpp"
#include "sim/results/sqlite.hpp"
#include "tests/sim/results/sample.hpp"

/// The sample run as a run database.
inline std::filesystem::path sample_database(const Scratch& scratch) {
    std::filesystem::path file = scratch.path / "run.db";
    sim::results::Run run = sample_run(400);
    run.program.omissions = {"tasks never overlap"};
    sim::results::write_database(file, run);
    return file;
}

/// The chart of that name in the first run of a document; null if it is not there.
inline sim::report::Json chart_of(const sim::report::Json& document, const std::string& name) {
    for (const sim::report::Json& chart : document.at("runs").at(0).at("charts"))
        if (chart.at("name").get<std::string>() == name)
            return chart;
    return nullptr;
}
