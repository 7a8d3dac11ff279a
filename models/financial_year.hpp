#pragma once

#include "sim/engine/calendar.hpp"

#include <string>
#include <vector>

namespace models {

/// The financial years from a scenario's start to its horizon.
class FinancialYears {
public:
    FinancialYears() = default;
    /// \param last_day the last day of each year, as "03-31"; there are no years if it is none
    FinancialYears(const std::string& last_day, sim::Epoch epoch, sim::Date horizon);

    [[nodiscard]] std::size_t size() const { return last_days_.size(); }
    /// The year `t` is in; a midnight belongs to the day that it ends, as for a deadline.
    [[nodiscard]] std::size_t of(sim::Time t) const;
    /// "2008-09"; "2008" for one that lies in a single calendar year.
    [[nodiscard]] std::string name(std::size_t year) const;
    /// Last days, ascending.
    [[nodiscard]] const std::vector<sim::Date>& last_days() const { return last_days_; }
    /// Whether a text is a month and a day, as "03-31".
    [[nodiscard]] static bool is_day(const std::string& text);

private:
    std::vector<sim::Date> last_days_;
    std::vector<sim::Time> ends_; ///< the midnights after them
};

} // namespace models
