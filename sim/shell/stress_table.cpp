#include <algorithm>

#include <fmt/format.h>

#include "sim/shell/facts.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/futures_table.hpp"

namespace sim::shell {

namespace {

using results::Futures;
using results::Region;
using results::Stress;

std::string options_text(const Futures& futures, const Stress& stress, Style style) {
    Columns columns({"option", "worst mean", "in future", "greatest regret", "in future",
                     "regret P90", "regret on average"});
    for (std::size_t o = 0; o < stress.options.size(); ++o) {
        const Stress::Standing& each = stress.options[o];
        columns.add({futures.run.options[o].name, level_text(futures, exactly(each.worst)),
                     fmt::format("{}", futures.numbers[each.worst_at] + 1),
                     amount_text(futures, exactly(each.regret)),
                     fmt::format("{}", futures.numbers[each.regret_at] + 1),
                     amount_text(futures, each.regret_p90),
                     amount_text(futures, each.regret_mean)});
    }
    return columns.print(page, style);
}

/// The values of a future in words.
std::string future_text(const Futures& futures, std::size_t place) {
    std::string text;
    for (std::size_t p = 0; p < futures.parameters.size(); ++p)
        text += fmt::format("{}{} {}", p > 0 ? ", " : "", futures.parameters[p].path,
                            value_text(futures.parameters[p], futures.values[p][place]));
    return text;
}

std::string bound_text(const Futures& futures, const Region::Bound& bound) {
    const results::OpenParameter& of = futures.parameters[bound.parameter];
    if (bound.low && bound.high)
        return fmt::format("{} from {} to {}", of.path, value_text(of, *bound.low),
                           value_text(of, *bound.high));
    if (bound.low)
        return fmt::format("{} {} or more", of.path, value_text(of, *bound.low));
    return fmt::format("{} {} or less", of.path, value_text(of, bound.high.value_or(0)));
}

std::string region_text(const Futures& futures, const Region& region) {
    if (region.failing == 0)
        return "fails in none of them";
    if (region.failing == futures.size())
        return "fails in all of them, wherever the parameters lie";
    const auto share = [](double part, double whole) { return 100 * part / whole; };
    const auto all = static_cast<double>(futures.size());
    std::string text = fmt::format("fails in {:.0f} % of futures",
                                   share(static_cast<double>(region.failing), all));
    if (region.bounds.empty())
        return text + ", no part of the bounds more than the others";
    text += fmt::format(", {:.0f} % of these failures where", 100 * region.coverage());
    for (std::size_t i = 0; i < region.bounds.size(); ++i)
        text += (i == 0 ? " " : " and ") + bound_text(futures, region.bounds[i]);
    return text + fmt::format(": it fails in {:.0f} % of the futures there ({} of {})",
                              100 * region.density(), region.failing_within, region.within);
}

std::string regions_text(const Futures& futures, const Stress& stress, Style style) {
    if (!stress.failing)
        return "\nWhere does it fail? --fails 'MEASURE>=X' says when that is, and is answered.\n";
    std::string text =
        fmt::format("\nwhere an option fails: {} in a future\n", bold(stress.failing->text, style));
    for (std::size_t o = 0; o < stress.regions.size(); ++o)
        text += folded(fmt::format("{}: {}", futures.run.options[o].name,
                                   region_text(futures, stress.regions[o])),
                       page, 3) +
                "\n";
    return text;
}

} // namespace

std::string stress_table(const Futures& futures, const Stress& stress, Style style) {
    std::string text = futures_heading(futures, "spread evenly between its bounds", style) +
                       options_text(futures, stress, style);
    const Stress::Standing& least = stress.options[stress.minimax];
    text += "\n" +
            folded(fmt::format("least to regret: {}; most, {}, where {}",
                               bold(futures.run.options[stress.minimax].name, style),
                               amount_text(futures, exactly(least.regret)),
                               future_text(futures, least.regret_at)),
                   page, 3) +
            "\n" + regions_text(futures, stress, style) + "\n";
    text += folded("Worst mean: in the worst of the futures tried. Regret: how much an option "
                   "yields less than the best option of the same future; P90: in 90 % of futures "
                   "it is not more. No future is called likelier than another, so a share of "
                   "futures is no chance: it says how much of the room between the bounds it is.",
                   page, 0) +
            "\n";
    return text + luck_text(futures, stress.luck);
}

} // namespace sim::shell
