#pragma once

#include "sim/engine/lease.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

namespace sim::test {

/// The rules of Pool in their simplest form: sorted vectors, searched from end to end.
///
/// Customers are numbers. One who waits at several pools for the first grant is withdrawn from the
/// others by `others`.
class PoolModel {
public:
    struct Wait {
        int customer;
        Request request;
        std::int64_t order; // smaller is served first within a class
    };
    struct Hold {
        int customer;
        std::int64_t units;
        std::int32_t priority;
    };

    explicit PoolModel(std::int64_t capacity) : capacity_(capacity) {}

    /// Pools whose waits end for whom this one serves, and the other way round.
    void beside(PoolModel& other) { others_.push_back(&other); }

    [[nodiscard]] std::int64_t in_use() const {
        std::int64_t sum = 0;
        for (const Hold& hold : holds_)
            sum += hold.units;
        return sum;
    }
    [[nodiscard]] std::int64_t capacity() const { return capacity_; }
    [[nodiscard]] std::size_t waiting() const { return waits_.size(); }
    [[nodiscard]] bool holds(int customer) const {
        return std::any_of(holds_.begin(), holds_.end(),
                           [=](const Hold& hold) { return hold.customer == customer; });
    }
    [[nodiscard]] bool waits(int customer) const {
        return std::any_of(waits_.begin(), waits_.end(),
                           [=](const Wait& wait) { return wait.customer == customer; });
    }

    /// Serves a newcomer at once or not at all.
    bool attempt(int customer, const Request& request) {
        const bool leads =
            waits_.empty() || request.priority < waits_.front().request.priority ||
            (request.place == Place::front && request.priority == waits_.front().request.priority);
        if (!leads || !may_grant(request))
            return false;
        holds_.push_back({customer, request.units, request.priority});
        serve();
        return true;
    }
    /// Puts a newcomer in line.
    void join(int customer, const Request& request) {
        ++orders_;
        waits_.push_back({customer, request, request.place == Place::front ? -orders_ : orders_});
        std::sort(waits_.begin(), waits_.end(), [](const Wait& a, const Wait& b) {
            return a.request.priority != b.request.priority
                       ? a.request.priority < b.request.priority
                       : a.order < b.order;
        });
    }
    /// The customer neither waits nor holds any more.
    void leave(int customer) {
        std::erase_if(waits_, [=](const Wait& wait) { return wait.customer == customer; });
        std::erase_if(holds_, [=](const Hold& hold) { return hold.customer == customer; });
        serve();
    }
    void set_capacity(std::int64_t capacity) {
        capacity_ = capacity;
        serve();
    }

private:
    bool may_grant(const Request& request) {
        std::int64_t reach = capacity_ - in_use();
        if (request.units <= reach)
            return true;
        if (request.preempt == Preempt::no)
            return false;
        for (const Hold& hold : holds_)
            if (hold.priority > request.priority)
                reach += hold.units;
        if (reach < request.units)
            return false;
        while (capacity_ - in_use() < request.units) {
            auto worst = holds_.begin();
            for (auto hold = holds_.begin(); hold != holds_.end(); ++hold)
                if (hold->priority >= worst->priority)
                    worst = hold;
            holds_.erase(worst);
        }
        return true;
    }
    void serve() {
        if (serving_)
            return;
        serving_ = true;
        while (!waits_.empty() && may_grant(waits_.front().request)) {
            const Wait head = waits_.front();
            waits_.erase(waits_.begin());
            holds_.push_back({head.customer, head.request.units, head.request.priority});
            for (PoolModel* other : others_)
                if (other->waits(head.customer))
                    other->leave(head.customer);
        }
        serving_ = false;
    }

    std::int64_t capacity_;
    std::int64_t orders_ = 0;
    bool serving_ = false;
    std::vector<Wait> waits_;
    std::vector<Hold> holds_; // in the order of grants
    std::vector<PoolModel*> others_;
};

} // namespace sim::test
