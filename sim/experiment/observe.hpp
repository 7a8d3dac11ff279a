#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/lane.hpp"
#include "sim/experiment/shared.hpp"

namespace sim {

/// One measure of several options, so many futures at a time, on all workers.
class Observer {
public:
    Observer(const std::vector<Contender>& contenders, const SharedMeasure& by, std::uint64_t seed,
             std::size_t threads);
    Observer(const Observer&) = delete;
    Observer& operator=(const Observer&) = delete;
    ~Observer();

    /// What to run: observations [first, first + count) of an option, each of
    /// futures_an_observation replications.
    struct Order {
        std::size_t option;
        std::uint64_t first, count;
    };

    /// The sums over each observation [base units], for each order in turn. InvalidInput if a value
    /// is censored or a replication throws: the first by option and number.
    std::vector<std::vector<std::int64_t>> sums(const std::vector<Order>& orders);

private:
    struct Lanes;
    /// One observation added to `sum`; what is wrong with it, if anything.
    std::optional<std::string> observe(Lanes& mine, std::size_t option, std::uint64_t number,
                                       std::int64_t& sum) const;
    std::unique_ptr<Lanes> take();
    void give_back(std::unique_ptr<Lanes> lanes);

    const std::vector<Contender>& contenders_;
    const SharedMeasure& by_;
    std::uint64_t seed_;
    std::size_t threads_;
    std::mutex guard_;
    std::vector<std::unique_ptr<Lanes>> idle_;
};

} // namespace sim
