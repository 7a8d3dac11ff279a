#pragma once

#include "sim/engine/lease.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/engine/wait_line.hpp"
#include "sim/engine/wait_log.hpp"
#include "sim/engine/waiter.hpp"

#include <coroutine>
#include <cstdint>
#include <optional>
#include <string>

namespace sim {

class Acquire;
class AcquireUntil;

/// Units of one kind of capacity: teams, rooms, staff.
///
/// Who asks stands in a line by priority class, first come first served within a class. Only the
/// head of the line is served: nobody overtakes, even if his smaller request would fit. Capacity
/// may change at any time, also to less than is in use: then nothing is granted until enough is
/// given back. All who use one pool live in the same Simulation.
class Pool {
public:
    /// \throws ContractViolation if capacity < 0
    Pool(std::string name, std::int64_t capacity);
    /// A pool that nobody holds or waits for may be moved.
    Pool(Pool&& other);
    Pool& operator=(Pool&&) = delete;
    /// Leases then hold nothing; who still waits waits for ever, or until a time-out.
    ~Pool() { orphan(); }

    /// Waits until granted; gives a Lease. \throws ContractViolation if units < 1
    ///
    /// The lease of a request that may be preempted can be revoked already when its process runs.
    Acquire acquire(Simulation& simulation, Request request = {});
    /// The same up to a deadline; gives std::optional<Lease>. A deadline that is not after now()
    /// means: only if granted at once. See README.md for units given back at that very instant.
    AcquireUntil acquire_until(Simulation& simulation, Request request, Time deadline);
    /// Only if granted at once, which it never is past others who wait.
    std::optional<Lease> try_acquire(Simulation& simulation, Request request = {});

    /// Changes the capacity now and serves who fits. \throws ContractViolation if capacity < 0
    void set_capacity(Simulation& simulation, std::int64_t capacity);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] std::int64_t capacity() const noexcept { return capacity_; }
    [[nodiscard]] std::int64_t in_use() const noexcept { return in_use_; }
    /// capacity() - in_use(): negative after a cut below what is in use.
    [[nodiscard]] std::int64_t available() const noexcept { return capacity_ - in_use_; }
    /// How many wait.
    [[nodiscard]] std::size_t waiting() const noexcept { return line_.size(); }

    /// Nothing in use, nobody waits, the capacity it was made with (or the one given): for a
    /// Simulation that is or will be reset.
    void reset() noexcept;
    void reset(std::int64_t capacity);

private:
    friend class Acquire;
    friend class Lease;

    [[nodiscard]] bool fits(std::int64_t units) const noexcept { return units <= available(); }
    void hand_over(Acquire& wait) noexcept;
    void take_back(Lease& lease) noexcept;
    bool grant_at_once(Acquire& wait);
    void serve();
    bool may_grant(const Acquire& wait);
    bool make_room(const Acquire& wait);
    Lease& victim(std::int32_t priority);
    void revoke(Lease& lease);
    void orphan() noexcept;

    std::string name_;
    std::int64_t initial_;
    std::int64_t capacity_;
    std::int64_t in_use_ = 0;
    bool serving_ = false;
    WaitLine line_;
    Links holders_; // leases in the order of their grants
};

/// A wait for units; made by Pool::acquire.
class [[nodiscard]] Acquire : public LineWaiter {
public:
    static constexpr WaitKind kind = WaitKind::queue;

    Acquire(Simulation& simulation, Pool& pool, const Request& request);
    Acquire(Acquire&& other) noexcept;
    ~Acquire() {
        if (waiting()) [[unlikely]]
            leave(WaitOutcome::withdrawn);
    }

    bool await_ready();
    void await_suspend(std::coroutine_handle<>) { enlist({}); }
    Lease await_resume() { return take(); }

    /// The lease of a wait that was granted, once. \throws ContractViolation if it was not
    Lease take() {
        expects(has_fired(), "a lease is taken that was not granted (or twice) ask the group "
                             "which of its waits was over");
        rest();
        return std::move(lease_);
    }

    /// @name As a member of a group
    /// @{
    void enlist(Membership membership);
    [[nodiscard]] Time deadline() const noexcept { return never; }
    void withdraw() { give_up(WaitOutcome::withdrawn); }
    /// @}

protected:
    void give_up(WaitOutcome outcome); // also what was granted already
    void leave(WaitOutcome outcome);

private:
    friend class Pool;

    void log(WaitOutcome outcome) const;

    Pool* pool_; // none once the pool is gone
    Lease lease_;
    std::uint32_t held_by_ = no_one; // this and from_ are noted when it is enlisted, for the log
    Preempt preempt_;
    Place place_;
    Time from_{};
};

/// The same with a deadline; made by Pool::acquire_until.
class [[nodiscard]] AcquireUntil : public Acquire {
public:
    static constexpr WaitKind kind = WaitKind::queue_or_timer;

    AcquireUntil(Simulation& simulation, Pool& pool, const Request& request, Time deadline)
        : Acquire(simulation, pool, request), deadline_(deadline) {}

    bool await_ready() { return Acquire::await_ready() || deadline_ <= simulation().now(); }
    void await_suspend(std::coroutine_handle<>) {
        enlist({});
        simulation().arm(deadline_);
    }
    std::optional<Lease> await_resume() { return take(); }

    /// The lease if it was granted; else the wait is over and there is none.
    std::optional<Lease> take() {
        if (has_fired())
            return Acquire::take();
        withdraw();
        return std::nullopt;
    }

    [[nodiscard]] Time deadline() const noexcept { return deadline_; }
    void withdraw() {
        give_up(deadline_ <= simulation().now() ? WaitOutcome::timed_out : WaitOutcome::withdrawn);
    }

private:
    Time deadline_;
};

inline void Pool::hand_over(Acquire& wait) noexcept {
    in_use_ += wait.lease_.units_;
    wait.lease_.pool_ = this;
    wait.lease_.link_before(holders_);
}

inline void Pool::take_back(Lease& lease) noexcept {
    in_use_ -= lease.units_;
    lease.pool_ = nullptr;
    lease.unlink();
}

inline void Lease::give_back() noexcept {
    Pool& pool = *pool_;
    pool.take_back(*this);
    if (worker_ != nullptr) [[unlikely]]
        leave_work();
    if (!pool.line_.empty())
        pool.serve();
}

inline Acquire Pool::acquire(Simulation& simulation, Request request) {
    return {simulation, *this, request};
}

inline AcquireUntil Pool::acquire_until(Simulation& simulation, Request request, Time deadline) {
    return {simulation, *this, request, deadline};
}

inline Acquire::Acquire(Simulation& simulation, Pool& pool, const Request& request)
    : LineWaiter(simulation, request.priority), pool_(&pool),
      lease_(request.units, request.priority, request.who), preempt_(request.preempt),
      place_(request.place) {
    expects(request.units >= 1, "a request for no units (it would never be given back) ask for 1");
}

inline bool Pool::may_grant(const Acquire& wait) {
    return fits(wait.lease_.units_) || (wait.preempt_ == Preempt::yes && make_room(wait));
}

inline bool Acquire::await_ready() {
    if (pool_->line_.empty() && pool_->fits(lease_.units_)) [[likely]] {
        pool_->hand_over(*this);
        pass();
        return true;
    }
    return pool_->grant_at_once(*this);
}

} // namespace sim
