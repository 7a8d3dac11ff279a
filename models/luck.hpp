#pragma once

#include "models/blueprint.hpp"
#include "sim/engine/chance.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace models {

/// The chance of a replication's first attempts, drawn ahead: the uniform numbers that decide how
/// long they take, whether they fail and when their boards meet.
///
/// They are the very numbers of their addresses, only made many at a time, and what depends on
/// others is worked out once for each owner. Later attempts are drawn one by one.
class Luck {
public:
    static constexpr std::uint32_t not_ahead = UINT32_MAX;

    /// Where the numbers of an activity stand; `not_ahead` for what it never asks.
    struct Places {
        std::uint32_t duration = not_ahead;
        std::uint32_t failure = not_ahead;
        std::uint32_t board = not_ahead;
    };

    /// \param open what may be done from the start on
    Luck(const Blueprint& blueprint, std::span<const ActivityId> open);

    /// Draws the numbers of a replication.
    void begin(const sim::Streams& streams);

    [[nodiscard]] const Places& places(ActivityId a) const { return places_[index(a)]; }
    /// The number at a place that is not `not_ahead`.
    [[nodiscard]] double number(std::uint32_t place) const { return numbers_[place]; }

private:
    /// The durations of one owner that depend on each other by a copula.
    struct Tied {
        struct Duration {
            ActivityId activity;
            std::uint32_t place; ///< in the copula
        };
        const sim::GaussianCopula* law;
        std::uint32_t first; ///< of the independent numbers behind them
        std::vector<Duration> durations;
    };

    using Owners = std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t>;

    std::uint32_t ahead(sim::Address address);
    /// \param owners positions in `tied_` by bond and owner
    void tie(const Blueprint& blueprint, ActivityId a, Owners& owners);

    std::vector<sim::Address> addresses_;
    std::vector<Tied> tied_;
    std::vector<Places> places_;  ///< by activity
    std::vector<double> numbers_; ///< those of `addresses_`, then the dependent ones
    std::vector<double> scores_;  ///< of one copula
};

} // namespace models
