#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <vector>

namespace sim {

/// Which replications are kept with their outcomes as they are, and not only counted.
struct Kept {
    std::uint64_t below = 0; ///< those with a smaller number
    /// Also those in which the value at this place is above 0 for any option: a place for each
    /// option, or none at all.
    std::vector<std::size_t> above_zero = {};
};

/// Outcomes of one option, one after the other.
struct RawOutcomes {
    std::vector<std::uint32_t> replications;
    std::vector<std::int64_t> values;

    void add(std::uint32_t replication, std::span<const std::int64_t> outcome) {
        replications.push_back(replication);
        values.insert(values.end(), outcome.begin(), outcome.end());
    }
};

/// Takes outcomes from the workers of an experiment, block by block as they are done, and passes
/// them on in the order of the replications, one block at a time: the same whatever the threads.
///
/// Memory is bounded: a worker that is far ahead of the slowest waits.
class Recorder {
public:
    /// Outcomes of all options [option].
    using Take = std::function<void(const std::vector<RawOutcomes>&)>;

    /// Of an experiment that begins with replication `first`. `take` may throw; the experiment then
    /// ends with what it threw.
    Recorder(Kept kept, std::uint64_t first, Take take);
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    /// Whether a replication is kept whatever its outcome.
    bool keeps(std::uint64_t replication) const { return replication < kept_.below; }
    /// Whether an outcome of an option is one to keep.
    bool keeps(std::size_t option, std::span<const std::int64_t> outcome) const {
        return !kept_.above_zero.empty() && outcome[kept_.above_zero[option]] > 0;
    }
    /// Whether anything from a replication on may be kept.
    bool any_from(std::uint64_t replication) const {
        return keeps(replication) || !kept_.above_zero.empty();
    }

    /// What is kept of replications [first, last), for each option; from any thread. Each
    /// replication must be delivered from which any_from(its number).
    void deliver(std::uint64_t first, std::uint64_t last, std::vector<RawOutcomes> outcomes);

    /// Nobody waits any more: a worker failed, so that what the others wait for will never come.
    void abandon();

private:
    struct Block {
        std::uint64_t last;
        std::vector<RawOutcomes> outcomes;
    };
    void pass_on();

    static constexpr std::size_t most_waiting = 64;

    Kept kept_;
    std::uint64_t next_;
    Take take_;
    std::mutex guard_;
    std::condition_variable changed_;
    std::map<std::uint64_t, Block> waiting_; ///< by first replication
    bool abandoned_ = false;
};

/// A worker of an experiment, as long as it works: if an exception ends it, the recorder is told.
class Attendance {
public:
    explicit Attendance(Recorder* recorder) : recorder_(recorder) {}
    Attendance(const Attendance&) = delete;
    Attendance& operator=(const Attendance&) = delete;
    ~Attendance() {
        if (recorder_ != nullptr && std::uncaught_exceptions() > exceptions_)
            recorder_->abandon();
    }

private:
    Recorder* recorder_;
    int exceptions_ = std::uncaught_exceptions();
};

} // namespace sim
