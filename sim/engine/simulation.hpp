#pragma once

#include "sim/engine/errors.hpp"
#include "sim/engine/event_queue.hpp"
#include "sim/engine/frame_pool.hpp"
#include "sim/engine/process.hpp"
#include "sim/engine/time.hpp"
#include "sim/engine/waiter.hpp"

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sim {

class TaskAwaiter;
class WaitLog;

/// Simulated time and the processes that live in it.
///
/// One per worker thread: not thread-safe, never moved. Events run in the exact order (time,
/// priority, sequence of arming); see README.md for what is promised of it and what is not. Memory
/// grows to what the largest replication needs and is then reused.
class Simulation {
public:
    Simulation() = default;
    /// Destroys the live processes; pools, gates and signals may be gone already or still be there.
    ~Simulation();
    Simulation(const Simulation&) = delete;
    Simulation& operator=(const Simulation&) = delete;

    /// The time of the event that is running, or ran last.
    [[nodiscard]] Time now() const noexcept { return now_; }

    /// Starts a process by an event at now(). \throws ContractViolation if priority is out of range
    ProcessRef spawn(Process process, Priority priority = {}) {
        return spawn_at(now_, std::move(process), priority);
    }
    /// Starts a process by an event at `when`, not before now().
    ProcessRef spawn_at(Time when, Process process, Priority priority = {});

    /// Runs until no event is left.
    ///
    /// \throws the first exception that leaves a process; the simulation is then fit for reset()
    /// and destruction only.
    void run();
    /// Runs all events up to and at `end`; then now() == end. Throws as run() does.
    void run_until(Time end);

    /// Ends a process from outside: its frames are destroyed, innermost first, so that leases give
    /// back what it holds and waits are withdrawn; who joins it is woken.
    ///
    /// \return false if it had ended already
    /// \throws ContractViolation if a process cancels itself (it should co_return)
    bool cancel(ProcessRef process);

    /// How many processes are alive.
    [[nodiscard]] std::size_t live() const noexcept { return live_; }

    /// True from spawn until the end.
    [[nodiscard]] bool alive(ProcessRef process) const noexcept {
        return process.slot < slots_.size() && slots_[process.slot].root &&
               slots_[process.slot].generation == process.generation;
    }
    /// The process that is running. \throws ContractViolation outside of a process
    [[nodiscard]] ProcessRef self() const { return {current(), slots_[current_].generation}; }

    /// Destroys all live processes and sets time and sequence back to 0; keeps memory.
    ///
    /// What outlives it (pools, gates, signals) is reset by its owner, before or after.
    void reset();

    /// Events dispatched since reset.
    [[nodiscard]] std::uint64_t events() const noexcept { return events_; }

    /// Where waits that queue are logged; nullptr (the start) logs nothing. The log must live until
    /// another is attached or the simulation is destroyed.
    void attach(WaitLog* log) noexcept { log_ = log; }
    [[nodiscard]] WaitLog* log() const noexcept { return log_; }

    [[nodiscard]] FramePool& frames() noexcept { return frames_; }

    /// @name For awaiters
    /// @{

    /// Wakes the running process at `when` (later than now()); at `never`, not by the clock.
    void arm(Time when) { wake_at(current(), when); }
    /// As arm(); but if that event is the next of all, it happens here and now, and the process
    /// goes on without having waited. \return whether it must wait
    bool arm_or_go_on(Time when) {
        const std::uint32_t slot = current();
        if (!queue_.arm_and_begin(slot, ticks(when), slots_[slot].priority, end_key_)) [[likely]]
            return true;
        now_ = when;
        ++events_;
        return false;
    }
    /// The same at now(), after the events already armed at its priority.
    bool arm_now_or_go_on() {
        const std::uint32_t slot = current();
        const std::uint32_t priority = slots_[slot].priority;
        if (!queue_.arm_now_and_begin(slot, ticks(now_), priority, end_key_))
            return true;
        ++events_;
        return false;
    }

    /// Sets the priority of the running process's next events.
    void set_priority(Priority priority) { slots_[current()].priority = biased(priority); }

    /// Marks a waiter as waiting for the running process.
    void enlist(Waiter& waiter, Membership membership) {
        waiter.simulation_ = this;
        waiter.slot_ = current();
        waiter.group_ = membership.group;
        waiter.index_ = membership.index;
        waiter.state_ = Waiter::State::waiting;
    }
    /// Lets a waiting waiter, already out of its queue, through: wakes its process at this instant.
    void fire(Waiter& waiter) {
        waiter.state_ = Waiter::State::fired;
        if (waiter.group_ == nullptr)
            wake(waiter.slot_);
        else
            waiter.group_->fired(*waiter.group_, waiter);
    }
    /// Wakes the process in `slot` at this instant.
    void wake(std::uint32_t slot) { queue_.arm_now(slot, ticks(now_), slots_[slot].priority); }
    /// Wakes the process in `slot` at `when`, not before now().
    void wake_at(std::uint32_t slot, Time when) {
        queue_.arm(slot, ticks(when), slots_[slot].priority);
    }
    /// True while reset() or the destructor destroys processes: nobody is then let through.
    [[nodiscard]] bool resetting() const noexcept { return resetting_; }
    /// Where those who wait for the end of a live process queue.
    [[nodiscard]] Links& joiners(ProcessRef process) const noexcept {
        return slots_[process.slot].root.promise().joiners;
    }
    /// @}

private:
    friend class TaskAwaiter;

    struct Slot {
        std::coroutine_handle<> innermost; // what to resume
        Process::Handle root;              // none: free
        TaskAwaiter* nested = nullptr;     // the innermost task
        std::uint32_t generation = 1;
        std::uint32_t priority = 0; // biased
    };

    static constexpr std::uint32_t nobody = ~std::uint32_t{0};

    static std::uint64_t ticks(Time time) noexcept {
        return static_cast<std::uint64_t>(time.time_since_epoch().count());
    }
    static Time time_of(const EventKey& key) noexcept {
        return Time{Duration{static_cast<std::int64_t>(key.time())}};
    }
    static std::uint32_t biased(Priority priority) {
        const auto value = static_cast<std::uint32_t>(static_cast<std::int32_t>(priority)) +
                           static_cast<std::uint32_t>(EventKey::priority_bias);
        expects(value < std::uint32_t{1} << EventKey::priority_bits,
                "a priority is out of range (24 bits) use -2^23 to 2^23 - 1");
        return value;
    }
    [[nodiscard]] std::uint32_t current() const {
        expects(current_ != nobody, "a wait outside of a process (nobody could be woken) write it "
                                    "in a coroutine started by spawn");
        return current_;
    }

    void add_slot();
    void run_before(const EventKey& end_key);
    bool resume(std::uint32_t slot);
    void end(std::uint32_t slot);
    void free(std::uint32_t slot, Process::Handle root);

    Time now_{};
    EventKey end_key_; // of the run
    std::uint32_t current_ = nobody;
    bool resetting_ = false;
    std::uint64_t events_ = 0;
    std::vector<Slot> slots_;
    EventQueue queue_;
    WaitLog* log_ = nullptr;
    std::vector<std::uint32_t> order_; // of slots: the first live_ are in use, the others free
    std::uint32_t live_ = 0;
    FramePool frames_;
};

inline FramePool& frame::pool_of(Simulation& simulation) noexcept { return simulation.frames(); }

} // namespace sim
