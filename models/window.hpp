#pragma once

#include "sim/engine/calendar.hpp"
#include "sim/engine/time.hpp"
#include "sim/scenario/record.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace models {

/// A kind of moment at which cutovers may begin: every so many weeks on a weekday, for at most so
/// many movers at once, never inside a freeze.
struct Window {
    sim::scenario::Name name;
    std::chrono::weekday weekday{};   ///< on which it opens
    sim::scenario::Number hour;       ///< [hours] after midnight at which it opens
    sim::scenario::Count every_weeks; ///< [weeks] from one to the next
    sim::scenario::Count slots;       ///< movers a window can take
    static const sim::scenario::Record& describe();
};

/// The windows of one kind between the start and the horizon, in order: the calendar of a scenario.
class WindowDates {
public:
    WindowDates(const Window& window, const sim::Epoch& epoch, sim::Date horizon,
                const sim::WorkingCalendar& calendar);

    /// Openings, ascending.
    [[nodiscard]] std::span<const sim::Time> openings() const { return openings_; }
    /// Position of the first opening at `t` or later; openings().size() if there is none.
    [[nodiscard]] std::size_t first_from(sim::Time t) const;
    /// Movers a window can take.
    [[nodiscard]] std::uint16_t slots() const { return slots_; }

private:
    std::vector<sim::Time> openings_;
    std::uint16_t slots_;
};

/// Who has booked what in one replication: a count for each window, first come first served.
class WindowBook {
public:
    explicit WindowBook(const WindowDates& dates)
        : dates_{&dates}, booked_(dates.openings().size(), std::uint16_t{0}) {}

    /// Takes a slot in the first window at `earliest` or later that has one.
    /// \return its opening, or sim::never if there is none before the horizon.
    sim::Time book(sim::Time earliest);
    /// Gives back a slot of the window with this opening, which it was booked in.
    void cancel(sim::Time opening) { --booked_[dates_->first_from(opening)]; }
    /// Slots taken of the window at a position of WindowDates::openings().
    [[nodiscard]] std::uint16_t booked(std::size_t opening) const { return booked_[opening]; }
    /// Forgets all bookings.
    void reset() { std::fill(booked_.begin(), booked_.end(), std::uint16_t{0}); }

private:
    const WindowDates* dates_;
    std::vector<std::uint16_t> booked_;
};

} // namespace models
