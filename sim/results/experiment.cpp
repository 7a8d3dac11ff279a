#include "sim/results/experiment.hpp"

#include <chrono>
#include <cstddef>
#include <utility>
#include <vector>

#include "sim/engine/errors.hpp"
#include "sim/results/cbor.hpp"
#include "sim/scenario/sha256.hpp"

namespace sim::results {

namespace {

constexpr const char* schema = "slipway-experiment-2";

/// Each of them as exact() or encoded() has it.
template <class Range, class Encode>
Json each(const Range& range, const Encode& encode) {
    Json all = Json::array();
    for (const auto& one : range)
        all.push_back(encode(one));
    return all;
}

template <class T, class Decode>
std::vector<T> each_of(const Json& value, const Decode& decode) {
    std::vector<T> all;
    for (const Json& one : list(value))
        all.push_back(decode(one));
    return all;
}

/// An enumerator by number, of which `last` is the last.
template <class Enum>
Enum one_of(const Json& value, Enum last) {
    return static_cast<Enum>(whole(value, static_cast<std::uint64_t>(last)));
}

template <class Enum>
std::uint64_t number(Enum value) {
    return static_cast<std::uint64_t>(value);
}

using Labels = std::vector<std::pair<std::string, std::string>>;

Json encoded(const Labels& labels) {
    return each(labels, [](const auto& label) { return Json::array({label.first, label.second}); });
}

Labels labels(const Json& value) {
    return each_of<Labels::value_type>(value, [](const Json& label) {
        const Json::array_t& parts = list(label, 2);
        return Labels::value_type(text(parts[0]), text(parts[1]));
    });
}

std::vector<std::string> texts(const Json& value) { return each_of<std::string>(value, text); }

Json encoded(const Measure& measure) {
    return Json::array({measure.name, number(measure.kind), measure.meaning, measure.resolution,
                        measure.categories, number(measure.shown), number(measure.better)});
}

Measure measure(const Json& value) {
    const Json::array_t& parts = list(value, 7);
    return {.name = text(parts[0]),
            .kind = one_of(parts[1], MeasureKind::category),
            .meaning = text(parts[2]),
            .resolution = integer(parts[3]),
            .categories = texts(parts[4]),
            .shown = one_of(parts[5], Shown::file),
            .better = one_of(parts[6], Better::higher)};
}

Json encoded(const Section& section) {
    const auto member = [](const Member& one) {
        return Json::array({one.name, encoded(one.labels)});
    };
    return Json::array({section.key, each(section.members, member),
                        each(section.measures, [](const Measure& one) { return encoded(one); }),
                        number(section.labels)});
}

Section section(const Json& value) {
    const Json::array_t& parts = list(value, 4);
    const auto member = [](const Json& one) {
        const Json::array_t& name = list(one, 2);
        return Member{text(name[0]), labels(name[1])};
    };
    return {.key = text(parts[0]),
            .members = each_of<Member>(parts[1], member),
            .measures = each_of<Measure>(parts[2], measure),
            .labels = one_of(parts[3], Shown::file)};
}

Json encoded(const OutcomeDescription& outcome) {
    const std::int64_t start =
        std::chrono::sys_days(outcome.epoch.start()).time_since_epoch().count();
    return Json::array({start, encoded(outcome.facts),
                        each(outcome.sections, [](const Section& one) { return encoded(one); }),
                        outcome.chief});
}

OutcomeDescription outcome(const Json& value) {
    const Json::array_t& parts = list(value, 4);
    constexpr std::int64_t furthest = 4'000'000; // days, some ten thousand years
    const std::int64_t start = integer(parts[0]);
    sound(-furthest < start && start < furthest, "a date is impossible");
    OutcomeDescription all{.epoch = Epoch(Date(std::chrono::sys_days(std::chrono::days(start)))),
                           .facts = labels(parts[1]),
                           .sections = each_of<Section>(parts[2], section),
                           .chief = text(parts[3])};
    all.validate();
    return all;
}

Json encoded(const scenario::Assumption& one) {
    return Json::array({one.path, one.value, one.unit, number(one.evidence.grade),
                        one.evidence.source, one.where.source, one.where.line, one.where.column});
}

scenario::Assumption assumption(const Json& value) {
    const Json::array_t& parts = list(value, 8);
    return {.path = text(parts[0]),
            .value = text(parts[1]),
            .unit = text(parts[2]),
            .evidence = {one_of(parts[3], scenario::Grade::c), text(parts[4])},
            .where = {text(parts[5]), static_cast<std::uint32_t>(whole(parts[6], UINT32_MAX)),
                      static_cast<std::uint32_t>(whole(parts[7], UINT32_MAX))}};
}

// Bytes within, so that a reader holds the values of one option at a time.
Json encoded(const OptionResult& option) {
    const auto line = [](const scenario::Assumption& one) { return encoded(one); };
    return packed(cbor(Json::array(
        {option.name, option.meaning, encoded(option.outcome), each(option.parameters, line)})));
}

OptionResult option(const Json& value) {
    const Json inside = from_cbor(bytes(value));
    const Json::array_t& parts = list(inside, 4);
    OptionResult all{.name = text(parts[0]),
                     .meaning = text(parts[1]),
                     .outcome = outcome(parts[2]),
                     .parameters = each_of<scenario::Assumption>(parts[3], assumption),
                     .result = {}};
    all.result = Result(all.outcome);
    return all;
}

} // namespace

std::string encoded(const Experiment& experiment) {
    const Run& run = experiment.run;
    const Json precision = experiment.precision ? Json(*experiment.precision) : Json();
    const Json measure = experiment.measure ? Json(*experiment.measure) : Json();
    return cbor(
        Json::array({schema, experiment.verb, run.program.name, run.program.version, run.scenario,
                     run.sha256, run.text, run.overrides, run.seed, experiment.replications,
                     precision, measure, experiment.asked,
                     each(run.options, [](const OptionResult& one) { return encoded(one); })}));
}

Experiment decoded_experiment(std::string_view bytes) try {
    const Json all = from_cbor(bytes);
    const Json::array_t& parts = list(all, 14);
    sound(text(parts[0]) == schema, "its experiment is of another version");
    Experiment experiment{.verb = text(parts[1]),
                          .run = {.program = {text(parts[2]), text(parts[3])},
                                  .method = text(parts[1]),
                                  .scenario = text(parts[4]),
                                  .sha256 = text(parts[5]),
                                  .text = text(parts[6]),
                                  .overrides = texts(parts[7]),
                                  .seed = whole(parts[8]),
                                  .options = each_of<OptionResult>(parts[13], option)},
                          .replications = static_cast<std::uint32_t>(whole(parts[9], UINT32_MAX)),
                          .precision = {},
                          .measure = {},
                          .asked = texts(parts[12])};
    sound(!experiment.asked.empty(), "its experiment does not say what was asked");
    sound(!experiment.run.options.empty(), "its experiment has no options");
    if (!parts[10].is_null()) {
        sound(parts[10].is_number_float(), "a number is missing");
        experiment.precision = parts[10].get<double>();
    }
    if (!parts[11].is_null())
        experiment.measure = text(parts[11]);
    return experiment;
} catch (const ContractViolation& problem) {
    throw Damaged(problem.what());
}

std::string fingerprint(std::string_view encoded) { return scenario::sha256(encoded); }

} // namespace sim::results
