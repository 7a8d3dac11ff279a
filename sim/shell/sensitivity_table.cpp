#include "sim/shell/sensitivity_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "sim/shell/cells.hpp"
#include "sim/shell/figures.hpp"

namespace sim::shell {

namespace {

constexpr std::size_t width = 100;
using Strings = std::vector<std::string>;

/// Rows of one thing (an input, a cause) with a value for each measure.
using Row = std::map<std::size_t, Interval>;

double size_of(const Row& row, std::size_t by) {
    const auto at = row.find(by);
    return at == row.end() || std::isnan(at->second.value) ? -1 : std::abs(at->second.value);
}

/// The numbers of the rows, those with the largest values of `by` first.
std::vector<std::size_t> ordered(const std::vector<Row>& rows, std::size_t by) {
    std::vector<std::size_t> order(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return size_of(rows[a], by) > size_of(rows[b], by);
    });
    return order;
}

Strings heads_of(const results::Study& study, const std::vector<std::size_t>& shown,
                 Strings first) {
    for (const std::size_t measure : shown) {
        const results::Studied& of = study.measures[measure];
        first.push_back(spoken(of.measure.name) + (of.member.empty() ? "" : " of " + of.member));
    }
    return first;
}

Strings cells_of(const results::Study& study, const Row& row, const std::vector<std::size_t>& shown,
                 Strings first) {
    for (const std::size_t measure : shown) {
        const auto at = row.find(measure);
        first.push_back(at == row.end() ? "" : study_figure(study.measures[measure], at->second));
    }
    return first;
}

std::string rest(std::size_t all, std::size_t top, const char* what) {
    return all <= top ? ""
                      : fmt::format("{} more {} move it less: --top {}, or the files of --out.\n",
                                    all - top, what, all);
}

/// The end of a path, which tells it from others.
std::string path_end(const std::string& path) {
    constexpr std::size_t most = 36;
    if (width_of(path) <= most)
        return path;
    const std::size_t dot = path.find('.', path.size() - most + 1);
    const std::size_t from = dot == std::string::npos ? path.size() - most + 1 : dot + 1;
    return "\u2026" + path.substr(from);
}

std::string setting_text(const results::StudyInput& input) {
    return fmt::format("{:.4g} to {:.4g}{}{}", input.low, input.high, input.unit.empty() ? "" : " ",
                       input.unit);
}

std::string swings_text(const results::Study& study, std::size_t by, std::size_t top, Style style) {
    std::vector<Row> rows(study.inputs.size());
    for (const results::Swing& each : study.swings)
        rows[each.input][each.measure] = each.swing;
    const auto shown = shown_measures(study, by);
    Columns columns(heads_of(study, shown, {"input, from low to high", "from to"}));
    const auto order = ordered(rows, by);
    for (std::size_t i = 0; i < std::min(top, order.size()); ++i)
        columns.add(cells_of(
            study, rows[order[i]], shown,
            {path_end(study.inputs[order[i]].path), setting_text(study.inputs[order[i]])}));
    return columns.print(width, style) + rest(order.size(), top, "inputs") +
           "\nEach input alone goes from low to high, all else as it is, on the same futures: what "
           "is added to the\nmean. A distribution becomes its P10 and its P90 for all whom it is "
           "for; a plain number is moved by\n5, 20 or 50 % for grade A, B or C (--range gives "
           "another). pt: percentage points; d: days.\n";
}

std::string costs_text(const results::Study& study, std::size_t by, std::size_t top, Style style) {
    std::vector<Row> rows(study.causes.size());
    for (const results::CauseCost& each : study.costs)
        rows[each.cause][each.measure] = each.saved;
    const auto shown = shown_measures(study, by);
    Columns columns(heads_of(study, shown, {"without", "kind"}));
    const auto order = ordered(rows, by);
    for (std::size_t i = 0; i < std::min(top, order.size()); ++i)
        columns.add(
            cells_of(study, rows[order[i]], shown,
                     {study.causes[order[i]].name, to_string(study.causes[order[i]].kind)}));
    return columns.print(width, style) + rest(order.size(), top, "causes") +
           "\nWhat each risk, limit or wait costs: the mean with all of them less the mean without "
           "it, on the same\nfutures. Below 0: without it things are worse. pt: percentage points; "
           "d: days.\n";
}

std::string pairs_text(const results::Study& study, std::size_t by, Style style) {
    if (study.pairs.empty())
        return "";
    const results::Studied& of = study.measures[by];
    Columns columns({"without", "and without", "both together", "beyond each alone"});
    for (const results::PairCost& each : study.pairs)
        if (each.measure == by)
            columns.add({study.causes[each.first].name, study.causes[each.second].name,
                         study_figure(of, each.together), study_figure(of, each.extra)});
    return fmt::format("\n{}, by pairs of the largest causes\n", spoken(of.measure.name)) +
           columns.print(width, style) +
           "\nBeyond each alone: above 0, one is worth more once the other is gone too; below 0, "
           "they overlap.\n";
}

const char* index_meaning(const std::string& method) {
    if (method == "morris")
        return "\nMu star: what the whole way from low to high moves the mean, on average over "
               "places "
               "of all others;\nsigma: how much that depends on where it and the others are.\n";
    if (method == "sobol")
        return "\nShares of the variance of the mean over all places between low and high. First: "
               "what the input\nexplains alone; total: with all others; the difference is what "
               "they do together.\n";
    return "\nShares of the variance of the mean over all places between low and high; what inputs "
           "do together\nis shared out fairly, and they add up to 1.\n";
}

std::string indices_text(const results::Study& study, std::size_t by, std::size_t top,
                         Style style) {
    Strings names;
    for (const results::InputIndex& each : study.indices)
        if (std::ranges::find(names, each.name) == names.end())
            names.push_back(each.name);
    std::vector<Row> rows(study.inputs.size());
    for (const results::InputIndex& each : study.indices)
        if (each.measure == by) {
            const auto name = std::ranges::find(names, each.name) - names.begin();
            rows[each.input][static_cast<std::size_t>(name)] = each.value;
        }
    Strings heads = {"input", "from to"};
    for (const std::string& name : names)
        heads.push_back(spoken(name));
    Columns columns(heads);
    const auto order = ordered(rows, names.size() > 1 && study.method == "sobol" ? 1 : 0);
    for (std::size_t i = 0; i < std::min(top, order.size()); ++i) {
        const Row& row = rows[order[i]];
        Strings line = {path_end(study.inputs[order[i]].path),
                        setting_text(study.inputs[order[i]])};
        for (std::size_t name = 0; name < names.size(); ++name)
            if (const auto at = row.find(name); at == row.end())
                line.emplace_back("?");
            else
                line.push_back(study.method == "morris"
                                   ? study_figure(study.measures[by], at->second)
                                   : figure(at->second, ""));
        columns.add(std::move(line));
    }
    return fmt::format("{} ({})\n", spoken(study.measures[by].measure.name), study.method) +
           columns.print(width, style) + rest(order.size(), top, "inputs") +
           index_meaning(study.method);
}

} // namespace

