#include "sim/shell/future_arguments.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/comparison.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/shell/common_arguments.hpp"
#include "sim/shell/measure_choice.hpp"
#include "sim/shell/option_reader.hpp"

namespace sim::shell {

namespace {

using Strings = std::vector<std::string>;

constexpr const char* fails_option = "slipway stress: --fails";
constexpr std::size_t fewest_futures = 50, most_futures = 1'000'000;

DesignKind read_design(const OptionReader& reader) {
    const std::string text = reader.text("design");
    for (const DesignKind kind : {DesignKind::latin_hypercube, DesignKind::sobol})
        if (text == to_string(kind))
            return kind;
    reader.refuse_here(fmt::format("--design is '{}'{}", text,
                                   scenario::hint(text, {to_string(DesignKind::latin_hypercube),
                                                         to_string(DesignKind::sobol)})));
}

void read_size(const OptionReader& reader, FutureArguments& wanted) {
    std::uint32_t& replications = wanted.run.replications;
    replications = 200;
    if (reader.has("replications"))
        replications = reader.whole<std::uint32_t>("replications", 2);
    if (replications % 2 != 0)
        reader.refuse_here(fmt::format("--replications is {}; allowed: an even number, for one "
                                       "half checks the other",
                                       replications));
    if (reader.has("points"))
        wanted.points = reader.whole<std::size_t>("points", fewest_futures, most_futures);
    if (std::uint64_t{wanted.points} * replications > std::uint64_t{1} << 32)
        reader.refuse_here(fmt::format("--points {} with --replications {}: allowed: a product of "
                                       "at most 2^32, as replications are numbered",
                                       wanted.points, replications));
}

FutureArguments parse(const std::string& verb, const Strings& arguments, const Strings& more) {
    Strings single = {"design", "points", "measure", "replications", "seed", "threads", "out"};
    single.insert(single.end(), more.begin(), more.end());
    OptionReader reader(verb, single, {"set", "option"}, {"json"});
    reader.read(arguments);
    FutureArguments wanted;
    RunArguments& run = wanted.run;
    run.file = reader.only_file();
    read_size(reader, wanted);
    if (reader.has("design"))
        wanted.design = read_design(reader);
    if (reader.has("measure"))
        wanted.measure = reader.text("measure");
    for (const std::string& name : more)
        if (reader.has(name.c_str()))
            wanted.fails = reader.text(name.c_str());
    read_chance(reader, run);
    read_variants(reader, run);
    if (reader.has("out"))
        run.out = reader.text("out");
    if (reader.on("json"))
        run.format = RunArguments::Format::json;
    return wanted;
}

[[noreturn]] void refuse(const std::string& text, const std::string& why) {
    throw InvalidInput(fmt::format("{} is '{}': {}", fails_option, text, why));
}

double threshold_of(const OutcomeDescription& outcome, const Measure& measure,
                    const std::string& text, const std::string& value) {
    if (measure.kind == MeasureKind::date) {
        const std::optional<Date> date = parse_date(value);
        if (!date)
            refuse(text, fmt::format("'{}' is no date; allowed: such as 2016-03-31", value));
        const auto seconds = static_cast<double>((outcome.epoch.at(*date) - Time{}).count());
        return seconds / results::unit_of(measure.kind).divisor;
    }
    char* end = nullptr;
    const double number = std::strtod(value.c_str(), &end);
    const bool chance = measure.kind == MeasureKind::flag;
    if (value.empty() || *end != '\0' || !std::isfinite(number) ||
        (chance && !(number >= 0 && number <= 1)))
        refuse(text, fmt::format("'{}' is no such number; allowed: {}", value,
                                 chance ? "a chance from 0 to 1, as in 0.5"
                                        : "one in the measure's unit"));
    return number;
}

} // namespace

FutureArguments parse_worth(const Strings& arguments) { return parse("worth", arguments, {}); }

FutureArguments parse_stress(const Strings& arguments) {
    return parse("stress", arguments, {"fails"});
}

FailureWish failure_of(const OutcomeDescription& outcome, const std::string& text) {
    const std::size_t sign = text.find_first_of("<>");
    if (sign == std::string::npos || sign + 1 >= text.size() || text[sign + 1] != '=')
        refuse(text, "allowed: MEASURE>=X or MEASURE<=X, of the mean or the chance of a measure in "
                     "one future, such as programme.late>=0.5");
    FailureWish wish{.place = chosen_measure(outcome, text.substr(0, sign), fails_option),
                     .failing = {.measure = 0, .text = text}};
    const Measure& measure = outcome.measure(wish.place);
    if (measure.kind == MeasureKind::category)
        refuse(text, "the measure is one of several words; allowed: a chance or a number");
    wish.failing.side =
        text[sign] == '>' ? results::Failing::Side::at_least : results::Failing::Side::at_most;
    wish.failing.threshold = threshold_of(outcome, measure, text, text.substr(sign + 2));
    return wish;
}

} // namespace sim::shell
