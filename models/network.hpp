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
    std::uint32_t owner; ///< position of the trust, group or domain; 0 for the programme
    std::uint32_t route;
};

/// Trusts that act together: a group of the scenario, or a trust alone.
struct Party {
    std::string name;
    std::vector<TrustId> members; ///< at least one, in the order of the scenario
    std::uint32_t route;
};

/// All routes unrolled over all trusts, groups, domains and the programme: a directed network of
/// activities.
///
/// A stage comes after the earlier stages of all owners that have a trust in common with its own: a
/// trust's after those of its group, a group's after those of all its members, so that a group
/// waits for its slowest board without being told to.
class Network {
public:
    /// \throws nothing: what is wrong is added to `problems`, and the network is then not to be
    /// used.
    Network(const Parameters& parameters, sim::scenario::Problems& problems);

    [[nodiscard]] std::span<const Activity> activities() const { return activities_; }
    [[nodiscard]] std::span<const Party> parties() const { return parties_; }
    /// The party of a trust.
    [[nodiscard]] GroupId party_of(TrustId trust) const { return party_of_[index(trust)]; }
    [[nodiscard]] std::span<const ActivityId> before(ActivityId a) const {
        return before_[index(a)];
    }
    [[nodiscard]] std::span<const ActivityId> after(ActivityId a) const { return after_[index(a)]; }
    /// Whether a trust has left an installation that others shared.
    [[nodiscard]] bool is_separated(TrustId trust) const {
        return domains_.separated[index(trust)] != 0;
    }
    /// Activities by which a trust's exit is told: it is out when the last of them ends.
    [[nodiscard]] std::span<const ActivityId> exits(TrustId trust) const {
        return exits_[index(trust)];
    }
    /// Whose trusts an activity is for.
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
    void unroll(const Parameters& parameters);
    void connect(const Parameters& parameters, sim::scenario::Problems& problems);
    void connect_elsewhere(const Parameters& parameters, sim::scenario::Problems& problems);
    void join(ActivityId earlier, ActivityId later);
    void find_exits(const Parameters& parameters, sim::scenario::Problems& problems);
    [[nodiscard]] std::vector<ActivityId> instances_of(const Activity& activity,
                                                       std::size_t stage) const;
    [[nodiscard]] std::vector<TrustId> trusts_of(const Activity& activity) const;
    [[nodiscard]] std::uint32_t owner_for(By by, TrustId trust) const;

    std::vector<RouteNetwork> routes_;
    std::vector<Activity> activities_;
    std::vector<Party> parties_;
    Tenancies domains_;
    std::vector<GroupId> party_of_;
    std::vector<std::uint32_t> route_of_;
    std::vector<std::string> trust_names_;
    std::vector<std::vector<ActivityId>> before_;
    std::vector<std::vector<ActivityId>> after_;
    std::vector<std::vector<ActivityId>> exits_;
    std::vector<std::vector<std::vector<ActivityId>>> by_stage_; ///< [route][stage] -> instances
};

} // namespace models
