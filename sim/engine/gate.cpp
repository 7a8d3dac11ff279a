#include "sim/engine/gate.hpp"

#include <utility>

namespace sim {

void GatePass::enlist(Membership membership) {
    simulation().enlist(*this, membership);
    mark_.from = simulation().now();
    link_before(gate_->waiting_);
}

void GatePass::leave(WaitOutcome outcome) {
    stop();
    if (gate_ != nullptr)
        mark_.ended(simulation(), gate_->name_.c_str(), outcome);
}

Gate::Gate(Gate&& other)
    : name_(std::move(other.name_)), initial_(other.initial_), state_(other.state_) {
    expects(!other.waiting_.linked(),
            "a gate is moved while someone waits at it (he would be lost) move it before the run");
}

void Gate::open(Simulation&) {
    state_ = State::open;
    while (waiting_.linked()) {
        auto& waiter = static_cast<GatePass&>(*waiting_.next());
        waiter.unlink();
        waiter.mark_.ended(waiter.simulation(), name_.c_str(), WaitOutcome::granted);
        waiter.simulation().fire(waiter);
    }
}

void Gate::reset() noexcept {
    orphan();
    state_ = initial_;
}

void Gate::orphan() noexcept {
    while (waiting_.linked()) {
        auto& waiter = static_cast<GatePass&>(*waiting_.next());
        waiter.unlink();
        waiter.gate_ = nullptr;
    }
}

} // namespace sim
