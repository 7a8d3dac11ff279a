#include "models/financial_year.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace models {

namespace {
constexpr const char* a_leap_year = "2000-";

/// The day of a year, in February the last there is.
sim::Date day_in(std::chrono::year year, std::chrono::month_day day) {
    const std::chrono::year_month_day date{year, day.month(), day.day()};
    return date.ok() ? sim::Date{date} : sim::Date{year / day.month() / std::chrono::last};
}
} // namespace

bool FinancialYears::is_day(const std::string& text) {
    return sim::parse_date(a_leap_year + text).has_value();
}

FinancialYears::FinancialYears(const std::string& last_day, sim::Epoch epoch, sim::Date horizon) {
    const auto pattern = sim::parse_date(a_leap_year + last_day);
    if (!pattern)
        return;
    const std::chrono::year_month_day in_leap_year{*pattern};
    const std::chrono::month_day day{in_leap_year.month(), in_leap_year.day()};
    const std::chrono::year_month_day start{epoch.start()};
    for (std::chrono::year year = start.year(); last_days_.empty() || last_days_.back() < horizon;
         ++year)
        if (const sim::Date last = day_in(year, day); last >= epoch.start()) {
            last_days_.push_back(last);
            ends_.push_back(epoch.end_of(last));
        }
}

std::size_t FinancialYears::of(sim::Time t) const {
    return static_cast<std::size_t>(std::lower_bound(ends_.begin(), ends_.end(), t) -
                                    ends_.begin());
}

std::string FinancialYears::name(std::size_t year) const {
    using std::chrono::year_month_day;
    const int to = static_cast<int>(year_month_day{last_days_[year]}.year());
    const sim::Date next = last_days_[year] + std::chrono::days{1};
    if (static_cast<int>(year_month_day{next}.year()) != to)
        return fmt::format("{}", to);
    return fmt::format("{}-{:02}", to - 1, to % 100);
}

} // namespace models
