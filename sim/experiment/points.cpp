#include "sim/experiment/points.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <list>
#include <mutex>
#include <utility>

#include "sim/engine/errors.hpp"
#include "sim/experiment/parallel.hpp"
#include "sim/experiment/permutation.hpp"
#include "sim/experiment/track.hpp"

namespace sim {

namespace {

/// A point that somebody works at.
struct UnderWay {
    std::uint64_t number = 0;
    PointModel model = {};
    bool ready = false;                        ///< whether the model is there
    std::size_t workers = 1;                   ///< at it now
    std::atomic<std::uint64_t> next_block = 0; ///< to be taken
    std::uint64_t done = 0;                    ///< replications whose results are in `result`
    Result result = {};                        ///< of `parts` workers that have left
    std::size_t parts = 0;
};

/// Hands out work to workers: points not begun first, then a hand at those under way.
class Schedule {
public:
    Schedule(const Points& points, const Plan& plan)
        : points_(points), plan_(plan),
          blocks_((plan.replications + std::uint64_t{plan.block} - 1) / plan.block) {}

    /// One worker's part, to the end.
    void work(BlockSource& source) {
        try {
            while (UnderWay* point = next(source))
                run(*point);
        } catch (...) {
            const std::lock_guard lock(guard_);
            failed_ = true;
            changed_.notify_all();
            throw;
        }
    }

    std::uint64_t finished() const { return finished_; }

private:
    using Lock = std::unique_lock<std::mutex>;

    bool stopped() const { return failed_ || (plan_.stop != nullptr && plan_.stop->load()); }

    UnderWay* next(BlockSource& source) {
        if (const auto index = source.next())
            return begin(points_.numbers[*index]);
        Lock lock(guard_);
        while (!stopped()) {
            if (UnderWay* longest = most_left()) {
                ++longest->workers;
                return longest;
            }
            if (std::ranges::all_of(open_, &UnderWay::ready))
                return nullptr;
            changed_.wait(lock);
        }
        return nullptr;
    }

    UnderWay* begin(std::uint64_t number) {
        UnderWay* point = nullptr;
        {
            const Lock lock(guard_);
            point = &open_.emplace_back();
            point->number = number;
        }
        PointModel model = points_.build(number);
        const Lock lock(guard_);
        point->model = std::move(model);
        point->ready = true;
        changed_.notify_all();
        return point;
    }

    /// The point with most blocks left to take; nullptr if there is none.
    UnderWay* most_left() {
        UnderWay* longest = nullptr;
        for (UnderWay& each : open_)
            if (each.ready && each.next_block < blocks_ &&
                (longest == nullptr || each.next_block < longest->next_block))
                longest = &each;
        return longest;
    }

    void run(UnderWay& point) {
        std::uint64_t done = 0;
        Result part = run_blocks(point, done); // the track is gone before the model may go
        leave(point, std::move(part), done);
    }

    Result run_blocks(UnderWay& point, std::uint64_t& done) {
        Track track(point.model.contender);
        while (!stopped()) {
            const std::uint64_t block = point.next_block.fetch_add(1);
            if (block >= blocks_)
                break;
            const std::uint64_t from = block * plan_.block;
            const std::uint64_t to =
                std::min(from + plan_.block, std::uint64_t{plan_.replications});
            run_block(track, from, to);
            done += to - from;
            const std::uint64_t all = run_.fetch_add(to - from) + (to - from);
            if (plan_.progress)
                plan_.progress(all);
        }
        return track.take();
    }

    void run_block(Track& track, std::uint64_t from, std::uint64_t to) const {
        for (; from < to; from += Track::longest)
            track.run(plan_.seed, static_cast<std::uint32_t>(plan_.first + from),
                      std::min<std::uint64_t>(Track::longest, to - from));
    }

    /// Adds a worker's part of a point; the last to leave hands in the whole.
    void leave(UnderWay& point, Result&& part, std::uint64_t done) {
        Lock lock(guard_);
        point.done += done;
        if (point.parts++ > 0)
            point.result.merge(part);
        else
            point.result = std::move(part);
        if (--point.workers > 0)
            return;
        const auto mine = std::ranges::find(open_, &point, [](UnderWay& each) { return &each; });
        std::list<UnderWay> whole;
        whole.splice(whole.begin(), open_, mine);
        lock.unlock();
        if (point.done == plan_.replications)
            hand_in(point);
    }

    void hand_in(UnderWay& point) {
        Result& result = point.result;
        const OutcomeDescription& outcome = *point.model.contender.outcome;
        result.conclude(plan_, plan_.replications, outcome);
        const std::lock_guard lock(handing_in_);
        points_.finished(point.number, outcome, std::move(result));
        ++finished_;
    }

    const Points& points_;
    const Plan& plan_;
    std::uint64_t blocks_;
    std::mutex guard_, handing_in_;
    std::condition_variable changed_;
    std::list<UnderWay> open_;
    std::atomic<bool> failed_ = false;
    std::atomic<std::uint64_t> run_ = 0;
    std::uint64_t finished_ = 0;
};

} // namespace

std::uint64_t run_points(const Points& points, const Plan& plan) {
    expects(plan.block > 0, "a block holds no replication (block is 0) use 1 or more");
    expects(std::uint64_t{plan.first} + plan.replications <= (std::uint64_t{1} << 32),
            "replications are numbered in 32 bits (first + replications is larger)");
    Schedule schedule(points, plan);
    BlockSource source(points.numbers.size(), plan.stop);
    parallel_blocks(worker_count(plan.threads), source,
                    [&](BlockSource& blocks) { schedule.work(blocks); });
    return schedule.finished();
}

std::vector<std::uint64_t> points_of_share(std::uint64_t size, std::uint32_t part,
                                           std::uint32_t parts) {
    expects(size < (std::uint64_t{1} << 32), "points are dealt out by numbers of 32 bits");
    const Plan cut = share_of({.replications = static_cast<std::uint32_t>(size)}, part, parts);
    std::vector<std::uint64_t> points;
    if (cut.replications == 0)
        return points;
    constexpr Philox::Block key{0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344}; // digits of pi
    const Permutations deck(static_cast<std::uint32_t>(size));
    points.reserve(cut.replications);
    for (std::uint32_t i = 0; i < cut.replications; ++i)
        points.push_back(deck.at(cut.first + i, key));
    std::ranges::sort(points);
    return points;
}

} // namespace sim