std::string study_figure(const results::Studied& of, const Interval& value) {
    if (of.unit == "p")
        return figure({100 * value.value, 100 * value.lo, 100 * value.hi}, " pt");
    if (of.unit == "gbp")
        return pounds({100 * value.value, 100 * value.lo, 100 * value.hi});
    return figure(value, of.unit == "days" ? " d" : "");
}

std::vector<std::size_t> shown_measures(const results::Study& study, std::size_t by) {
    constexpr std::size_t most = 4;
    std::vector<std::size_t> shown = {by};
    for (std::size_t i = 0; i < study.measures.size() && shown.size() < most; ++i)
        if (i != by && study.measures[i].member.empty())
            shown.push_back(i);
    return shown;
}

std::string study_table(const results::Run& run, const results::Study& study, std::size_t by,
                        std::size_t top, Style style) {
    const results::OptionResult& option = run.options.front();
    std::string text =
        fmt::format("{}: seed {}, {}\n{} replications of each, digest {}\n\n", run.scenario,
                    run.seed, option.name, grouped(option.result.done), study.digest);
    if (!study.swings.empty())
        text += swings_text(study, by, top, style);
    if (!study.indices.empty())
        text += indices_text(study, by, top, style);
    if (!study.costs.empty())
        text += costs_text(study, by, top, style) + pairs_text(study, by, style);
    return text + "Brackets: 95 % confidence interval; ?: too few futures show it.\n";
}

} // namespace sim::shell
