#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "sim/experiment/model.hpp"
#include "sim/experiment/result.hpp"

namespace sim {

/// Replications of one model, a stretch at a time, whatever the model's type: what one worker needs
/// to run several models side by side.
class Lane {
public:
    Lane() = default;
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;
    virtual ~Lane() = default;

    /// Runs replications first, first + 1, ..., one for each place of `ran`, into the rows of
    /// `table` (as many values each as the outcome has places). ran[i] becomes 1, or 0 for one that
    /// threw: its row means nothing, and what it said is added to `failures`.
    virtual void run(std::uint64_t seed, std::uint32_t first, std::span<std::int64_t> table,
                     std::span<std::uint8_t> ran, std::vector<Failure>& failures) = 0;

    /// From now on a sampler chooses the numbers; nullptr: independent ones.
    void sample_by(const Sampler* sampler) { sampler_ = sampler; }

protected:
    const Sampler* sampler() const { return sampler_; }

private:
    const Sampler* sampler_ = nullptr;
};

/// One of several models that are run on the same chance: the shape of its outcomes, and how a
/// worker gets a lane of its own. The model outlives both.
struct Contender {
    const OutcomeDescription* outcome = nullptr;
    std::function<std::unique_ptr<Lane>()> lane;
    std::string name = {}; ///< for messages
};

/// The lane of a model of type M, with a workspace of its own.
template <Model M>
class LaneOf final : public Lane {
public:
    explicit LaneOf(const M& model) : model_(model), workspace_(model) {}

    void run(std::uint64_t seed, std::uint32_t first, std::span<std::int64_t> table,
             std::span<std::uint8_t> ran, std::vector<Failure>& failures) override {
        const std::size_t width = model_.outcome().size();
        for (std::size_t i = 0; i < ran.size(); ++i) {
            const auto replication = static_cast<std::uint32_t>(first + i);
            const std::span<std::int64_t> row = table.subspan(i * width, width);
            std::ranges::fill(row, unset);
            ran[i] = 0;
            try {
                model_.run(Streams(seed, replication, sampler()), workspace_, row);
                ran[i] = 1;
            } catch (const std::bad_alloc&) {
                throw; // it is the machine that failed, and a result must not depend on that
            } catch (const std::exception& problem) {
                failures.push_back({replication, problem.what()});
            } catch (...) {
                failures.push_back({replication, "an exception that is no std::exception"});
            }
        }
    }

private:
    const M& model_;
    typename M::Workspace workspace_;
};

/// The contender that a model is; the model must outlive it.
template <Model M>
Contender contender_of(const M& model) {
    return {
        .outcome = &model.outcome(),
        .lane = [&model]() -> std::unique_ptr<Lane> { return std::make_unique<LaneOf<M>>(model); },
        .name = {}};
}

} // namespace sim
