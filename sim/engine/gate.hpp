#pragma once

#include "sim/engine/simulation.hpp"
#include "sim/engine/wait_log.hpp"
#include "sim/engine/waiter.hpp"

#include <coroutine>
#include <string>

namespace sim {

class Gate;

/// A wait until a gate is open; made by Gate::pass.
class [[nodiscard]] GatePass : public Waiter {
public:
    static constexpr WaitKind kind = WaitKind::queue;

    GatePass(Simulation& simulation, Gate& gate, std::uint32_t who) noexcept
        : Waiter(simulation), gate_(&gate), mark_{.who = who} {}
    GatePass(GatePass&&) noexcept = default;
    ~GatePass() { withdraw(); }

    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<>) { enlist({}); }
    void await_resume() const noexcept {}

    /// @name As a member of a group
    /// @{
    void enlist(Membership membership);
    [[nodiscard]] Time deadline() const noexcept { return never; }
    void withdraw() {
        if (waiting()) [[unlikely]]
            leave(WaitOutcome::withdrawn);
    }
    /// @}

protected:
    void leave(WaitOutcome outcome);

private:
    friend class Gate;

    Gate* gate_; // none once the gate is gone
    WaitMark mark_;
};

/// The same with a deadline; made by Gate::pass_until. Its result says whether it got through.
class [[nodiscard]] GatePassUntil : public GatePass {
public:
    static constexpr WaitKind kind = WaitKind::queue_or_timer;

    GatePassUntil(Simulation& simulation, Gate& gate, Time deadline, std::uint32_t who) noexcept
        : GatePass(simulation, gate, who), deadline_(deadline) {}

    bool await_ready() noexcept {
        return GatePass::await_ready() || deadline_ <= simulation().now();
    }
    void await_suspend(std::coroutine_handle<>) {
        enlist({});
        simulation().arm(deadline_);
    }
    bool await_resume() {
        withdraw();
        return has_fired();
    }

    [[nodiscard]] Time deadline() const noexcept { return deadline_; }
    void withdraw() {
        if (waiting())
            leave(deadline_ <= simulation().now() ? WaitOutcome::timed_out
                                                  : WaitOutcome::withdrawn);
    }

private:
    Time deadline_;
};

/// Something that is open or closed, such as a halt of all go-lives: who comes while it is open
/// passes, who comes while it is closed waits until it opens.
class Gate {
public:
    enum class State : bool { closed, open };

    explicit Gate(std::string name, State initial = State::closed)
        : name_(std::move(name)), initial_(initial), state_(initial) {}
    /// A gate at which nobody waits may be moved.
    Gate(Gate&& other);
    Gate& operator=(Gate&&) = delete;
    /// Who still waits then waits for ever, or until a time-out.
    ~Gate() { orphan(); }

    /// Opens; all who wait have then passed, in the order in which they came, whatever happens to
    /// the gate before their events run at this instant.
    void open(Simulation& simulation);
    void close() noexcept { state_ = State::closed; }
    [[nodiscard]] bool is_open() const noexcept { return state_ == State::open; }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

    /// Waits until it is open, or goes on at once. `who` is for the log.
    GatePass pass(Simulation& simulation, std::uint32_t who = 0) noexcept {
        return {simulation, *this, who};
    }
    /// The same up to a deadline; true if passed. See README.md for a gate that opens at the very
    /// instant of the deadline.
    GatePassUntil pass_until(Simulation& simulation, Time deadline,
                             std::uint32_t who = 0) noexcept {
        return {simulation, *this, deadline, who};
    }

    /// Back to the initial state, forgetting who waits: for a Simulation that is or will be reset.
    void reset() noexcept;

private:
    friend class GatePass;

    void orphan() noexcept;

    std::string name_;
    State initial_;
    State state_;
    Links waiting_;
};

inline bool GatePass::await_ready() noexcept {
    if (!gate_->is_open())
        return false;
    pass();
    return true;
}

} // namespace sim
