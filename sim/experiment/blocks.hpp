#pragma once

#include <algorithm>
#include <cstdint>
#include <mutex>

#include "sim/engine/errors.hpp"
#include "sim/experiment/parallel.hpp"
#include "sim/experiment/recorder.hpp"
#include "sim/experiment/result.hpp"

namespace sim {

/// Runs the plan's replications block by block on all workers at once. Each worker makes a hand of
/// its own by make(), has it run(seed, from, to) one block after the other, and gives it to
/// merge(hand), one hand at a time. Returns how many replications were run. ContractViolation if
/// the plan's blocks are empty or its numbers too large.
template <class Make, class Merge>
std::uint64_t run_blocks(const Plan& plan, Make make, Merge merge) {
    expects(plan.block > 0, "a block holds no replication (block is 0) use 1 or more");
    expects(std::uint64_t{plan.first} + plan.replications <= (std::uint64_t{1} << 32),
            "replications are numbered in 32 bits (first + replications is larger)");
    const std::uint64_t first = plan.first, last = first + plan.replications, step = plan.block;
    BlockSource source((plan.replications + step - 1) / step, plan.stop);
    std::mutex guard;
    std::uint64_t run = 0;
    parallel_blocks(worker_count(plan.threads), source, [&](BlockSource& blocks) {
        auto block = blocks.next();
        if (!block)
            return;
        const Attendance attendance(plan.recorder);
        auto hand = make();
        std::uint64_t here = 0;
        for (; block; block = blocks.next()) {
            const std::uint64_t from = first + *block * step, to = std::min(from + step, last);
            hand.run(plan.seed, from, to);
            here += to - from;
            if (plan.progress)
                plan.progress(std::min<std::uint64_t>(blocks.taken() * step, plan.replications));
        }
        const std::lock_guard lock(guard);
        merge(hand);
        run += here;
    });
    return run;
}

} // namespace sim
