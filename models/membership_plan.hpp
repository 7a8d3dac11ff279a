#pragma once

#include "models/ids.hpp"
#include "models/rare.hpp"
#include "sim/engine/distribution.hpp"
#include "sim/engine/time.hpp"

#include <cstdint>
#include <vector>

namespace models {

class Draft;

/// The chance of leaving at the end of a group's stage, with numbers at hand.
struct Leaving {
    double probability;
    double learning;
    std::uint32_t number; ///< NameNumbers of this decision
};

/// The end of a trust, with numbers at hand.
struct Ending {
    TrustId trust{};
    TrustId into = nobody<TrustId>; ///< nobody: dissolved
    sim::Time date{};
    const sim::Distribution* delay = nullptr;
    double probability = 0;
};

/// What a replication needs to know where trusts can leave a group or end: empty if none can.
///
/// Every activity that somebody can leave or come to is marked Special::membership, and begins and
/// ends by events, so that at every event its state is the truth of that instant.
struct MembershipPlan {
    bool changes = false;                        ///< whether anybody can leave or end
    std::vector<EnrolmentId> enrolled;           ///< beside Blueprint::concerned
    std::vector<std::vector<ActivityId>> own;    ///< by enrolment: its trust's stages
    std::vector<std::vector<ActivityId>> shared; ///< by enrolment: its party's and programme's
    Rare<Leaving> leavings;                      ///< of stages marked Special::parting
    std::vector<Ending> endings;
    std::uint32_t merger = 0;                ///< NameNumbers of the decision to end
    Rare<ActivityId> counterpart;            ///< of a fallback's stage: the same before
    std::vector<std::uint32_t> trusts;       ///< NameNumbers by trust
    std::vector<std::uint32_t> first_answer; ///< by competition: its bidders' place
};

/// Works it out, and marks the steps it concerns.
void plan_membership(Draft& draft);

} // namespace models
