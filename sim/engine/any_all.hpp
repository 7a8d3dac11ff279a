#pragma once

#include "sim/engine/simulation.hpp"
#include "sim/engine/waiter.hpp"

#include <algorithm>
#include <bitset>
#include <concepts>
#include <coroutine>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace sim {

/// What can be a member of any_of and all_of.
template <class W>
concept Wait = requires(W& wait, const W& constant, Membership membership) {
    { W::kind } -> std::convertible_to<WaitKind>;
    { wait.await_ready() } -> std::same_as<bool>;
    wait.enlist(membership);
    wait.withdraw();
    { constant.deadline() } -> std::same_as<Time>;
    { constant.has_fired() } -> std::same_as<bool>;
};

/// What any_of and all_of have in common: the waits, named ones by reference, others by value.
template <class... Waits>
class WaitGroup : protected Group {
public:
    WaitGroup(Simulation& simulation, Waits&&... waits)
        : simulation_(&simulation), waits_(std::forward<Waits>(waits)...) {}
    WaitGroup(const WaitGroup&) = delete;
    WaitGroup& operator=(const WaitGroup&) = delete;
    ~WaitGroup() {
        if (remaining > 0)
            withdraw_all();
    }

protected:
    static constexpr std::size_t count = sizeof...(Waits);

    /// Calls `visit(wait, index)` for each wait in order.
    template <class Visit>
    void for_each(Visit&& visit) {
        std::apply(
            [&](auto&... waits) {
                std::size_t index = 0;
                (visit(waits, index++), ...);
            },
            waits_);
    }
    void enlist(auto& wait, std::size_t index) {
        wait.enlist(Membership{this, static_cast<std::uint16_t>(index)});
    }
    /// Ends the group; `remaining` is 0 first, because giving up one wait may let another through.
    void withdraw_all() {
        remaining = 0;
        for_each([](auto& wait, std::size_t) { wait.withdraw(); });
    }
    [[nodiscard]] Simulation& simulation() const noexcept { return *simulation_; }

private:
    Simulation* simulation_;
    std::tuple<Waits...> waits_;
};

/// A wait until the first of several is over; made by any_of().
template <class... Waits>
class [[nodiscard]] AnyOf : public WaitGroup<Waits...> {
public:
    using WaitGroup<Waits...>::WaitGroup;

    bool await_ready() {
        this->first = this->count;
        this->for_each([this](auto& wait, std::size_t index) {
            if (this->first == this->count && wait.await_ready())
                this->first = index;
        });
        return this->first < this->count;
    }
    void await_suspend(std::coroutine_handle<>) {
        this->fired = &AnyOf::decide;
        this->remaining = 1;
        Time deadline = never;
        this->for_each([&](auto& wait, std::size_t index) {
            this->enlist(wait, index);
            deadline = std::min(deadline, wait.deadline());
        });
        this->simulation().arm(deadline);
    }
    std::size_t await_resume() {
        if (this->first == this->count)
            time_out();
        return this->first;
    }

private:
    static void decide(Group& group, Waiter& member) {
        if (group.remaining == 0)
            return; // it got through while being withdrawn, and gives back what it got
        auto& self = static_cast<AnyOf&>(group);
        self.first = member.index();
        self.remaining = 0;
        self.for_each([&self](auto& wait, std::size_t index) {
            if (index != self.first)
                wait.withdraw();
        });
        self.simulation().wake(member.slot());
    }
    void time_out() {
        this->for_each([this](auto& wait, std::size_t index) {
            if (this->first == this->count && wait.deadline() <= this->simulation().now())
                this->first = index;
        });
        this->withdraw_all();
    }
};

/// A wait until all of several are over; made by all_of().
template <class... Waits>
class [[nodiscard]] AllOf : public WaitGroup<Waits...> {
public:
    using WaitGroup<Waits...>::WaitGroup;

    bool await_ready() {
        this->latest = Time{};
        this->for_each([this](auto& wait, std::size_t index) {
            open_[index] = !wait.await_ready();
            if constexpr (std::remove_cvref_t<decltype(wait)>::kind == WaitKind::timer) {
                open_[index] = false;
                this->latest = std::max(this->latest, wait.deadline());
            }
        });
        return open_.none() && this->latest <= this->simulation().now();
    }
    void await_suspend(std::coroutine_handle<>) {
        this->fired = &AllOf::count_down;
        this->remaining = open_.count();
        this->for_each([this](auto& wait, std::size_t index) {
            if (open_[index])
                this->enlist(wait, index);
        });
        if (this->remaining == 0)
            this->simulation().arm(this->latest);
    }
    void await_resume() const noexcept {}

private:
    static void count_down(Group& group, Waiter& member) {
        if (group.remaining == 0 || --group.remaining > 0)
            return;
        Simulation& simulation = static_cast<AllOf&>(group).simulation();
        if (group.latest > simulation.now())
            simulation.wake_at(member.slot(), group.latest);
        else
            simulation.wake(member.slot());
    }

    std::bitset<sizeof...(Waits)> open_;
};

/// Waits until the first of several waits is over; gives its index. The others are withdrawn at
/// that instant, before anything else happens.
///
/// If several are over at once, the lowest index counts. A wait whose result matters is a named
/// object: `auto team = pool.acquire(sim, request);`, then `co_await any_of(sim, team,
/// delay(...))`, then `team.take()`. Groups do not nest: give the inner one a process and wait for
/// its end.
template <class... Waits>
    requires(Wait<std::remove_cvref_t<Waits>> && ...)
AnyOf<Waits...> any_of(Simulation& simulation, Waits&&... waits) {
    static_assert(sizeof...(Waits) > 0, "any_of needs a wait");
    return {simulation, std::forward<Waits>(waits)...};
}

/// Waits until all of several waits are over; results are taken from named waits as for any_of.
///
/// What is granted early is held while the rest is waited for. Waits with a time-out of their own
/// are refused when compiled: put the time-out beside the work, by a process of its own.
template <class... Waits>
    requires(Wait<std::remove_cvref_t<Waits>> && ...)
AllOf<Waits...> all_of(Simulation& simulation, Waits&&... waits) {
    static_assert(((std::remove_cvref_t<Waits>::kind != WaitKind::queue_or_timer) && ...),
                  "all_of takes waits without a time-out");
    return {simulation, std::forward<Waits>(waits)...};
}

} // namespace sim
