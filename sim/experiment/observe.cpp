#include "sim/experiment/observe.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/experiment/choose.hpp"
#include "sim/experiment/parallel.hpp"

namespace sim {

/// One worker's lanes, made as they are needed, and its rows.
struct Observer::Lanes {
    std::vector<std::unique_ptr<Lane>> lanes;
    std::vector<std::int64_t> table;
};

Observer::Observer(const std::vector<Contender>& contenders, const SharedMeasure& by,
                   std::uint64_t seed, std::size_t threads)
    : contenders_(contenders), by_(by), seed_(seed), threads_(worker_count(threads)) {}

Observer::~Observer() = default;

std::unique_ptr<Observer::Lanes> Observer::take() {
    const std::lock_guard lock(guard_);
    if (idle_.empty()) {
        auto made = std::make_unique<Lanes>();
        made->lanes.resize(contenders_.size());
        return made;
    }
    std::unique_ptr<Lanes> lanes = std::move(idle_.back());
    idle_.pop_back();
    return lanes;
}

void Observer::give_back(std::unique_ptr<Lanes> lanes) {
    const std::lock_guard lock(guard_);
    idle_.push_back(std::move(lanes));
}

std::optional<std::string> Observer::observe(Lanes& mine, std::size_t option, std::uint64_t number,
                                             std::int64_t& sum) const {
    constexpr std::uint32_t size = futures_an_observation;
    const Contender& contender = contenders_[option];
    const std::size_t width = contender.outcome->size();
    if (!mine.lanes[option])
        mine.lanes[option] = contender.lane();
    mine.table.resize(std::max(mine.table.size(), size * width));
    const auto first = static_cast<std::uint32_t>(number * size);
    std::array<std::uint8_t, size> ran{};
    std::vector<Failure> failures;
    mine.lanes[option]->run(seed_, first, mine.table, ran, failures);
    if (!failures.empty())
        return fmt::format("{}: replication {} failed ({}), so the mean cannot be known",
                           contender.name, failures.front().replication, failures.front().message);
    for (std::size_t row = 0; row < size; ++row) {
        const std::int64_t value = mine.table[row * width + by_.places[option]];
        if (value == censored)
            return fmt::format("{}: {} is beyond the horizon in replication {}, so its mean is not "
                               "known; choose by another measure",
                               contender.name, by_.name, first + row);
        sum += value;
    }
    return std::nullopt;
}

std::vector<std::vector<std::int64_t>> Observer::sums(const std::vector<Order>& orders) {
    std::vector<std::vector<std::int64_t>> all(orders.size());
    std::vector<std::pair<std::size_t, std::uint64_t>> tasks; // order, observation
    for (std::size_t order = 0; order < orders.size(); ++order) {
        all[order].resize(orders[order].count);
        for (std::uint64_t i = 0; i < orders[order].count; ++i)
            tasks.emplace_back(order, i);
    }
    std::uint64_t wrong_task = tasks.size(); // the first is told, whichever thread finds which
    std::string wrong;
    BlockSource source(tasks.size(), nullptr);
    parallel_blocks(threads_, source, [&](BlockSource& blocks) {
        std::unique_ptr<Lanes> mine = take();
        while (const auto task = blocks.next()) {
            const auto& [order, i] = tasks[*task];
            const auto complaint =
                observe(*mine, orders[order].option, orders[order].first + i, all[order][i]);
            if (!complaint)
                continue;
            const std::lock_guard lock(guard_);
            if (*task < wrong_task) {
                wrong_task = *task;
                wrong = *complaint;
            }
        }
        give_back(std::move(mine));
    });
    if (wrong_task < tasks.size())
        throw InvalidInput(wrong);
    return all;
}

} // namespace sim
