#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

namespace sim {

/// Hands out the blocks 0, 1, 2, ... of a job to workers, each block once and in this order.
class BlockSource {
public:
    /// After `*stop` is true no further block is handed out (stop may be nullptr).
    BlockSource(std::uint64_t blocks, const std::atomic<bool>* stop);

    /// The next block, or nothing when all are taken or the job is to stop.
    std::optional<std::uint64_t> next();

    /// No further block for anyone.
    void abandon() { abandoned_.store(true, std::memory_order_relaxed); }

    /// Blocks handed out so far: they are the first so many.
    std::uint64_t taken() const;

private:
    std::uint64_t blocks_;
    const std::atomic<bool>* stop_;
    std::atomic<bool> abandoned_ = false;
    std::atomic<std::uint64_t> next_ = 0;
};

/// Workers for a wish: 0 means one for each processor this process may use.
std::size_t worker_count(std::size_t wanted);

/// How many replications a worker takes at a time, of so many on so many workers: small blocks for
/// small experiments, so that all workers have some and a stop is quick. No result depends on it.
std::uint32_t block_for(std::uint32_t replications, std::size_t threads);

/// Calls body(source) once on each of `workers` workers, at the same time as far as the machine
/// allows, and returns when all have ended. The body takes blocks until there are none. If a body
/// throws, the others get no further block and the first exception is thrown here.
///
/// This is the only place where threads are started: oneTBB, or std::jthread in a build with
/// SLIPWAY_JTHREADS, with the same results.
void parallel_blocks(std::size_t workers, BlockSource& source,
                     const std::function<void(BlockSource&)>& body);

} // namespace sim
