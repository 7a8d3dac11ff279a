#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/experiment/measure.hpp"
#include "sim/experiment/recorder.hpp"
#include "sim/results/sqlite.hpp"

namespace sim::results {

/// The tables of one option's raw outcomes: a row for each replication, a column m<id> for each
/// measure. An option with more measures than a table may have columns has several.
class SampleTables {
public:
    /// Makes them. The option's measures have the ids from `first_id` on.
    SampleTables(Database& database, std::int64_t option_id, std::int64_t first_id,
                 const OutcomeDescription& outcome);

    void write(std::uint32_t replication, std::span<const std::int64_t> outcome);

private:
    std::vector<Statement> inserts_; ///< by table
};

/// Writes the raw outcomes of a run's options as they come. The file is the same whatever the
/// blocks in which they come.
class SampleWriter {
public:
    /// The options that the run will have, in their order.
    SampleWriter(Database& database, const std::vector<const OutcomeDescription*>& options);

    /// More replications of options first_option, first_option + 1, ..., those of one after the
    /// other.
    void take(std::size_t first_option, const std::vector<RawOutcomes>& outcomes);

private:
    struct Option {
        std::size_t width = 0;
        SampleTables tables;
    };
    std::vector<Option> options_;
};

} // namespace sim::results
