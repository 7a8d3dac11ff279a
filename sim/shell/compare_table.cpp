#include "sim/shell/compare_table.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/shell/cells.hpp"
#include "sim/shell/facts.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/table.hpp"

namespace sim::shell {

namespace {

using results::Comparison;
using results::Difference;
using results::Findings;
using results::Ranking;
using results::Run;

constexpr double percent_a_share = 100, pence_a_pound = 100;

/// A, B, ..., Z, AA, AB, ...: what an option is called in the tables.
std::string letter(std::size_t option) {
    std::string text(1, static_cast<char>('A' + option % 26));
    return option < 26 ? text : letter(option / 26 - 1) + text;
}

std::string pair_name(std::size_t first, std::size_t second) {
    return letter(first) + " - " + letter(second);
}

Interval times(const Interval& of, double factor) {
    return {of.value * factor, of.lo * factor, of.hi * factor};
}

/// "points", "days" or nothing: the unit that a heading names.
std::string heading_unit(const Measure& measure) {
    switch (measure.kind) {
    case MeasureKind::flag:
        return " (points)";
    case MeasureKind::date:
    case MeasureKind::duration:
        return measure.name.ends_with("days") ? "" : " (days)";
    default:
        return "";
    }
}

std::string heading(const Measure& measure) { return spoken(measure.name) + heading_unit(measure); }

/// A figure in published units under a heading that names the unit; money brings its own.
std::string amount(const Measure& measure, const Interval& of) {
    if (!std::isfinite(of.value))
        return "unknown";
    if (measure.kind == MeasureKind::money)
        return pounds(times(of, pence_a_pound));
    return figure(measure.kind == MeasureKind::flag ? times(of, percent_a_share) : of, "");
}

/// A difference: with its sign, and a star where some replications are beyond the horizon.
std::string change(const Measure& measure, const Interval& of, const Difference& from,
                   std::uint64_t futures) {
    if (from.equal == futures && from.known > 0 && measure.kind != MeasureKind::flag)
        return "0 (none differs)";
    std::string text = amount(measure, of);
    if (of.value > 0 && text != "unknown")
        text.insert(0, "+");
    return from.known == futures ? text : text + " *";
}

std::string without_stop(std::string text) {
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

std::string share(double p, std::uint64_t n) {
    return figure(
        times(wilson(static_cast<std::uint64_t>(std::llround(p * static_cast<double>(n))), n),
              percent_a_share),
        "");
}

std::string worst(const Measure& measure, double value) {
    return std::isnan(value) ? "after horizon"
           : measure.kind == MeasureKind::money
               ? "£" + fmt::format("{:.1f}m", value / 1e6)
               : fmt::format("{:.0f}", value * (measure.kind == MeasureKind::flag ? 100 : 1));
}

class Text {
public:
    Text(const Run& run, const Comparison& comparison, const Findings& found, Style style)
        : run_(run), comparison_(comparison), found_(found), style_(style),
          n_(comparison.joint.replications()) {}

    std::string all() const {
        std::string text = head() + options();
        if (n_ == 0)
            return text;
        text += ranking() + pairs() + dominance_table() + front();
        for (std::size_t option = 1; option < run_.options.size(); ++option)
            text += against_first(option);
        return text + "\n" + legend(text);
    }

private:
    const SharedMeasure& shared(std::size_t number) const {
        return comparison_.plan.shared[number];
    }
    /// Independent replications that tell no more of a share than those there are.
    std::uint64_t trials() const { return comparison_.apart ? n_ / 2 : n_; }
    const Measure& chief() const { return shared(comparison_.by).measure; }
    std::string title(const std::string& text) const { return "\n" + bold(text, style_) + "\n"; }

    std::string head() const {
        std::string text = fmt::format("{}: seed {}, {} options on the same {} futures\n",
                                       run_.scenario, run_.seed, run_.options.size(), grouped(n_));
        for (const std::string& setting : run_.overrides)
            text += folded("set " + setting, page, 2) + "\n";
        for (const auto& [key, value] : run_.options.front().outcome.facts)
            text += folded(spoken(key) + " " + value, page, 2) + "\n";
        if (comparison_.apart)
            text += folded(randomised_text(run_.options.front(), run_.sampling), page, 2) + "\n";
        if (run_.interrupted())
            text += fmt::format("interrupted after {} of {}\n",
                                grouped(run_.options.front().result.done),
                                grouped(run_.options.front().result.requested));
        if (run_.failed() > 0)
            text += fmt::format("{} replications failed; futures in which any option failed are "
                                "left out\n",
                                grouped(run_.failed()));
        return text;
    }

    std::string options() const {
        Columns columns({"options", "digest", "meaning"});
        for (std::size_t option = 0; option < run_.options.size(); ++option) {
            const results::OptionResult& each = run_.options[option];
            columns.add({letter(option) + "  " + each.name, each.result.digest.to_string(),
                         shortened(each.meaning, 36)});
        }
        return "\n" + columns.print(page, style_);
    }

    std::string ranking() const {
        const Ranking& ranking = found_.rankings.front();
        const std::string unit = heading_unit(chief());
        Columns columns({"", heading(chief()), "best %", "alone %", "on average", "regret" + unit,
                         "regret P80", "worst"});
        for (std::size_t option = 0; option < ranking.options.size(); ++option) {
            const Ranking::Row& row = ranking.options[option];
            columns.add({letter(option), level_of(option), figure(times(row.best, 100), ""),
                         figure(times(row.alone, 100), ""), results::to_string(row.on_average),
                         amount(chief(), row.regret_mean), p80(row.regret_p80),
                         worst(chief(), row.regret_worst)});
        }
        std::string text = title(fmt::format("by {}: {}; {} is better", shared(comparison_.by).name,
                                             without_stop(chief().meaning),
                                             chief().better == Better::higher ? "more" : "less"));
        text += columns.print(page, style_);
        if (ranking.undecided > 0)
            text += fmt::format(
                "in {} % of the futures every option is beyond the horizon\n",
                share(static_cast<double>(ranking.undecided) / static_cast<double>(n_), trials()));
        return text;
    }

    std::string level_of(std::size_t option) const {
        const results::OptionResult& each = run_.options[option];
        const std::size_t place = shared(comparison_.by).places[option];
        return cells(chief(), each.sample(place), each.outcome.epoch).front();
    }

    std::string p80(const Interval& of) const {
        return std::isnan(of.value) ? "after horizon" : amount(chief(), of);
    }

    std::string pairs() const {
        Columns columns(
            {"pairs", heading(chief()), "less %", "equal %", "more %", "variance ratio"});
        for (const Difference& each : found_.differences)
            if (each.measure == comparison_.by) {
                const auto n = static_cast<double>(n_);
                columns.add({pair_name(each.first, each.second),
                             change(chief(), each.simultaneous, each, n_),
                             share(static_cast<double>(each.less) / n, trials()),
                             share(static_cast<double>(each.equal) / n, trials()),
                             share(static_cast<double>(each.greater) / n, trials()),
                             ratio(each.variance_ratio)});
            }
        return title("every pair, all differences together at 95 %") + columns.print(page, style_);
    }

    static std::string ratio(double value) {
        return std::isnan(value)   ? "-"
               : std::isinf(value) ? "no difference varies"
                                   : fmt::format("{:.{}f}", value, value < 10 ? 2 : 0);
    }

    std::string dominance_table() const {
        Columns columns({"dominance", "measure", "first order", "first ahead (points)",
                         "second ahead (points)", "better P80"});
        for (const results::Precedence& each : found_.precedences)
            if (each.measure == comparison_.by || on_front(each.measure)) {
                columns.add({pair_name(each.first, each.second),
                             spoken(shared(each.measure).measure.name),
                             who(each.curves.order, each, "neither"),
                             fmt::format("{:.1f}", 100 * each.curves.first_ahead),
                             fmt::format("{:.1f}", 100 * each.curves.second_ahead),
                             who(each.p80, each, "not known")});
            }
        return "\n" + columns.print(page, style_) +
               fmt::format("leads are known to ±{:.1f} points\n",
                           100 * found_.precedences.front().curves.allowance);
    }

    bool on_front(std::size_t measure) const {
        return found_.front && found_.front->cost == measure;
    }

    static std::string who(Order order, const results::Precedence& pair, const char* none) {
        return order == Order::first    ? letter(pair.first)
               : order == Order::second ? letter(pair.second)
               : order == Order::equal  ? "equal"
                                        : none;
    }

    std::string front() const {
        if (!found_.front)
            return "";
        const Measure& cost = shared(found_.front->cost).measure;
        const auto head = [](const Measure& measure) {
            return heading(measure) +
                   (std::string_view(results::front_statistic(measure)) == "p50" ? " P50" : "");
        };
        Columns columns({"front", head(cost), head(chief()), "on it", "on it in %"});
        for (std::size_t option = 0; option < found_.front->options.size(); ++option) {
            const FrontPoint& point = found_.front->options[option];
            columns.add({letter(option) + "  " + run_.options[option].name, place(cost, point.x),
                         place(chief(), point.y), point.on_front ? "yes" : "no",
                         fmt::format("{:.1f}", 100 * point.probability)});
        }
        return "\n" + columns.print(page, style_);
    }

    std::string place(const Measure& measure, double value) const {
        if (!std::isfinite(value))
            return "after horizon";
        const double published = value / results::unit_of(measure.kind).divisor;
        if (measure.kind == MeasureKind::date)
            return value_text(measure, static_cast<std::int64_t>(value),
                              run_.options.front().outcome.epoch);
        if (measure.kind == MeasureKind::money)
            return fmt::format("£{:.2f}m", published / 1e6);
        return fmt::format("{:.2f}",
                           measure.kind == MeasureKind::flag ? 100 * published : published);
    }

    /// The difference (option - first) of the shared measure of number `number`.
    const Difference& against(std::size_t number, std::size_t option) const {
        return *std::ranges::find_if(found_.differences, [&](const Difference& each) {
            return each.measure == number && each.first == 0 && each.second == option;
        });
    }

    std::string change_against(std::size_t number, std::size_t option) const {
        const Difference& each = against(number, option);
        const Interval turned{-each.apart.value, -each.apart.hi, -each.apart.lo};
        return change(shared(number).measure, turned, each, n_);
    }

    std::string against_first(std::size_t option) const {
        std::string text = title(fmt::format("{} - A: {}, less \"{}\"", letter(option),
                                             run_.options[option].name, run_.options.front().name));
        Columns facts({"", "difference", "less %", "more %", "variance ratio"});
        bool any = false;
        for (std::size_t number = 0; number < comparison_.plan.shared.size(); ++number) {
            const SharedMeasure& each = shared(number);
            if (each.of_member || each.measure.better == Better::unsaid)
                continue;
            const Difference& d = against(number, option);
            const auto n = static_cast<double>(n_);
            facts.add({heading(each.measure), change_against(number, option),
                       share(static_cast<double>(d.greater) / n, trials()),
                       share(static_cast<double>(d.less) / n, trials()), ratio(d.variance_ratio)});
            any = true;
        }
        if (any)
            text += facts.print(page, style_);
        return text + members(option);
    }

    std::string members(std::size_t option) const {
        std::string text;
        const OutcomeDescription& shape = run_.options.front().outcome;
        for (std::size_t s = 0; s < shape.sections.size(); ++s)
            if (!shape.sections[s].members.empty())
                text += section(shape, s, option);
        return text;
    }

    std::string section(const OutcomeDescription& shape, std::size_t s, std::size_t option) const {
        const Section& section = shape.sections[s];
        std::vector<std::string> heads = {spoken(section.key)};
        for (const Measure& measure : section.measures)
            if (measure.better != Better::unsaid)
                heads.push_back(heading(measure));
        if (heads.size() == 1)
            return "";
        Columns columns(heads);
        for (std::size_t row = 0; row < section.rows(); ++row) {
            std::vector<std::string> line = {section.members[row].name};
            for (std::size_t m = 0; m < section.measures.size(); ++m)
                if (section.measures[m].better != Better::unsaid)
                    line.push_back(cell(shape.index(s, row, m), option));
            columns.add(std::move(line));
        }
        return "\n" + columns.print(page, style_);
    }

    std::string cell(std::size_t place, std::size_t option) const {
        const std::vector<SharedMeasure>& all = comparison_.plan.shared;
        const auto found = std::ranges::find(
            all, place, [](const SharedMeasure& each) { return each.places.front(); });
        return found == all.end()
                   ? "-"
                   : change_against(static_cast<std::size_t>(found - all.begin()), option);
    }

    std::string legend(const std::string& text) const {
        std::string line =
            "Brackets: 95 % confidence interval. best %: in how many futures no other "
            "option is better.\nRegret: distance from the best option of each "
            "future. variance ratio: how many times the futures\nindependent runs "
            "would need for the same interval.";
        if (text.find(" *") != std::string::npos)
            line += "\n*: of the futures that are known within the horizon for both; the others "
                    "count in \"less\" and \"more\".";
        return faint(line, style_) + "\n";
    }

    const Run& run_;
    const Comparison& comparison_;
    const Findings& found_;
    Style style_;
    std::uint64_t n_;
};

} // namespace

std::string compare_table(const results::Run& run, const results::Comparison& comparison,
                          const results::Findings& found, Style style) {
    return Text(run, comparison, found, style).all();
}

} // namespace sim::shell
