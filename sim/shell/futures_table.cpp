#include "sim/shell/futures_table.hpp"

#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "sim/shell/facts.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/sensitivity_table.hpp"

namespace sim::shell {

namespace {

std::string date_text(const results::Futures& futures, double days) {
    if (!std::isfinite(days))
        return "?";
    const auto seconds = static_cast<std::int64_t>(std::floor(days * 86'400));
    const Epoch& epoch = futures.run.options.front().outcome.epoch;
    return sim::to_string(epoch.date(Time{Duration{seconds}}));
}

/// "41 d (41-41)" of an exact value as "41 d".
std::string without_bounds(const std::string& text, const Interval& of) {
    return of.lo == of.hi ? text.substr(0, text.rfind(" (")) : text;
}

} // namespace

Interval exactly(double value) { return {value, value, value}; }

std::string level_text(const results::Futures& futures, const Interval& of) {
    const results::Studied& measure = futures.measures.front();
    if (measure.measure.kind == MeasureKind::flag)
        return without_bounds(percent(of), of);
    if (measure.measure.kind != MeasureKind::date)
        return amount_text(futures, of);
    const std::string date = date_text(futures, of.value);
    return of.lo == of.hi ? date
                          : fmt::format("{} ({} to {})", date, date_text(futures, of.lo),
                                        date_text(futures, of.hi));
}

std::string amount_text(const results::Futures& futures, const Interval& of) {
    return without_bounds(study_figure(futures.measures.front(), of), of);
}

std::string luck_text(const results::Futures& futures, double luck) {
    return folded(fmt::format("Luck leaves a standard error of {} in a difference of options in "
                              "one future. Brackets: 95 % confidence interval. d: days; pt: "
                              "percentage points.",
                              amount_text(futures, exactly(luck))),
                  page, 0) +
           "\n";
}

std::string value_text(const results::OpenParameter& of, double value) {
    const bool large = value >= 1e4 && value < 1e18;
    const std::string number = large ? grouped(static_cast<std::uint64_t>(std::llround(value)))
                                     : fmt::format("{:.4g}", value);
    const std::string unit = of.unit.empty() && of.path.ends_with('*') ? "times" : of.unit;
    return unit.empty() ? number : number + " " + unit;
}

std::string futures_heading(const results::Futures& futures, const std::string& spread,
                            Style style) {
    const results::Run& run = futures.run;
    const results::Studied& by = futures.measures.front();
    std::string text =
        fmt::format("{}: {} of {} futures ({}), {} replications of each option in each, seed {}\n",
                    run.scenario, grouped(futures.size()), grouped(futures.asked), futures.design,
                    grouped(futures.replications), run.seed);
    for (const std::string& setting : run.overrides)
        text += "set " + setting + "\n";
    text += fmt::format("digest {}\n\nwhat is uncertain, {}\n", futures.digest, spread);
    for (const results::OpenParameter& each : futures.parameters) {
        const std::string grade = each.grade.empty() ? "-" : each.grade;
        text += folded(fmt::format("{}  {}: {}{}{}", grade, bold(each.path, style), each.text,
                                   each.meaning.empty() ? "" : "; ", each.meaning),
                       page, 3) +
                "\n";
    }
    std::string meaning = by.measure.meaning;
    if (meaning.ends_with('.'))
        meaning.pop_back();
    return text + "\n" +
           folded(fmt::format("by {}: {}; {} is better", bold(futures.names.front(), style),
                              meaning, by.measure.better == Better::higher ? "more" : "less"),
                  page, 3) +
           "\n\n";
}

} // namespace sim::shell
