#include "sim/shell/rare_arguments.hpp"

#include <cmath>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/comparison.hpp"
#include "sim/shell/common_arguments.hpp"
#include "sim/shell/measure_choice.hpp"
#include "sim/shell/option_reader.hpp"

namespace sim::shell {

namespace {

constexpr const char* what = "slipway rare: --event";

[[noreturn]] void refuse(const std::string& text, const std::string& why) {
    throw InvalidInput(fmt::format("{} is '{}': {}", what, text, why));
}

/// A threshold in base units, from a date or a number in the measure's published unit.
std::int64_t threshold_of(const OutcomeDescription& outcome, const Measure& measure,
                          const std::string& text, const std::string& value) {
    if (measure.kind == MeasureKind::date) {
        const std::optional<Date> date = parse_date(value);
        if (!date)
            refuse(text, fmt::format("'{}' is no date; allowed: such as 2016-03-31", value));
        return (outcome.epoch.at(*date) - Time{}).count();
    }
    char* end = nullptr;
    const double number = std::strtod(value.c_str(), &end);
    const double base = number * results::unit_of(measure.kind).divisor;
    if (value.empty() || *end != '\0' || !(std::abs(base) <= largest_value))
        refuse(text, fmt::format("'{}' is no number; allowed: one in the measure's unit", value));
    return std::llround(base);
}

} // namespace

RareArguments parse_rare(const std::vector<std::string>& arguments) {
    OptionReader reader("rare", {"event", "replications", "seed", "threads"}, {"set", "option"},
                        {"json"});
    reader.read(arguments);
    RareArguments rare;
    RunArguments& run = rare.run;
    run.file = reader.only_file();
    if (!reader.has("event"))
        reader.refuse_here("--event is needed, such as --event 'programme.misses>=12'");
    rare.event = reader.text("event");
    run.replications = 16'384;
    if (reader.has("replications"))
        run.replications = reader.whole<std::uint32_t>("replications", 1'024);
    const std::uint32_t repetitions = RarePlan{}.repetitions;
    if (run.replications % repetitions != 0)
        reader.refuse_here(fmt::format("--replications is {}; allowed: a multiple of {}, from 1024",
                                       run.replications, repetitions));
    read_chance(reader, run);
    read_variants(reader, run);
    if (reader.on("json"))
        run.format = RunArguments::Format::json;
    return rare;
}

RareEvent event_of(const OutcomeDescription& outcome, const std::string& text) {
    const std::size_t sign = text.find_first_of("<>");
    if (sign == std::string::npos || sign + 1 >= text.size() || text[sign + 1] != '=')
        refuse(text, "allowed: MEASURE>=X or MEASURE<=X, such as programme.misses>=12");
    RareEvent event{.measure = chosen_measure(outcome, text.substr(0, sign), what)};
    const Measure& measure = outcome.measure(event.measure);
    if (measure.kind == MeasureKind::flag || measure.kind == MeasureKind::category)
        refuse(text, "a measure of yes or no has no steps towards its event; allowed: a count, a "
                     "date, days or money that comes near it by degrees");
    event.threshold = threshold_of(outcome, measure, text, text.substr(sign + 2));
    event.side = text[sign] == '>' ? RareEvent::Side::at_least : RareEvent::Side::at_most;
    return event;
}

} // namespace sim::shell
