#include "sim/experiment/choose.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/engine/errors.hpp"
#include "sim/experiment/kim_nelson.hpp"
#include "sim/experiment/observe.hpp"
#include "sim/experiment/ocba.hpp"

namespace sim {

namespace {

constexpr std::uint32_t first_stage = 20;
constexpr double each = futures_an_observation;

bool stopped(const ChoicePlan& plan) { return plan.stop != nullptr && plan.stop->load(); }

/// KN looks for the smallest: values are turned where the largest is wanted.
std::int64_t turned(std::int64_t value, Better better) {
    return better == Better::higher ? -value : value;
}

std::vector<Observer::Order> orders_for(const KimNelson& race, std::size_t options,
                                        std::uint64_t count) {
    std::vector<Observer::Order> orders;
    for (std::size_t option = 0; option < options; ++option)
        if (race.in_contention(option))
            orders.push_back({option, race.observations(), count});
    return orders;
}

/// One observation a row, as far as the race needs them.
void feed(KimNelson& race, std::vector<Moments>& seen, const std::vector<Observer::Order>& orders,
          const std::vector<std::vector<std::int64_t>>& sums, Better better) {
    std::vector<std::int64_t> row(seen.size());
    for (std::size_t i = 0; i < sums.front().size() && !race.decided(); ++i) {
        for (std::size_t order = 0; order < orders.size(); ++order) {
            const std::size_t option = orders[order].option;
            row[option] = turned(sums[order][i], better);
            if (race.in_contention(option))
                seen[option].add(sums[order][i]);
        }
        race.add(row);
    }
}

Chosen standing(const Moments& seen) {
    const auto count = static_cast<double>(seen.count);
    return {.futures = seen.count * futures_an_observation,
            .mean = seen.mean() / each,
            .error = std::sqrt(seen.variance() / count) / each,
            .left = false};
}

} // namespace

Choice choose_kim_nelson(const std::vector<Contender>& contenders, const SharedMeasure& by,
                         const ChoicePlan& plan) {
    constexpr std::uint64_t stretch = 32; // observations simulated ahead of the screening
    const std::size_t options = contenders.size();
    KimNelson race(options, {.indifference = plan.indifference * each,
                             .error = plan.error,
                             .first_stage = first_stage});
    Observer observer(contenders, by, plan.seed, plan.threads);
    std::vector<Moments> seen(options);
    const std::uint64_t most = plan.most / futures_an_observation;
    while (!race.decided() && race.observations() < most && !stopped(plan)) {
        const auto orders =
            orders_for(race, options, std::min(stretch, most - race.observations()));
        feed(race, seen, orders, observer.sums(orders), by.measure.better);
    }
    Choice choice{.options = {},
                  .best = race.best(),
                  .decided = race.decided(),
                  .most_needed = race.most_needed() * each,
                  .probability = std::numeric_limits<double>::quiet_NaN()};
    for (std::size_t option = 0; option < options; ++option) {
        choice.options.push_back(standing(seen[option]));
        choice.options.back().left = race.in_contention(option);
    }
    return choice;
}

Choice choose_ocba(const std::vector<Contender>& contenders, const SharedMeasure& by,
                   const ChoicePlan& plan) {
    const std::size_t options = contenders.size();
    const std::uint64_t budget = plan.most / futures_an_observation;
    if (budget < first_stage * options)
        throw InvalidInput("the budget is too small; allowed: at least " +
                           std::to_string(first_stage * options * futures_an_observation) +
                           " futures for so many options");
    // Each option has a range of observations of its own.
    const std::uint64_t apart = (std::uint64_t{1} << 32) / futures_an_observation / options;
    expects(budget <= apart, "a budget is too large for replications numbered in 32 bits");
    Observer observer(contenders, by, plan.seed, plan.threads);
    std::vector<Moments> seen(options), turned_round(options);
    std::vector<std::uint64_t> taken(options), more(options, first_stage);
    std::uint64_t used = 0;
    while (used < budget && !stopped(plan)) {
        std::vector<Observer::Order> orders;
        for (std::size_t option = 0; option < options; ++option)
            if (more[option] > 0)
                orders.push_back({option, option * apart + taken[option], more[option]});
        const auto sums = observer.sums(orders);
        for (std::size_t order = 0; order < orders.size(); ++order)
            for (const std::int64_t sum : sums[order]) {
                seen[orders[order].option].add(sum);
                turned_round[orders[order].option].add(turned(sum, by.measure.better));
            }
        std::vector<Spread> spreads;
        spreads.reserve(options);
        for (std::size_t option = 0; option < options; ++option) {
            taken[option] = seen[option].count;
            spreads.push_back(
                {turned_round[option].mean(), std::sqrt(turned_round[option].variance())});
        }
        used = std::accumulate(taken.begin(), taken.end(), std::uint64_t{0});
        const std::uint64_t round = std::max<std::uint64_t>(options, budget / 20);
        more = next_allocation(ocba_shares(spreads), taken, std::min(round, budget - used));
    }
    Choice choice{.options = {},
                  .best = 0,
                  .decided = false,
                  .most_needed = std::numeric_limits<double>::quiet_NaN(),
                  .probability = probability_of_correct_selection(turned_round)};
    for (const Moments& option : seen)
        choice.options.push_back(standing(option));
    choice.best = static_cast<std::size_t>(
        std::ranges::min_element(turned_round, {}, &Moments::mean) - turned_round.begin());
    choice.options[choice.best].left = true;
    choice.decided = used >= budget;
    return choice;
}

} // namespace sim
