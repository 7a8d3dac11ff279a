#include "sim/experiment/recorder.hpp"

#include <utility>

namespace sim {

Recorder::Recorder(Kept kept, std::uint64_t first, Take take)
    : kept_(std::move(kept)), next_(first), take_(std::move(take)) {}

void Recorder::deliver(std::uint64_t first, std::uint64_t last, std::vector<RawOutcomes> outcomes) {
    std::unique_lock lock(guard_);
    changed_.wait(lock,
                  [&] { return abandoned_ || first == next_ || waiting_.size() < most_waiting; });
    if (abandoned_)
        return;
    waiting_.emplace(first, Block{last, std::move(outcomes)});
    try {
        pass_on();
    } catch (...) {
        abandoned_ = true;
        changed_.notify_all();
        throw;
    }
    changed_.notify_all();
}

void Recorder::pass_on() {
    for (auto block = waiting_.begin(); block != waiting_.end() && block->first == next_;
         block = waiting_.erase(block)) {
        next_ = block->second.last;
        take_(block->second.outcomes);
    }
}

void Recorder::abandon() {
    const std::lock_guard lock(guard_);
    abandoned_ = true;
    changed_.notify_all();
}

} // namespace sim
