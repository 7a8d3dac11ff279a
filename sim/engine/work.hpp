#pragma once

#include "sim/engine/lease.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/engine/waiter.hpp"

#include <algorithm>
#include <coroutine>

namespace sim {

/// A stretch of time that needs a lease; made by work().
class [[nodiscard]] Work : public Waiter {
public:
    static constexpr WaitKind kind = WaitKind::queue_or_timer;

    Work(Simulation& simulation, Lease& lease, Duration length)
        : Waiter(simulation), lease_(&lease), due_(simulation.now() + length), left_(length) {}
    Work(Work&&) noexcept = default;
    ~Work() { withdraw(); }

    bool await_ready() noexcept {
        left_ = std::max(due_ - simulation().now(), Duration::zero());
        if (lease_ == nullptr || !lease_->held())
            pass();
        return has_fired() || left_ == Duration::zero();
    }
    void await_suspend(std::coroutine_handle<>) {
        enlist({});
        simulation().arm(due_);
    }
    Duration await_resume() noexcept {
        withdraw();
        return left_;
    }

    /// What is left to do, once the wait is over: 0 if the time was up, even if the lease was
    /// revoked at that very instant.
    [[nodiscard]] Duration left() const noexcept { return left_; }

    /// @name As a member of a group
    /// @{
    void enlist(Membership membership) {
        expects(lease_->worker_ == nullptr,
                "one lease is worked with twice at a time (its time would count twice) divide it");
        simulation().enlist(*this, membership);
        lease_->worker_ = this;
    }
    [[nodiscard]] Time deadline() const noexcept { return due_; }
    void withdraw() noexcept {
        if (waiting()) {
            left_ = due_ - simulation().now();
            stop();
        }
        if (lease_ != nullptr && lease_->worker_ == this)
            lease_->worker_ = nullptr;
    }
    /// @}

private:
    friend class Lease;
    friend class Pool;

    /// The lease was revoked.
    void interrupt() {
        lease_->worker_ = nullptr;
        left_ = due_ - simulation().now();
        simulation().fire(*this);
    }

    Lease* lease_; // none once it is given back
    Time due_;
    Duration left_;
};

/// Works for `length` [s] with a lease that may be revoked; gives the Duration left.
///
/// 0: the work is done. More: the lease was revoked, now, with so much left to do; on a lease that
/// is not held that is all of it. Give-back by someone else does not end the work.
/// \throws ContractViolation if length is negative or reaches 2^48 s
inline Work work(Simulation& simulation, Lease& lease, Duration length) {
    expects(static_cast<std::uint64_t>(length.count()) < EventKey::time_end,
            "work is negative or longer than 2^48 s (time only goes on, the clock's reach) check "
            "the durations it is made of");
    return {simulation, lease, length};
}

} // namespace sim
