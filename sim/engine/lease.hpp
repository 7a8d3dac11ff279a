#pragma once

#include "sim/engine/links.hpp"

#include <cstdint>

namespace sim {

class Pool;
class Work;

/// Whether a request may take units from holders of strictly worse priority.
enum class Preempt : bool { no, yes };

/// Where in its priority class a request joins the line; the front is for work that was preempted
/// and goes on where it stopped.
enum class Place : bool { back, front };

/// What is asked of a pool.
struct Request {
    std::int64_t units = 1;    ///< at least 1; more than the capacity waits until that grows
    std::int32_t priority = 0; ///< class; lower is served first
    std::uint32_t who = 0;     ///< for the log
    Preempt preempt = Preempt::no;
    Place place = Place::back;
};

/// Units of a pool that are held. Gives them back when destroyed, so cancellation gives them back.
///
/// A lease that is revoked by a preempting request is no longer held; its holder finds out by
/// `work`, which then ends early, or by asking.
class Lease : private Links {
public:
    /// Holds nothing.
    Lease() noexcept = default;
    Lease(Lease&& other) noexcept
        : pool_(other.pool_), worker_(other.worker_), units_(other.units_),
          priority_(other.priority_), who_(other.who_), revoked_(other.revoked_) {
        if (pool_ != nullptr) [[likely]]
            take_place(other);
    }
    Lease& operator=(Lease&& other) noexcept {
        if (this != &other) {
            release();
            pool_ = other.pool_;
            worker_ = other.worker_;
            units_ = other.units_;
            priority_ = other.priority_;
            who_ = other.who_;
            revoked_ = other.revoked_;
            if (pool_ != nullptr)
                take_place(other);
        }
        return *this;
    }
    ~Lease() { release(); }

    /// Gives the units back now, to those who wait; nothing if none are held.
    void release() noexcept {
        if (pool_ != nullptr)
            give_back();
    }

    [[nodiscard]] bool held() const noexcept { return pool_ != nullptr; }
    /// True if a preempting request took the units.
    [[nodiscard]] bool revoked() const noexcept { return revoked_; }
    /// The units held, or held before they were given back or revoked.
    [[nodiscard]] std::int64_t units() const noexcept { return units_; }
    [[nodiscard]] std::int32_t priority() const noexcept { return priority_; }
    [[nodiscard]] std::uint32_t who() const noexcept { return who_; }

private:
    friend class Acquire;
    friend class Pool;
    friend class Work;

    Lease(std::int64_t units, std::int32_t priority, std::uint32_t who) noexcept
        : units_(units), priority_(priority), who_(who) {}

    void take_place(Lease& other) noexcept {
        replace(other);
        other.pool_ = nullptr;
        if (worker_ != nullptr) [[unlikely]]
            follow(other);
    }
    void give_back() noexcept;
    void follow(Lease& other) noexcept; // tells the worker where the lease is now
    void leave_work() noexcept;         // tells the worker that there is no lease any more

    Pool* pool_ = nullptr; // none: not held
    Work* worker_ = nullptr;
    std::int64_t units_ = 0;
    std::int32_t priority_ = 0;
    std::uint32_t who_ = 0;
    bool revoked_ = false;
};

} // namespace sim
