#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "sim/experiment/joint.hpp"
#include "sim/experiment/lane.hpp"
#include "sim/experiment/result.hpp"

namespace sim {

/// One of several models on one worker: its lane, the rows of the stretch under way, and the exact
/// result so far.
class Track {
public:
    /// Most replications that one call of run takes.
    static constexpr std::size_t longest = JointTally::longest_stretch;

    /// The contender's model must outlive the track, and so must the sampler, if there is one.
    explicit Track(const Contender& contender, const Sampler* sampler = nullptr);

    /// Runs and counts replications first, first + 1, ..., `size` of them (at most `longest`).
    void run(std::uint64_t seed, std::uint32_t first, std::size_t size);

    /// Whether the i-th replication of the last stretch did not throw.
    bool ran(std::size_t i) const { return ran_[i] != 0; }
    Rows rows() const { return {table_.data(), outcome_.size()}; }
    /// The exact result so far, but for `first`, `requested` and `done`.
    const Result& result() const { return result_; }
    /// Gives the result away; nothing can be run after that.
    Result take() { return std::move(result_); }

private:
    std::size_t end_of_run(std::size_t from) const;
    void count(std::uint32_t first, std::size_t from, std::size_t to);

    const OutcomeDescription& outcome_;
    std::unique_ptr<Lane> lane_;
    std::vector<std::int64_t> table_;
    std::array<std::uint8_t, longest> ran_{};
    std::size_t size_ = 0;
    std::vector<Failure> failures_;
    Result result_;
};

} // namespace sim
