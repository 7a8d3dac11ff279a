#include "models/membership.hpp"

#include <algorithm>

namespace models {

Membership::Membership(const Blueprint& blueprint) : blueprint_{&blueprint} {
    if (!blueprint.membership.changes)
        return;
    way.resize(blueprint.parameters.trusts.size());
    left.resize(way.size());
    into.resize(way.size(), nobody<TrustId>);
    ended.resize(way.size(), sim::never);
    leaving.reserve(way.size());
    members_left.resize(blueprint.network.parties().size());
    broken_up.resize(members_left.size());
    followers.resize(blueprint.steps.size());
    dropping.reserve(blueprint.steps.size());
    answers.resize(blueprint.membership.first_answer.back());
    openings.resize(blueprint.moves.size());
    taking_part_ = blueprint.concerned;
    how_many_.resize(blueprint.steps.size());
    for (std::size_t t = 0; t < way.size(); ++t)
        way[t] = Network::first_of(id_of<TrustId>(t));
    for (std::size_t i = 0; i < how_many_.size(); ++i)
        if (blueprint.steps[i].is(Special::membership))
            recount(id_of<ActivityId>(i));
    at_start_ = how_many_;
}

void Membership::begin() {
    if (!blueprint_->membership.changes)
        return;
    for (std::size_t t = 0; t < way.size(); ++t)
        way[t] = Network::first_of(id_of<TrustId>(t));
    std::fill(into.begin(), into.end(), nobody<TrustId>);
    std::fill(ended.begin(), ended.end(), sim::never);
    std::fill(left.begin(), left.end(), std::uint8_t{0});
    std::fill(members_left.begin(), members_left.end(), 0U);
    std::fill(broken_up.begin(), broken_up.end(), std::uint8_t{0});
    std::fill(followers.begin(), followers.end(), sim::ProcessRef{});
    std::fill(answers.begin(), answers.end(), sim::ProcessRef{});
    for (std::size_t i = 0; i < how_many_.size(); ++i)
        if (blueprint_->steps[i].is(Special::membership))
            recount(id_of<ActivityId>(i));
}

std::uint32_t Membership::recount(ActivityId a) {
    const Stretch all = blueprint_->step(a).trusts;
    std::uint32_t count = 0;
    for (std::uint32_t i = all.begin; i < all.end; ++i) {
        const EnrolmentId e = blueprint_->membership.enrolled[i];
        const TrustId trust = blueprint_->concerned[i];
        if (way[index(trust)] == e)
            taking_part_[all.begin + count++] = trust;
    }
    how_many_[index(a)] = count;
    return count;
}

std::size_t Membership::members_of(GroupId party) const {
    const std::vector<EnrolmentId>& members = blueprint_->network.parties()[index(party)].members;
    return static_cast<std::size_t>(
        std::count_if(members.begin(), members.end(), [this](EnrolmentId e) {
            return way[index(blueprint_->network.enrolment(e).trust)] == e;
        }));
}

} // namespace models
