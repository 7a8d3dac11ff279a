#pragma once

#include "sim/engine/gate.hpp"

#include <string>

namespace sim {

/// Something that happens once, such as a decision: who waits is woken, who comes later goes on at
/// once.
class Signal {
public:
    explicit Signal(std::string name = "signal") : gate_(std::move(name)) {}

    /// It has happened; a second time changes nothing.
    void raise(Simulation& simulation) { gate_.open(simulation); }
    [[nodiscard]] bool raised() const noexcept { return gate_.is_open(); }
    [[nodiscard]] const std::string& name() const noexcept { return gate_.name(); }

    /// Waits until it has happened. `who` is for the log.
    GatePass wait(Simulation& simulation, std::uint32_t who = 0) noexcept {
        return gate_.pass(simulation, who);
    }
    /// The same up to a deadline; true if it happened.
    GatePassUntil wait_until(Simulation& simulation, Time deadline,
                             std::uint32_t who = 0) noexcept {
        return gate_.pass_until(simulation, deadline, who);
    }

    /// Not raised, forgetting who waits: for a Simulation that is or will be reset.
    void reset() noexcept { gate_.reset(); }

private:
    Gate gate_;
};

} // namespace sim
