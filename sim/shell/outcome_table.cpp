#include "sim/shell/outcome_table.hpp"

#include "sim/shell/cells.hpp"
#include "sim/shell/facts.hpp"

namespace sim::shell {

std::string outcome_table(const OutcomeDescription& description,
                          std::span<const std::int64_t> outcome, Style style) {
    std::string text;
    for (std::size_t s = 0; s < description.sections.size(); ++s) {
        const Section& section = description.sections[s];
        const auto value = [&](std::size_t row, std::size_t m) {
            return value_text(section.measures[m], outcome[description.index(s, row, m)],
                              description.epoch);
        };
        text += text.empty() ? "" : "\n";
        if (section.members.empty()) {
            std::vector<std::string> texts;
            for (std::size_t m = 0; m < section.measures.size(); ++m)
                texts.push_back(value(0, m));
            text += facts_text(section, texts, style);
            continue;
        }
        std::vector<std::string> heads = {spoken(section.key)};
        for (const Measure& measure : section.measures)
            heads.push_back(spoken(measure.name));
        Columns columns(heads);
        for (std::size_t row = 0; row < section.rows(); ++row) {
            std::vector<std::string> line = {section.members[row].name};
            for (std::size_t m = 0; m < section.measures.size(); ++m)
                line.push_back(value(row, m));
            columns.add(std::move(line));
        }
        text += columns.print(page, style);
    }
    return text;
}

} // namespace sim::shell
