#include "sim/experiment/parallel.hpp"

#include <algorithm>
#include <exception>
#include <mutex>

#ifdef SLIPWAY_JTHREADS
#include <thread>
#include <vector>
#else
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>
#endif

#include <sched.h>

namespace sim {

BlockSource::BlockSource(std::uint64_t blocks, const std::atomic<bool>* stop)
    : blocks_(blocks), stop_(stop) {}

std::optional<std::uint64_t> BlockSource::next() {
    if (abandoned_.load(std::memory_order_relaxed) ||
        (stop_ != nullptr && stop_->load(std::memory_order_relaxed)))
        return std::nullopt;
    const std::uint64_t block = next_.fetch_add(1, std::memory_order_relaxed);
    if (block >= blocks_)
        return std::nullopt;
    return block;
}

std::uint64_t BlockSource::taken() const { return std::min(next_.load(), blocks_); }

std::size_t worker_count(std::size_t wanted) {
    if (wanted > 0)
        return wanted;
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return 1;
    return static_cast<std::size_t>(std::max(1, CPU_COUNT(&allowed)));
}

std::uint32_t block_for(std::uint32_t replications, std::size_t threads) {
    return static_cast<std::uint32_t>(
        std::clamp<std::size_t>(replications / (32 * worker_count(threads)), 1, 256));
}

namespace {

#ifdef SLIPWAY_JTHREADS

void on_workers(std::size_t workers, const std::function<void()>& body) {
    std::vector<std::jthread> threads;
    for (std::size_t worker = 1; worker < workers; ++worker)
        threads.emplace_back(body);
    body();
}

#else

void on_workers(std::size_t workers, const std::function<void()>& body) {
    const tbb::global_control allow(tbb::global_control::max_allowed_parallelism, workers);
    tbb::task_arena arena(static_cast<int>(workers));
    arena.execute([&] {
        tbb::parallel_for(
            std::size_t{0}, workers, [&](std::size_t) { body(); }, tbb::simple_partitioner{});
    });
}

#endif

} // namespace

void parallel_blocks(std::size_t workers, BlockSource& source,
                     const std::function<void(BlockSource&)>& body) {
    std::mutex guard;
    std::exception_ptr first;
    on_workers(std::max<std::size_t>(workers, 1), [&] {
        try {
            body(source);
        } catch (...) {
            source.abandon();
            const std::lock_guard lock(guard);
            if (!first)
                first = std::current_exception();
        }
    });
    if (first)
        std::rethrow_exception(first);
}

} // namespace sim
