#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/results/finding.hpp"
#include "sim/results/study.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/laboratory.hpp"
#include "sim/shell/variant.hpp"

namespace sim::shell {

/// A study of what matters, batch by batch: what is to be tried next, and what is found once that
/// has been tried, here or anywhere.
class SensitivityStudy {
public:
    /// `base` and the arguments must outlive it. InvalidInput if what is asked for is not there.
    SensitivityStudy(const ModelPort& port, const Variant& base,
                     const SensitivityArguments& arguments);

    /// How many batches there are at most; that of two is chosen by what the first has found.
    std::uint32_t rounds() const { return pairs_ > 1 ? 2 : 1; }
    /// Runs of the scenario in all batches, that of the scenario as it is included, at most.
    std::size_t runs() const;

    /// What is to be tried next. Nothing once all batches have been taken.
    const Batch& batch() const { return batch_; }
    /// Takes what came of the batch, by number; tells what was left out. If some are missing at the
    /// end, the study ends with what there is, and it is false.
    bool take(const std::vector<results::Finding>& findings);

    /// The study, and the number of its measure that orders the table.
    const results::Study& study() const { return study_; }
    std::size_t by() const { return by_; }
    /// The digest of all runs taken, that of the scenario as it is first.
    std::string digest(const Digest& base) const;

private:
    void take_one(std::size_t number, const results::Finding& finding);
    void add_swing(std::size_t number, const results::Finding& finding);
    void add_cost(std::size_t number, const results::Finding& finding);
    void add_pair(std::size_t number, const results::Finding& finding);
    void add_indices(const std::vector<results::Finding>& findings);
    void begin_swings();
    void begin_costs();
    void begin_pairs();

    const SensitivityArguments& arguments_;
    results::Study study_;
    std::size_t by_ = 0;
    std::size_t pairs_ = 0;   ///< causes that are taken by pairs, at most
    std::uint32_t round_ = 1; ///< that batch() is of
    Batch batch_;
    std::vector<scenario::Input> inputs_;
    std::vector<std::pair<std::size_t, std::size_t>> pair_causes_; ///< of the second batch's trials
    std::vector<Digest> digests_;
};

} // namespace sim::shell
