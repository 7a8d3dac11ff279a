#include "sim/shell/table.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "sim/shell/cells.hpp"
#include "sim/shell/facts.hpp"
#include "sim/shell/figures.hpp"

namespace sim::shell {

namespace {

bool shown(const Measure& measure) { return measure.shown == Shown::table; }

std::vector<std::string> label_keys(const Section& section) {
    std::vector<std::string> keys;
    if (section.labels == Shown::file)
        return keys;
    for (const Member& member : section.members)
        for (const auto& label : member.labels)
            if (std::ranges::find(keys, label.first) == keys.end())
                keys.push_back(label.first);
    return keys;
}

std::string label_of(const Member& member, const std::string& key) {
    const auto label =
        std::ranges::find(member.labels, key, [](const auto& each) { return each.first; });
    return label == member.labels.end() ? "" : label->second;
}

std::string section_facts(const results::OptionResult& option, std::size_t number, Style style) {
    const OutcomeDescription& shape = option.outcome;
    const Section& section = shape.sections[number];
    std::vector<std::string> texts;
    for (std::size_t m = 0; m < section.measures.size(); ++m)
        texts.push_back(
            shown(section.measures[m])
                ? fact(section.measures[m], option.sample(shape.index(number, 0, m)), shape.epoch)
                : "");
    return facts_text(section, texts, style);
}

void append(std::vector<std::string>& line, std::vector<std::string>&& more) {
    std::ranges::move(more, std::back_inserter(line));
}

std::string section_rows(const results::OptionResult& option, std::size_t number, Style style) {
    const OutcomeDescription& shape = option.outcome;
    const Section& section = shape.sections[number];
    const std::vector<std::string> keys = label_keys(section);
    std::vector<std::string> heads = {spoken(section.key)};
    for (const std::string& key : keys)
        heads.push_back(spoken(key));
    for (const Measure& measure : section.measures)
        if (shown(measure))
            append(heads, headings(measure));
    Columns columns(heads);
    for (std::size_t row = 0; row < section.rows(); ++row) {
        std::vector<std::string> line = {section.members[row].name};
        for (const std::string& key : keys)
            line.push_back(label_of(section.members[row], key));
        for (std::size_t m = 0; m < section.measures.size(); ++m)
            if (shown(section.measures[m]))
                append(line, cells(section.measures[m], option.sample(shape.index(number, row, m)),
                                   shape.epoch));
        columns.add(std::move(line));
    }
    return columns.print(page, style);
}

std::string section_text(const results::OptionResult& option, std::size_t number, Style style) {
    return option.outcome.sections[number].members.empty() ? section_facts(option, number, style)
                                                           : section_rows(option, number, style);
}

bool worth_showing(const Section& section) { return std::ranges::any_of(section.measures, shown); }

/// How many times as many plain replications would be as sure of the measures without member.
std::string ratios(const results::OptionResult& option) {
    std::string text;
    for (std::size_t i = 0; i < option.outcome.size(); ++i) {
        const OutcomeDescription::Place at = option.outcome.place(i);
        const Section& section = option.outcome.sections[at.section];
        const Interval ratio = variance_ratio(option.sample(i));
        if (section.members.empty() && shown(section.measures[at.measure]) &&
            section.measures[at.measure].kind != MeasureKind::category &&
            std::isfinite(ratio.value))
            text += fmt::format("{}{} {:.2g} ({:.2g}-{:.2g})", text.empty() ? "" : ", ",
                                spoken(section.measures[at.measure].name), ratio.value, ratio.lo,
                                ratio.hi);
    }
    return text;
}

std::string controls_text(const results::OptionResult& option) {
    if (option.correction.empty())
        return "control variates: none (replications failed, or too few were run); all as plain";
    return fmt::format("control variates: means and chances corrected by {} controls, quantiles as "
                       "plain",
                       option.controls);
}

std::string sampling_text(const results::OptionResult& option, Sampling sampling) {
    if (sampling == Sampling::plain)
        return "";
    std::string text = sampling == Sampling::control_variates ? controls_text(option)
                                                              : randomised_text(option, sampling);
    if (const std::string known = ratios(option); !known.empty())
        text += "; variance ratio against plain means: " + known;
    return folded(text, page, 2) + "\n";
}

std::string option_text(const results::OptionResult& option, Sampling sampling, Style style) {
    const Result& result = option.result;
    std::string text = bold(option.name, style);
    if (!option.meaning.empty())
        text += "  " + shortened(option.meaning, page - 4 - width_of(option.name));
    text += fmt::format(
        "\n{} replications{}{}, digest {}\n", grouped(result.done),
        result.interrupted() ? fmt::format(" of {} (interrupted)", grouped(result.requested)) : "",
        result.failed > 0 ? fmt::format(", {} failed and count nowhere", grouped(result.failed))
                          : "",
        result.digest.to_string());
    text += sampling_text(option, sampling);
    for (const auto& [key, value] : option.outcome.facts)
        text += folded(spoken(key) + " " + value, page, 2) + "\n";
    if (result.done == 0)
        return text;
    for (std::size_t number = 0; number < option.outcome.sections.size(); ++number)
        if (worth_showing(option.outcome.sections[number]))
            text += "\n" + section_text(option, number, style);
    return text;
}

std::string legend(const std::string& text) {
    std::string line = "Brackets and ± (days): 95 % confidence interval.";
    if (text.find("after horizon") != std::string::npos)
        line += " After horizon: later than was simulated.";
    if (text.find("≥") != std::string::npos)
        line += "\n≥: mean of what is known within the horizon; the rest is larger.";
    return line + "\n";
}

} // namespace

std::string randomised_text(const results::OptionResult& option, Sampling sampling) {
    return fmt::format(
        "{} sampling: {} independent randomisations of {}{}; intervals by Student's t over them",
        sampling_names()[static_cast<std::size_t>(sampling)], option.randomisations(),
        grouped(option.result.requested / Randomisation::count),
        sampling == Sampling::sobol
            ? fmt::format(", the {} draws that matter most in the net", option.coordinates)
            : "");
}

std::string table(const results::Run& run, Style style) {
    std::string text = fmt::format("{}: seed {}", run.scenario, run.seed);
    if (run.parts > 1)
        text += fmt::format(", share {} of {}", run.part, run.parts);
    for (const std::string& setting : run.overrides)
        text += "\n" + folded("set " + setting, page, 2);
    text += "\n";
    for (const results::OptionResult& option : run.options)
        text += "\n" + option_text(option, run.sampling, style);
    if (run.options.size() > 1)
        text += "\ndigest of all options " + run.digest() + "\n";
    return text + "\n" + faint(legend(text), style);
}

} // namespace sim::shell
