#include "sim/shell/select.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "sim/experiment/choose.hpp"
#include "sim/results/comparison.hpp"
#include "sim/results/statistics.hpp"
#include "sim/shell/cells.hpp"
#include "sim/shell/columns.hpp"
#include "sim/shell/facts.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/interrupt.hpp"
#include "sim/shell/output.hpp"

namespace sim::shell {

namespace {

using results::Json;
using Select = CompareArguments::Select;

constexpr double confidence = 0.95, percent = 100;

/// A selection with what it was asked.
struct Report {
    const CompareArguments& arguments;
    const std::vector<Contender>& contenders;
    const SharedMeasure& by;
    const Choice& choice;
    results::Unit unit;

    bool kim_nelson() const { return arguments.select == Select::kim_nelson; }
    const std::string& name(std::size_t option) const { return contenders[option].name; }
    std::string scenario() const {
        return std::filesystem::path(arguments.run.file).stem().string();
    }
    std::uint64_t total() const {
        std::uint64_t sum = 0;
        for (const Chosen& option : choice.options)
            sum += option.futures;
        return sum;
    }
};

std::string unit_text(const results::Unit& unit) {
    const std::string name = unit.name;
    return name == "p" ? " (probability)" : name == "count" ? "" : " (" + name + ")";
}

std::string guarantee(const Report& report) {
    const Choice& choice = report.choice;
    if (report.kim_nelson() && choice.decided)
        return fmt::format(
            "If the best option is better than every other by {:g}{} or more, this is it with a "
            "probability of at least {:.0f} % (Kim and Nelson 2001, on common random numbers; "
            "means "
            "of {} futures are taken as normal). {} futures of each would have sufficed in any "
            "case.",
            report.arguments.indifference, unit_text(report.unit), percent * confidence,
            futures_an_observation,
            grouped(static_cast<std::uint64_t>(std::min(choice.most_needed, 1e18))));
    if (report.kim_nelson())
        return fmt::format("Not decided: this is the best so far, without a guarantee. {} futures "
                           "of each suffice in any case; give more --replications or a larger "
                           "--indifference.",
                           choice.most_needed > 0 ? grouped(static_cast<std::uint64_t>(
                                                        std::min(choice.most_needed, 1e18)))
                                                  : "An unknown number of");
    return fmt::format(
        "The option with the best mean seen has the best mean with a probability of "
        "at least {:.2f} % (OCBA, Chen and others 2000; Bonferroni, sample means "
        "taken as normal): an estimate, not a guarantee.",
        std::min(std::floor(percent * percent * choice.probability) / percent, 99.99));
}

std::string text_of(const Report& report) {
    const Measure& measure = report.by.measure;
    std::string text = fmt::format("{}: seed {}, choosing by {}; {} is better\n\n",
                                   report.scenario(), report.arguments.run.seed, report.by.name,
                                   measure.better == Better::higher ? "more" : "less");
    Columns columns({"options", spoken(measure.name) + unit_text(report.unit) + ", mean ± se",
                     "futures", report.kim_nelson() ? "left" : "best"});
    for (std::size_t option = 0; option < report.choice.options.size(); ++option) {
        const Chosen& each = report.choice.options[option];
        columns.add({report.name(option),
                     fmt::format("{:.4g} ± {:.2g}", each.mean / report.unit.divisor,
                                 each.error / report.unit.divisor),
                     grouped(each.futures), each.left ? "yes" : "no"});
    }
    text += columns.print(page, Style::plain);
    text += fmt::format("\n{}: {}\n{} futures in all\n\n",
                        report.choice.decided ? "chosen" : "best so far",
                        report.name(report.choice.best), grouped(report.total()));
    return text + folded(guarantee(report), page, 0) + "\n";
}

std::string json_of(const Report& report) {
    Json object = {{"schema", "slipway-selection-1"},
                   {"scenario", report.scenario()},
                   {"overrides", report.arguments.run.settings},
                   {"seed", report.arguments.run.seed},
                   {"method", report.kim_nelson() ? "kn" : "ocba"},
                   {"by", report.by.name},
                   {"unit", report.unit.name},
                   {"chosen", report.name(report.choice.best)},
                   {"decided", report.choice.decided},
                   {"futures", report.total()},
                   {"guarantee", guarantee(report)},
                   {"options", Json::array()}};
    if (report.kim_nelson()) {
        object["confidence"] = confidence;
        object["indifference"] = report.arguments.indifference;
        object["most_needed"] = results::number_or_null(report.choice.most_needed);
    } else {
        object["p"] = results::number_or_null(report.choice.probability);
    }
    for (std::size_t option = 0; option < report.choice.options.size(); ++option) {
        const Chosen& each = report.choice.options[option];
        object["options"].push_back(
            {{"name", report.name(option)},
             {"mean", results::number_or_null(each.mean / report.unit.divisor)},
             {"error", results::number_or_null(each.error / report.unit.divisor)},
             {"futures", each.futures},
             {"left", each.left}});
    }
    return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Choice choose(const CompareArguments& arguments, const std::vector<Contender>& contenders,
              const SharedMeasure& by, double divisor) {
    const Interrupt interrupt;
    const bool kim_nelson = arguments.select == Select::kim_nelson;
    const ChoicePlan plan{.seed = arguments.run.seed,
                          .threads = arguments.run.threads,
                          .most = kim_nelson ? arguments.run.replications : arguments.budget,
                          .indifference = arguments.indifference * divisor,
                          .error = 1 - confidence,
                          .stop = interrupt.flag()};
    return kim_nelson ? choose_kim_nelson(contenders, by, plan) : choose_ocba(contenders, by, plan);
}

} // namespace

int select(const CompareArguments& arguments, const std::vector<Contender>& contenders,
           const SharedMeasure& by) {
    const results::Unit unit = results::unit_of(by.measure.kind);
    const Choice choice = choose(arguments, contenders, by, unit.divisor);
    const Report report{arguments, contenders, by, choice, unit};
    print(arguments.run.format == RunArguments::Format::json ? json_of(report) : text_of(report));
    return choice.decided ? 0 : 1;
}

} // namespace sim::shell
