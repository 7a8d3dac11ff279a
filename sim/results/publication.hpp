#pragma once

#include <functional>
#include <string_view>

#include "sim/results/folder.hpp"
#include "sim/results/run.hpp"
#include "sim/results/sqlite.hpp"

namespace sim::results {

/// A result on its way into a folder: its database is open from the beginning, so that raw outcomes
/// can go into it while the experiment runs; the rest follows at the end. Until then nothing is to
/// be seen of it, and nothing is left if there is no end.
class Publication {
public:
    /// Errors as Folder::write, here and below; DatabaseError.
    explicit Publication(const Folder& folder);

    Database& database() { return database_; }

    /// Writes `summary.json` and the rest of `run.db`, and puts both in place. `more` adds tables
    /// of its own. To be called once.
    void finish(const Run& run, std::string_view summary,
                const std::function<void(Database&)>& more = {});

private:
    Folder::Draft draft_;
    Database database_;
};

} // namespace sim::results
