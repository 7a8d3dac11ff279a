#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/experiment/recorder.hpp"

namespace sim::shell {

/// Keeps raw outcomes in memory, for a share to carry.
class Keeper {
public:
    /// Of an experiment on so many options that begins with replication `first`.
    Keeper(Kept kept, std::uint64_t first, std::size_t options)
        : rows_(options),
          recorder_(std::move(kept), first,
                    [this](const std::vector<RawOutcomes>& outcomes) { add(outcomes); }) {}

    Recorder* recorder() { return &recorder_; }
    /// By option, in the order of the replications.
    std::vector<RawOutcomes> take() { return std::move(rows_); }

private:
    void add(const std::vector<RawOutcomes>& outcomes) {
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            const auto& [numbers, values] = outcomes[i];
            rows_[i].replications.insert(rows_[i].replications.end(), numbers.begin(),
                                         numbers.end());
            rows_[i].values.insert(rows_[i].values.end(), values.begin(), values.end());
        }
    }

    std::vector<RawOutcomes> rows_;
    Recorder recorder_;
};

} // namespace sim::shell
