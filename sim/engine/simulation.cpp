#include "sim/engine/simulation.hpp"

#include "sim/engine/task.hpp"

namespace sim {

Simulation::~Simulation() {
    log_ = nullptr; // it may be gone
    reset();
}

ProcessRef Simulation::spawn_at(Time when, Process process, Priority priority) {
    expects(when >= now_, "a process starts in the past (time only goes on) start it at now()");
    expects(!resetting_, "a process starts during reset (it would never run) start it afterwards");
    const std::uint32_t biased_priority = biased(priority);
    if (live_ == slots_.size()) [[unlikely]]
        add_slot();
    const std::uint32_t index = order_[live_];
    if (when == now_)
        queue_.arm_now(index, ticks(now_), biased_priority);
    else
        queue_.arm(index, ticks(when), biased_priority);
    ++live_;
    Slot& slot = slots_[index];
    slot.priority = biased_priority;
    slot.root = process.release();
    slot.innermost = slot.root;
    return {index, slot.generation};
}

void Simulation::add_slot() {
    slots_.emplace_back();
    queue_.add_slot();
    order_.push_back(live_);
}

void Simulation::run() { run_before(EventKey{}); }

void Simulation::run_until(Time end) {
    expects(end >= now_, "the end of a run lies in the past (time only goes on) use a later one");
    expects(ticks(end) < EventKey::time_end, "the end of a run is later than 2^48 s (the clock's "
                                             "reach) use run() to run until no event is left");
    run_before(EventKey::before(ticks(end) + 1));
    now_ = end;
}

void Simulation::run_before(const EventKey& end_key) {
    expects(current_ == nobody && !resetting_, "run is called from a process (events would nest) "
                                               "await what the process needs instead");
    end_key_ = end_key;
    for (;;) {
        if (queue_.has_ready()) {
            const std::uint32_t slot = queue_.ready().slot();
            now_ = time_of(queue_.ready());
            queue_.take_ready();
            if (resume(slot))
                end(slot);
        } else {
            const EventKey key = queue_.coming();
            if (!(key < end_key_))
                break;
            const std::uint32_t slot = key.slot();
            now_ = time_of(key);
            queue_.begin(slot);
            if (resume(slot))
                end(slot);
            else
                queue_.done(slot);
        }
    }
}

/// Runs a process until it waits; true if it has ended.
inline bool Simulation::resume(std::uint32_t slot) {
    ++events_;
    current_ = slot;
    std::coroutine_handle<> running = slots_[slot].innermost;
    for (;;) { // a task that starts or ends changes the innermost frame, and the loop goes on there
        running.resume();
        const std::coroutine_handle<> innermost = slots_[slot].innermost;
        if (innermost == running) [[likely]]
            break;
        running = innermost;
    }
    current_ = nobody;
    return running.done(); // a task that is done is no longer innermost
}

bool Simulation::cancel(ProcessRef process) {
    if (!alive(process))
        return false;
    expects(process.slot != current_, "a process cancels itself (its frame is running) co_return");
    end(process.slot);
    return true;
}

void Simulation::end(std::uint32_t index) {
    const Process::Handle root = slots_[index].root;
    slots_[index].root = nullptr; // from here on it is not alive, whatever its destructors ask
    ++slots_[index].generation;
    while (TaskAwaiter* nested = slots_[index].nested) {
        slots_[index].nested = nested->outer_;
        nested->destroy();
    }
    if (!root.promise().joiners.linked() && !root.promise().failure) [[likely]]
        return free(index, root);
    Links joiners;
    if (root.promise().joiners.linked())
        joiners.replace(root.promise().joiners);
    const std::exception_ptr failure = root.promise().failure;
    free(index, root);
    while (joiners.linked()) {
        auto& waiter = static_cast<Waiter&>(*joiners.next());
        waiter.unlink();
        fire(waiter);
    }
    if (failure)
        std::rethrow_exception(failure);
}

inline void Simulation::free(std::uint32_t slot, Process::Handle root) {
    root.destroy();
    queue_.disarm(slot);
    order_[--live_] = slot;
}

void Simulation::reset() {
    expects(current_ == nobody && !resetting_, "reset is called from a process (its frame would "
                                               "be destroyed while it runs) call it after run");
    resetting_ = true;
    for (std::uint32_t slot = 0; slot < slots_.size() && live_ > 0; ++slot)
        if (slots_[slot].root)
            end(slot);
    resetting_ = false;
    queue_.clear();
    now_ = Time{};
    events_ = 0;
}

} // namespace sim
