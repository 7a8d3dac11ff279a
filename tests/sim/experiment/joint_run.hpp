#pragma once

#include <vector>

#include "sim/experiment/replicate_jointly.hpp"

/// Contenders for models of one type, and a plan that counts everything of them.
template <class M>
std::vector<sim::Contender> contenders_of(const std::vector<M>& models) {
    std::vector<sim::Contender> contenders;
    for (const M& model : models)
        contenders.push_back(sim::contender_of(model));
    return contenders;
}

inline sim::JointPlan joint_plan_of(const std::vector<sim::Contender>& contenders) {
    sim::JointPlan plan{.options = contenders.size(),
                        .shared = sim::shared_measures(contenders),
                        .contests = {},
                        .axes = {}};
    plan.contests = sim::contested(plan.shared, 0);
    plan.axes = plan.contests;
    return plan;
}
