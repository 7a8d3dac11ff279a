#pragma once

#include "models/blueprint.hpp"
#include "models/world.hpp"
#include "sim/experiment/measure.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace models {

/// What a replication tells: its shape, and how it is read off a world that has run.
///
/// Sections: `programme`, `trusts`, `groups` (if members can leave), `suppliers` (if there are
/// any), `stages` (one member for each owner of a stage under `measure`), and where the scenario
/// has them `spans` (one member for each trust of a span), `capacities` that lose units, `costs` by
/// item and `payments` to providers. An exit after the horizon is sim::censored, and so is what
/// hangs on it.
class Outcome {
public:
    explicit Outcome(const Blueprint& blueprint);

    [[nodiscard]] const sim::OutcomeDescription& description() const { return description_; }
    /// \param outcome description().size() places
    void write(const World& world, std::span<std::int64_t> outcome) const;
    /// When a trust was out; sim::never if not before the horizon.
    [[nodiscard]] sim::Time exit_of(const World& world, TrustId trust) const;

private:
    struct Measured {
        ActivityId activity;
        ActivityId instead;       ///< the same on the trust's fallback route; nobody: none
        std::int32_t competition; ///< -1 if it is no tender
    };
    struct Totals {
        std::int64_t misses = 0;
        std::int64_t declined = 0;
        Bill bill;
        sim::Time last_exit{};
    };

    void describe_programme();
    void describe_trusts();
    void describe_halts();
    void describe_suppliers();
    void describe_groups();
    void describe_stages();
    void write_halts(const World& world, std::int64_t* out) const;
    void describe_spans();
    [[nodiscard]] ActivityId instead_of(ActivityId a) const;
    [[nodiscard]] ActivityId done_of(const World& world, const Measured& measured) const;
    [[nodiscard]] sim::Time end_of(const World& world, ActivityId a) const;
    std::int64_t* write_trust(const World& world, TrustId trust, Totals& totals,
                              std::int64_t* out) const;

    const Blueprint* blueprint_;
    sim::OutcomeDescription description_;
    bool halts_;              ///< whether the scenario has halts to tell of
    std::int64_t resolution_; ///< [s] to which quantiles of dates and durations are told
    std::vector<Measured> measured_;
    bool desks_told_ = false; ///< bid desks can do more than write and decline
    bool frameworks_ = false; ///< some tender admits to one
    std::vector<MeasuredSpan> spans_;
    std::vector<GroupId> groups_; ///< that are told of
};

} // namespace models
