#include "models/luck.hpp"

#include "models/draws.hpp"
#include "sim/engine/draw_many.hpp"

#include <algorithm>
#include <map>
#include <variant>

namespace models {

Luck::Luck(const Blueprint& blueprint, std::span<const ActivityId> open)
    : places_(blueprint.steps.size()) {
    std::map<std::uint32_t, std::uint32_t> boards; // by owner: all its stages share one
    Owners owners;
    for (const ActivityId a : open) {
        const Step& step = blueprint.step(a);
        Places& here = places_[index(a)];
        if (step.may_fail && step.risk.at_most > 0)
            here.failure = ahead(address(Draw::failure, step.stage, step.owner, 0));
        if (step.kind == Step::Kind::approval) {
            const auto [board, is_new] = boards.try_emplace(step.owner, 0);
            if (is_new)
                board->second = ahead(address(Draw::board, step.stage, step.owner, 0));
            here.board = board->second;
        }
        if (step.duration == nullptr)
            continue;
        if (!step.is(Special::depends))
            here.duration = ahead(address(Draw::duration, step.stage, step.owner, 0));
        else
            tie(blueprint, a, owners);
    }
    auto place = static_cast<std::uint32_t>(addresses_.size());
    for (const Tied& each : tied_)
        for (const Tied::Duration& duration : each.durations)
            places_[index(duration.activity)].duration = place++;
    numbers_.resize(place);
}

std::uint32_t Luck::ahead(sim::Address address) {
    addresses_.push_back(address);
    return static_cast<std::uint32_t>(addresses_.size() - 1);
}

void Luck::tie(const Blueprint& blueprint, ActivityId a, Owners& owners) {
    const Tie& tie = blueprint.ties.of(a);
    const Bond& bond = blueprint.bonds[tie.bond];
    const auto* copula = std::get_if<sim::GaussianCopula>(&bond.law);
    if (copula == nullptr)
        return;
    const std::uint32_t owner = blueprint.step(a).owner;
    const auto [known, is_new] = owners.try_emplace({tie.bond, owner}, tied_.size());
    if (is_new) {
        tied_.push_back({copula, static_cast<std::uint32_t>(addresses_.size()), {}});
        for (const std::uint32_t stage : bond.stages)
            ahead(address(Draw::duration, stage, owner, 0));
        scores_.resize(std::max(scores_.size(), bond.stages.size()));
    }
    tied_[known->second].durations.push_back({a, tie.place});
}

void Luck::begin(const sim::Streams& streams) {
    sim::draw_many(streams, addresses_, numbers_);
    std::size_t place = addresses_.size();
    for (const Tied& each : tied_) {
        for (std::size_t j = 0; j < each.law->size(); ++j)
            scores_[j] = each.law->score(numbers_[each.first + j]);
        for (const Tied::Duration& duration : each.durations)
            numbers_[place++] = each.law->from_scores(duration.place, scores_);
    }
}

} // namespace models
