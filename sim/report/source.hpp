#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "sim/report/chart.hpp"
#include "sim/results/sqlite.hpp"

namespace sim::report {

/// A run database that is read and never written. What is in it is somebody's word: everything that
/// does not fit is InvalidInput naming the file.
class Source {
public:
    /// InvalidInput unless it is a run database of a schema that is known, or the folder of one.
    explicit Source(const std::filesystem::path& place);

    /// The rows of a query, each an array of numbers, texts and nulls; empty if one of the tables
    /// that it reads is not there (the experiment has none of it).
    Json rows(std::string_view query);

    /// What the file says of itself: key and value.
    Json provenance();

private:
    std::filesystem::path place_;
    results::Database database_;
};

} // namespace sim::report
