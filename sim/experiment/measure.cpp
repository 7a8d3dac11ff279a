#include "sim/experiment/measure.hpp"

#include <algorithm>
#include <set>

#include "sim/engine/errors.hpp"

namespace sim {

std::size_t OutcomeDescription::size() const {
    std::size_t total = 0;
    for (const Section& section : sections)
        total += section.rows() * section.measures.size();
    return total;
}

std::size_t OutcomeDescription::index(std::size_t section, std::size_t member,
                                      std::size_t measure) const {
    expects(section < sections.size(), "no such section (number too large) use one of outcome()");
    expects(member < sections[section].rows(), "no such member of the section (number too large)");
    expects(measure < sections[section].measures.size(), "no such measure (number too large)");
    std::size_t start = 0;
    for (std::size_t before = 0; before < section; ++before)
        start += sections[before].rows() * sections[before].measures.size();
    return start + member * sections[section].measures.size() + measure;
}

std::size_t OutcomeDescription::index(std::string_view section, std::string_view member,
                                      std::string_view measure) const {
    const auto s = std::ranges::find(sections, section, &Section::key);
    expects(s != sections.end(), "no section of this name in the outcome");
    const auto m = std::ranges::find(s->members, member, &Member::name);
    expects(m != s->members.end() || (s->members.empty() && member.empty()),
            "no member of this name in the section of the outcome");
    const auto k = std::ranges::find(s->measures, measure, &Measure::name);
    expects(k != s->measures.end(), "no measure of this name in the section of the outcome");
    return index(static_cast<std::size_t>(s - sections.begin()),
                 static_cast<std::size_t>(m - s->members.begin()),
                 static_cast<std::size_t>(k - s->measures.begin()));
}

OutcomeDescription::Place OutcomeDescription::place(std::size_t index) const {
    for (std::size_t s = 0; s < sections.size(); ++s) {
        const std::size_t width = sections[s].measures.size();
        if (index < sections[s].rows() * width)
            return {s, index / width, index % width};
        index -= sections[s].rows() * width;
    }
    expects(false, "no such place in the outcome (index too large)");
    return {};
}

const Measure& OutcomeDescription::measure(std::size_t index) const {
    const Place at = place(index);
    return sections[at.section].measures[at.measure];
}

std::string OutcomeDescription::title(std::size_t index) const {
    const Place at = place(index);
    const Section& section = sections[at.section];
    const std::string member =
        section.members.empty() ? "" : section.members[at.member].name + " / ";
    return section.key + " / " + member + section.measures[at.measure].name;
}

namespace {

void validate_section(const Section& section) {
    std::set<std::string_view> names, keys;
    for (const Member& member : section.members) {
        expects(names.insert(member.name).second, "two members of a section share a name");
        for (const auto& label : member.labels)
            keys.insert(label.first);
    }
    keys.insert("name");
    for (const Measure& measure : section.measures) {
        expects(keys.insert(measure.name).second, "a measure's name is taken twice in its section");
        expects(measure.resolution > 0, "a measure's resolution is not positive");
        expects((measure.kind == MeasureKind::category) == !measure.categories.empty(),
                "categories belong to measures of kind category, and only there");
    }
}

} // namespace

void OutcomeDescription::validate() const {
    std::set<std::string_view> keys;
    for (const Section& section : sections) {
        expects(keys.insert(section.key).second, "two sections share a key");
        validate_section(section);
    }
    for (const auto& fact : facts)
        expects(keys.insert(fact.first).second, "a fact's key is taken twice");
}

} // namespace sim
