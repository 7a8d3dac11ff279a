#pragma once

#include "models/domain.hpp"
#include "models/ids.hpp"
#include "models/parameters.hpp"

#include <span>
#include <string>
#include <vector>

namespace models {

/// One stage for one owner: what the simulation does.
struct Activity {
    const Stage* stage;
    std::uint32_t stage_in_route;
    By by;
    std::uint32_t owner; ///< position of the trust, party or domain; 0 for the programme
    std::uint32_t route;
    std::uint32_t key; ///< position of the enrolment or party, or a number for the domain; 0 for
                       ///< the programme
};

/// A trust's way through a route, with a party: the one it begins with, which has the trust's own
/// position, or the one it falls back to when it leaves its group.
struct Enrolment {
    TrustId trust;
    GroupId party;
    std::uint32_t route;
};

/// Trusts that act together: a group of the scenario, a trust alone, or a trust that has left.
struct Party {
    std::string name;
    std::vector<EnrolmentId> members; ///< at least one, in the order of the scenario
    std::uint32_t route;
};

/// All routes unrolled over all trusts, groups, domains and the programme: a directed network of
/// activities.
///
/// A stage comes after the earlier stages of all owners that have a trust in common with its own: a
/// trust's after those of its group, a group's after those of all its members, so that a group
/// waits for its slowest board without being told to.
///
/// A trust that can leave its group has two enrolments, and so the stages of its fallback route are
/// unrolled for it too; nobody does them until it leaves.
class Network {
public:
    /// \throws nothing: what is wrong is added to `problems`, and the network is then not to be
    /// used.
    Network(const Parameters& parameters, sim::scenario::Problems& problems);

    [[nodiscard]] std::span<const Activity> activities() const { return activities_; }
    [[nodiscard]] std::span<const Party> parties() const { return parties_; }
    /// The ways of trusts, first that of each trust from the start, then those fallen back to.
    [[nodiscard]] std::span<const Enrolment> enrolments() const { return enrolments_; }
    [[nodiscard]] const Enrolment& enrolment(EnrolmentId e) const { return enrolments_[index(e)]; }
    /// The enrolment a trust begins with.
    [[nodiscard]] static EnrolmentId first_of(TrustId trust) {
        return id_of<EnrolmentId>(index(trust));
    }
    /// Whether it is one that a trust only falls back to.
    [[nodiscard]] bool is_fallback(EnrolmentId e) const { return index(e) >= route_of_.size(); }
    /// The enrolment a trust falls back to; nobody if it cannot leave its group.
    [[nodiscard]] EnrolmentId fallback_of(TrustId trust) const { return fallback_[index(trust)]; }
    /// The party of a trust at the start.
    [[nodiscard]] GroupId party_of(TrustId trust) const { return enrolments_[index(trust)].party; }
    [[nodiscard]] std::span<const ActivityId> before(ActivityId a) const {
        return before_[index(a)];
    }
    [[nodiscard]] std::span<const ActivityId> after(ActivityId a) const { return after_[index(a)]; }
    /// Whether a trust has left an installation that others shared.
    [[nodiscard]] bool is_separated(TrustId trust) const {
        return domains_.separated[index(trust)] != 0;
    }
    /// Activities by which the exit of an enrolled trust is told: it is out when the last of them
    /// ends.
    [[nodiscard]] std::span<const ActivityId> exits(EnrolmentId e) const {
        return exits_[index(e)];
    }
    /// Who may ever take part in an activity.
    [[nodiscard]] std::vector<EnrolmentId> enrolments_of(ActivityId a) const;
    /// Whose trusts an activity is for at the start; of one that is only fallen back to, those
    /// who may.
    [[nodiscard]] std::vector<TrustId> trusts_of(ActivityId a) const;
    /// All that is done again when `a` leads back to `from`, both included: every activity on a way
    /// from one of them to `a`.
    [[nodiscard]] std::vector<ActivityId> rework(ActivityId a,
                                                 std::span<const ActivityId> from) const;
    /// The activities that are the named stage of `a`'s route for the owner of `a`, or for those
    /// above or below it.
    [[nodiscard]] std::vector<ActivityId> instances(ActivityId a, const Route& route,
                                                    const std::string& stage) const;
    /// "stage of owner", for people.
    [[nodiscard]] std::string name_of(ActivityId a) const;
    /// The owner's name, for people.
    [[nodiscard]] std::string owner_of(ActivityId a) const;

private:
    void make_parties(const Parameters& parameters, sim::scenario::Problems& problems);
    void add_fallbacks(const Parameters& parameters);
    void note_joins(const Parameters& parameters);
    void unroll(const Parameters& parameters);
    void connect(const Parameters& parameters, sim::scenario::Problems& problems);
    void connect_elsewhere(const Parameters& parameters, sim::scenario::Problems& problems);
    void join(ActivityId earlier, ActivityId later);
    void find_exits(const Parameters& parameters, sim::scenario::Problems& problems);
    [[nodiscard]] std::vector<ActivityId> instances_of(const Activity& activity,
                                                       std::size_t stage) const;
    [[nodiscard]] std::vector<EnrolmentId> enrolments_of(const Activity& activity) const;
    /// The key of an enrolled trust's instances of stages that are done so.
    [[nodiscard]] std::size_t key_for(By by, EnrolmentId e) const;
    /// The instance of a stage for an enrolment or a party.
    [[nodiscard]] ActivityId instance_at(std::uint32_t route, std::size_t stage,
                                         std::size_t key) const;
    /// Whether an enrolled trust takes part in a stage of its group.
    [[nodiscard]] bool takes_part(EnrolmentId e, std::size_t stage) const;

    std::vector<RouteNetwork> routes_;
    std::vector<Activity> activities_;
    std::vector<Party> parties_;
    Tenancies domains_;
    std::vector<Enrolment> enrolments_;
    std::vector<EnrolmentId> fallback_; ///< by trust
    std::vector<std::size_t> joins_;    ///< by trust: position of the stage; none: npos
    std::vector<std::uint32_t> route_of_;
    std::vector<std::string> trust_names_;
    std::vector<std::vector<ActivityId>> before_;
    std::vector<std::vector<ActivityId>> after_;
    std::vector<std::vector<ActivityId>> exits_;
    std::vector<std::vector<std::vector<ActivityId>>> by_stage_; ///< [route][stage] -> instances
};

} // namespace models
