#pragma once

#include "sim/engine/simulation.hpp"
#include "sim/engine/time.hpp"

#include <coroutine>

namespace sim {

/// A wait for one's turn at an instant; made by turn().
class [[nodiscard]] Turn {
public:
    Turn(Simulation& simulation, Time due, Priority priority) noexcept
        : simulation_(&simulation), due_(due), priority_(priority) {}

    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<>) const {
        simulation_->set_priority(priority_);
        return due_ > simulation_->now() ? simulation_->arm_or_go_on(due_)
                                         : simulation_->arm_now_or_go_on();
    }
    void await_resume() const noexcept {}

private:
    Simulation* simulation_;
    Time due_;
    Priority priority_;
};

/// Waits until `due`, or at this instant if that is past, for the turn of `priority` among the
/// events of that instant; always an event. The process keeps the priority from then on.
inline Turn turn(Simulation& simulation, Time due, Priority priority) {
    return {simulation, due, priority};
}

} // namespace sim
