#pragma once

#include "sim/engine/simulation.hpp"
#include "sim/engine/wait_log.hpp"
#include "sim/engine/waiter.hpp"

#include <coroutine>

namespace sim {

/// A wait for the end of a process; made by finished().
class [[nodiscard]] Finished : public Waiter {
public:
    static constexpr WaitKind kind = WaitKind::queue;

    Finished(Simulation& simulation, ProcessRef process) noexcept
        : Waiter(simulation), process_(process) {}
    Finished(Finished&&) noexcept = default;
    ~Finished() { withdraw(); }

    bool await_ready() noexcept {
        if (simulation().alive(process_))
            return false;
        pass();
        return true;
    }
    void await_suspend(std::coroutine_handle<>) { enlist({}); }
    void await_resume() const noexcept {}

    /// @name As a member of a group
    /// @{
    void enlist(Membership membership) {
        expects(process_ != simulation().self(),
                "a process waits for its own end (it would wait for ever) wait for another");
        simulation().enlist(*this, membership);
        link_before(simulation().joiners(process_));
    }
    [[nodiscard]] Time deadline() const noexcept { return never; }
    void withdraw() noexcept {
        if (waiting())
            stop();
    }
    /// @}

private:
    ProcessRef process_;
};

/// Waits until a process has ended, by itself or by cancel(); goes on at once if it has already.
///
/// Such waits are not logged: what the other process waits for is.
inline Finished finished(Simulation& simulation, ProcessRef process) noexcept {
    return {simulation, process};
}

} // namespace sim
