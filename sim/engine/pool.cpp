#include "sim/engine/pool.hpp"

#include "sim/engine/work.hpp"

#include <utility>

namespace sim {

Pool::Pool(std::string name, std::int64_t capacity)
    : name_(std::move(name)), initial_(capacity), capacity_(capacity) {
    expects(capacity >= 0, "a capacity is negative (units cannot be owed) use 0 or more");
}

Pool::Pool(Pool&& other)
    : name_(std::move(other.name_)), initial_(other.initial_), capacity_(other.capacity_) {
    expects(other.line_.empty() && !other.holders_.linked(),
            "a pool is moved while in use (its leases would be lost) move it before the run");
}

std::optional<Lease> Pool::try_acquire(Simulation& simulation, Request request) {
    Acquire wait = acquire(simulation, request);
    if (!wait.await_ready())
        return std::nullopt;
    return wait.take();
}

void Pool::set_capacity(Simulation&, std::int64_t capacity) {
    expects(capacity >= 0, "a capacity is negative (units cannot be owed) use 0 or more");
    capacity_ = capacity;
    serve();
}

/// For a request that found a line or too little: only one that would lead the line has a chance.
bool Pool::grant_at_once(Acquire& wait) {
    if (!line_.leads(wait.priority(), wait.place_))
        return false;
    if (!may_grant(wait))
        return false;
    hand_over(wait);
    wait.pass();
    serve(); // the victims may have held more than was needed
    return true;
}

void Pool::serve() {
    // Letting one through may withdraw other waits of his, here or at pools that serve in turn and
    // come back here; the loop that is running already sees all of that.
    if (serving_)
        return;
    serving_ = true;
    while (!line_.empty()) {
        auto& head = static_cast<Acquire&>(line_.front());
        Simulation& simulation = head.simulation();
        if (simulation.resetting() || !may_grant(head))
            break;
        line_.leave(head);
        hand_over(head);
        if (simulation.log() != nullptr) [[unlikely]]
            head.log(WaitOutcome::granted);
        simulation.fire(head);
    }
    serving_ = false;
}

/// Revokes leases of strictly worse priority, if that makes the request fit; else none.
bool Pool::make_room(const Acquire& wait) {
    std::int64_t reach = available();
    for (Links* links = holders_.next(); links != &holders_; links = links->next()) {
        const auto& lease = static_cast<const Lease&>(*links);
        if (lease.priority_ > wait.priority())
            reach += lease.units_;
    }
    if (reach < wait.lease_.units_)
        return false;
    while (!fits(wait.lease_.units_))
        revoke(victim(wait.priority()));
    return true;
}

/// The latest grant among those of the worst priority, which must be worse than `priority`.
Lease& Pool::victim(std::int32_t priority) {
    Lease* worst = nullptr;
    for (Links* links = holders_.previous(); links != &holders_; links = links->previous()) {
        auto& lease = static_cast<Lease&>(*links);
        if (lease.priority_ > priority) {
            priority = lease.priority_;
            worst = &lease;
        }
    }
    expects(worst != nullptr, "no lease to revoke (the sum said there was) mend make_room");
    return *worst;
}

void Pool::revoke(Lease& lease) {
    take_back(lease);
    lease.revoked_ = true;
    if (lease.worker_ != nullptr)
        lease.worker_->interrupt();
}

void Pool::reset() noexcept {
    orphan();
    capacity_ = initial_;
}

void Pool::reset(std::int64_t capacity) {
    expects(capacity >= 0, "a capacity is negative (units cannot be owed) use 0 or more");
    orphan();
    capacity_ = capacity;
}

void Pool::orphan() noexcept {
    while (!line_.empty()) {
        auto& wait = static_cast<Acquire&>(line_.front());
        line_.leave(wait);
        wait.pool_ = nullptr;
    }
    while (holders_.linked())
        take_back(static_cast<Lease&>(*holders_.next()));
    serving_ = false;
}

void Lease::follow(Lease& other) noexcept {
    other.worker_ = nullptr;
    worker_->lease_ = this;
}

void Lease::leave_work() noexcept {
    worker_->lease_ = nullptr;
    worker_ = nullptr;
}

Acquire::Acquire(Acquire&& other) noexcept
    : LineWaiter(other.simulation(), other.priority()), pool_(other.pool_),
      lease_(other.lease_.units_, other.lease_.priority_, other.lease_.who_),
      preempt_(other.preempt_), place_(other.place_) {}

void Acquire::enlist(Membership membership) {
    simulation().enlist(*this, membership);
    from_ = simulation().now();
    if (simulation().log() != nullptr)
        held_by_ = pool_->holders_.linked()
                       ? static_cast<const Lease&>(*pool_->holders_.next()).who()
                       : no_one;
    pool_->line_.join(*this, place_);
}

void Acquire::leave(WaitOutcome outcome) {
    Pool* const pool = pool_;
    if (pool != nullptr)
        pool->line_.leave(*this);
    stop();
    if (pool == nullptr)
        return;
    log(outcome);
    pool->serve(); // who stood behind may fit
}

void Acquire::log(WaitOutcome outcome) const {
    WaitMark{from_, lease_.who_, held_by_}.ended(simulation(), pool_->name_.c_str(), outcome);
}

void Acquire::give_up(WaitOutcome outcome) {
    if (waiting()) {
        leave(outcome);
    } else {
        rest();
        lease_.release();
    }
}

} // namespace sim
