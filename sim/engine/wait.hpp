#pragma once

#include "sim/engine/errors.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/engine/time.hpp"

#include <coroutine>

namespace sim {

/// A wait until an instant or for a length of time; made by delay() and until().
///
/// It has no queue: the process's one pending wake-up is all of it.
class [[nodiscard]] Timer {
public:
    Timer(Simulation& simulation, Time due) noexcept : simulation_(&simulation), due_(due) {}

    bool await_ready() const noexcept { return due_ <= simulation_->now(); }
    bool await_suspend(std::coroutine_handle<>) const { return simulation_->arm_or_go_on(due_); }
    void await_resume() const noexcept {}

    /// @name As a member of a group
    /// @{
    static constexpr WaitKind kind = WaitKind::timer;
    [[nodiscard]] Time deadline() const noexcept { return due_; }
    void enlist(Membership) const noexcept {}
    void withdraw() const noexcept {}
    [[nodiscard]] bool has_fired() const noexcept { return false; }
    /// @}

private:
    Simulation* simulation_;
    Time due_;
};

/// Waits for `length` [s] from now (from this call) on; 0 goes on at once, without an event.
///
/// \throws ContractViolation if length is negative or reaches 2^48 s
inline Timer delay(Simulation& simulation, Duration length) {
    expects(static_cast<std::uint64_t>(length.count()) < EventKey::time_end,
            "a delay is negative or longer than 2^48 s (time only goes on, the clock's reach) "
            "check the durations it is made of");
    return {simulation, simulation.now() + length};
}

/// Waits until `when`; a time that is not after now() goes on at once, without an event, and
/// `never` waits until the process is cancelled.
inline Timer until(Simulation& simulation, Time when) { return {simulation, when}; }

/// Lets the events of this instant run that stand before a new one of `priority`, which is the
/// process's priority from then on.
class [[nodiscard]] Yield {
public:
    Yield(Simulation& simulation, Priority priority) noexcept
        : simulation_(&simulation), priority_(priority) {}

    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<>) const {
        simulation_->set_priority(priority_);
        return simulation_->arm_now_or_go_on();
    }
    void await_resume() const noexcept {}

private:
    Simulation* simulation_;
    Priority priority_;
};

/// \throws ContractViolation (when awaited) if the priority is out of range
inline Yield yield(Simulation& simulation, Priority priority) { return {simulation, priority}; }

/// Sets the priority of the running process's events from the next one armed on.
inline void set_priority(Simulation& simulation, Priority priority) {
    simulation.set_priority(priority);
}

} // namespace sim
