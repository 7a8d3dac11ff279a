#include "sim/shell/facts.hpp"

#include <algorithm>

#include "sim/shell/cells.hpp"
#include "sim/shell/figures.hpp"

namespace sim::shell {

namespace {

/// The parts of a text that ends its lines at commas, each at most `width` columns if it can be.
std::vector<std::string> broken(const std::string& text, std::size_t width) {
    std::vector<std::string> lines = {""};
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t comma = std::min(text.find(", ", from), text.size());
        const std::size_t to = std::min(comma + 2, text.size());
        const std::string part = text.substr(from, to - from);
        if (!lines.back().empty() && width_of(lines.back() + part) > width) {
            lines.back().pop_back(); // the space after the comma
            lines.emplace_back();
        }
        lines.back() += part;
        from = to;
    }
    return lines;
}

/// Where the names end and the meanings begin, in columns.
struct Stops {
    std::size_t names = 0, meaning = 0;
};

Stops stops_of(const Section& section, const std::vector<std::string>& texts) {
    std::size_t names = 0, widest = 0;
    for (std::size_t m = 0; m < section.measures.size(); ++m)
        if (const std::size_t width = width_of(texts[m]); width > 0) {
            names = std::max(names, width_of(section.measures[m].name));
            widest = std::max(widest, width > page / 2 ? 0 : width);
        }
    return {names + 4, names + widest + 6};
}

std::string fact_line(const Measure& measure, const std::string& text, const Stops& stops,
                      Style style) {
    constexpr std::size_t least_room = 20;
    const std::vector<std::string> lines = broken(text, page - stops.names);
    std::string line = "  " + spoken(measure.name);
    line.append(stops.names - width_of(line), ' ');
    line += lines.front();
    if (const std::size_t width = width_of(line);
        lines.size() == 1 && width + 2 <= stops.meaning && stops.meaning + least_room <= page)
        line += std::string(stops.meaning - width, ' ') +
                faint(shortened(measure.meaning, page - stops.meaning), style);
    for (std::size_t more = 1; more < lines.size(); ++more)
        line += "\n" + std::string(stops.names, ' ') + lines[more];
    return line + "\n";
}

} // namespace

std::string facts_text(const Section& section, const std::vector<std::string>& texts, Style style) {
    const Stops stops = stops_of(section, texts);
    std::string all = bold(spoken(section.key), style) + "\n";
    for (std::size_t m = 0; m < section.measures.size(); ++m)
        if (!texts[m].empty())
            all += fact_line(section.measures[m], texts[m], stops, style);
    return all;
}

} // namespace sim::shell
