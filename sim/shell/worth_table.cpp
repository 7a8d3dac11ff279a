#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "sim/shell/cells.hpp"
#include "sim/shell/facts.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/futures_table.hpp"

namespace sim::shell {

namespace {

using results::Futures;
using results::Worth;

/// The options, the best one first.
std::string options_text(const Futures& futures, const Worth& worth, Style style) {
    Columns columns({"option", "mean", "behind the best", "best in"});
    std::vector<std::size_t> order(worth.options.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, {}, [&](std::size_t option) { return worth.options[option].behind.value; });
    for (const std::size_t option : order) {
        const Worth::Standing& each = worth.options[option];
        columns.add({futures.run.options[option].name, level_text(futures, each.mean),
                     option == worth.best ? "best" : amount_text(futures, each.behind),
                     fmt::format("{:.0f} % of futures", 100 * each.best_in)});
    }
    return columns.print(page, style);
}

std::string partial_text(const Futures& futures, const Worth& worth, Style style) {
    const std::string name = spoken(futures.measures.front().measure.name);
    Columns columns({"to know before choosing", "is worth (" + name + ")", "at least"});
    columns.add(
        {"all of it", amount_text(futures, worth.at_most), amount_text(futures, worth.at_least)});
    std::vector<std::size_t> order(worth.partial.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return worth.partial[a].value > worth.partial[b].value;
    });
    for (const std::size_t parameter : order)
        columns.add({futures.parameters[parameter].path,
                     amount_text(futures, worth.partial[parameter]), ""});
    return columns.print(page, style);
}

} // namespace

std::string worth_table(const Futures& futures, const Worth& worth, Style style) {
    const bool bounds = std::ranges::any_of(futures.parameters, &results::OpenParameter::bounds);
    std::string text =
        futures_heading(futures,
                        bounds ? "drawn as the scenario says; evenly where it gives bounds alone"
                               : "drawn as the scenario says",
                        style);
    text += options_text(futures, worth, style) + "\n" + partial_text(futures, worth, style);
    const std::string& best = futures.run.options[worth.best].name;
    text += "\n" +
            folded(fmt::format(
                       "If one had to choose now, it would be '{}'. Worth: how much better the "
                       "mean becomes, on average, if one learns the true value first and then "
                       "chooses; if it costs more to find out, choose now. 0: no answer would "
                       "change the choice. All of it, the luck of single events excepted: the "
                       "first figure takes what {} replications leave to luck for knowledge and "
                       "errs upwards, the second errs downwards.",
                       best, grouped(futures.replications)),
                   page, 0) +
            "\n";
    return text + luck_text(futures, worth.luck);
}

} // namespace sim::shell
