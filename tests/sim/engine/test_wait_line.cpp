#include "sim/engine/wait_line.hpp"

#include "sim/engine/simulation.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <deque>
#include <list>
#include <random>

using namespace sim;

TEST_CASE("the line agrees with a sorted list under joining and leaving anywhere", "[property]") {
    Simulation sim;
    std::mt19937_64 random(11);
    std::deque<LineWaiter> waiters;
    WaitLine line;
    std::list<LineWaiter*> model;
    for (int step = 0; step < 20'000; ++step) {
        if (model.size() < 40 && random() % 5 < 3) {
            auto& waiter = waiters.emplace_back(sim, static_cast<std::int32_t>(random() % 5));
            const Place place = random() % 4 == 0 ? Place::front : Place::back;
            const auto where = std::find_if(model.begin(), model.end(), [&](LineWaiter* other) {
                return place == Place::back ? other->priority() > waiter.priority()
                                            : other->priority() >= waiter.priority();
            });
            REQUIRE(line.leads(waiter.priority(), place) == (where == model.begin()));
            line.join(waiter, place);
            model.insert(where, &waiter);
        } else if (!model.empty()) {
            const auto which =
                std::next(model.begin(), static_cast<std::ptrdiff_t>(random() % model.size()));
            line.leave(**which);
            model.erase(which);
        }
        REQUIRE(line.size() == model.size());
        REQUIRE(line.empty() == model.empty());
        if (!model.empty())
            REQUIRE(&line.front() == model.front());
    }
    for (; !model.empty(); model.pop_front()) {
        REQUIRE(&line.front() == model.front());
        line.leave(*model.front());
    }
}
