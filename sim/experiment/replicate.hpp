#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <new>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/errors.hpp"
#include "sim/experiment/model.hpp"
#include "sim/experiment/parallel.hpp"
#include "sim/experiment/recorder.hpp"
#include "sim/experiment/result.hpp"

namespace sim {

/// One worker of an experiment: it runs blocks of replications in its own workspace into a result
/// of its own. Outcomes are kept in a small table that fits the first-level cache and are counted
/// column by column when it is full.
template <Model M>
class Worker {
public:
    Worker(const M& model, const Plan& plan)
        : model_(model), seed_(plan.seed), sampler_(plan.sampler), recorder_(plan.recorder),
          width_(model.outcome().size()), workspace_(model), table_(rows_at_most * width_),
          numbers_(rows_at_most), result_(model.outcome()) {}

    /// Runs replications [first, last).
    void run(std::uint64_t first, std::uint64_t last) {
        for (std::uint64_t replication = first; replication < last; ++replication)
            run_one(static_cast<std::uint32_t>(replication));
        if (recorder_ != nullptr && recorder_->any_from(first))
            recorder_->deliver(first, last, {std::exchange(kept_, {})});
    }

    /// The exact result, but for `first`, `requested` and `done`; nothing can be run after that.
    Result take() {
        flush();
        return std::move(result_);
    }

private:
    static constexpr std::size_t rows_at_most = 64;

    std::span<std::int64_t> row(std::size_t number) {
        return std::span(table_).subspan(number * width_, width_);
    }

    void run_one(std::uint32_t replication) {
        const std::span<std::int64_t> outcome = row(rows_);
        std::ranges::fill(outcome, unset);
        try {
            model_.run(Streams(seed_, replication, sampler_), workspace_, outcome);
        } catch (const std::bad_alloc&) {
            throw; // it is the machine that failed, and a result must not depend on that
        } catch (const std::exception& problem) {
            return note_failure(replication, problem.what());
        } catch (...) {
            return note_failure(replication, "an exception that is no std::exception");
        }
        result_.digest.add(replication, outcome);
        if (recorder_ != nullptr && (recorder_->keeps(replication) || recorder_->keeps(0, outcome)))
            [[unlikely]]
            kept_.add(replication, outcome);
        numbers_[rows_] = replication;
        if (++rows_ == rows_at_most)
            flush();
    }

    void note_failure(std::uint32_t replication, const char* message) {
        ++result_.failed;
        if (result_.failures.size() < Result::most_failures)
            result_.failures.push_back({replication, message});
    }

    void flush() {
        try {
            for (std::size_t column = 0; column < width_; ++column)
                result_.measures[column].add_column(table_.data() + column, width_, rows_);
        } catch (const ContractViolation& problem) {
            explain(problem);
        }
        rows_ = 0;
    }

    [[noreturn]] void explain(const ContractViolation& problem) {
        for (std::size_t place = 0; place < rows_ * width_; ++place)
            if (const std::int64_t value = table_[place];
                value != censored && (value < -largest_value || value > largest_value))
                throw ContractViolation("replication " + std::to_string(numbers_[place / width_]) +
                                        ", " + model_.outcome().title(place % width_) + ": " +
                                        problem.what());
        throw problem;
    }

    const M& model_;
    std::uint64_t seed_;
    const Sampler* sampler_;
    Recorder* recorder_;
    RawOutcomes kept_; ///< of the block under way
    std::size_t width_;
    typename M::Workspace workspace_;
    std::vector<std::int64_t> table_;
    std::vector<std::uint32_t> numbers_;
    std::size_t rows_ = 0;
    Result result_;
};

/// Runs the plan's replications of the model, on all workers at once.
///
/// The result is a function of model, seed and replications run, in every bit. Replications that
/// throw are counted and reported; the others finish. After a stop, the result is exactly that of
/// its first `done` replications. A workspace that cannot be made, or a measure that breaks the
/// contract (unset, out of range), is thrown from here.
template <Model M>
Result replicate(const M& model, const Plan& plan) {
    expects(plan.block > 0, "a block holds no replication (block is 0) use 1 or more");
    expects(std::uint64_t{plan.first} + plan.replications <= (std::uint64_t{1} << 32),
            "replications are numbered in 32 bits (first + replications is larger)");
    const std::uint64_t first = plan.first, last = first + plan.replications, step = plan.block;
    BlockSource source((plan.replications + step - 1) / step, plan.stop);
    Result total(model.outcome());
    bool nothing_yet = true;
    std::mutex guard;
    std::atomic<std::uint64_t> run = 0;
    const auto work = [&](BlockSource& blocks) {
        auto block = blocks.next();
        if (!block)
            return;
        const Attendance attendance(plan.recorder);
        Worker<M> worker(model, plan);
        for (; block; block = blocks.next()) {
            const std::uint64_t from = first + *block * step, to = std::min(from + step, last);
            worker.run(from, to);
            const std::uint64_t so_far = run.fetch_add(to - from) + (to - from);
            if (plan.progress)
                plan.progress(so_far);
        }
        Result part = worker.take();
        const std::lock_guard lock(guard);
        if (std::exchange(nothing_yet, false))
            total = std::move(part);
        else
            total.merge(part);
    };
    parallel_blocks(worker_count(plan.threads), source, work);
    total.conclude(plan, run, model.outcome());
    return total;
}

/// One replication alone, the same as within an experiment; what it throws is thrown here.
template <Model M>
std::vector<std::int64_t> replay(const M& model, const Streams& streams) {
    typename M::Workspace workspace(model);
    std::vector<std::int64_t> outcome(model.outcome().size(), unset);
    model.run(streams, workspace, outcome);
    return outcome;
}

} // namespace sim
