#pragma once

#include <functional>
#include <string>

#include "sim/results/comparison.hpp"
#include "sim/results/database.hpp"
#include "sim/results/run.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/files.hpp"

namespace sim::shell {

/// What an experiment says at its end, each made only if somebody reads it.
struct Account {
    std::function<std::string()> summary;              ///< as JSON
    std::function<std::string()> table;                ///< for people
    std::function<void(results::Database&)> more = {}; ///< as Files::publish
};

/// Of a run, and of a comparison; what they are of must outlive them.
Account account_of(const results::Run& run);
Account account_of(const results::Run& run, const results::Comparison& comparison,
                   const results::Findings& found);

/// Writes the files, if any are wanted, prints what is asked for and tells how it ended. Returns
/// the exit status, as finish().
int conclude(const RunArguments& arguments, Files& files, results::Run& run,
             const Account& account);

} // namespace sim::shell
