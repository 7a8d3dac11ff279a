#include "sim/scenario/assumptions.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/uncertainty.hpp"
#include "sim/scenario/walk.hpp"

namespace sim::scenario {

namespace fs = std::filesystem;

namespace {
const Evidence* evidence_of(const Leaf& leaf) {
    if (const auto* number = std::get_if<Number>(&leaf))
        return &number->evidence;
    if (const auto* count = std::get_if<Count>(&leaf))
        return &count->evidence;
    if (const auto* uncertain = std::get_if<Uncertain>(&leaf))
        return &uncertain->evidence;
    return nullptr;
}

Assumption line_of(const LeafVisit& visit) {
    const Node* unit = visit.node.find("unit");
    const Evidence* evidence = evidence_of(visit.leaf);
    const bool given = visit.node.mark.author() != Author::fallback;
    return {.path = visit.path,
            .value = written(visit.node),
            .unit = unit == nullptr ? visit.field.unit : *unit->text(),
            .evidence = evidence == nullptr ? Evidence{} : *evidence,
            .where = given ? visit.node.mark.position() : Position{"default"}};
}

Assumption line_of(const Uncertainty& open, std::size_t number) {
    return {.path = fmt::format("uncertainty[{}]", number),
            .value = fmt::format("{} {}", open.path, open.text),
            .unit = open.unit,
            .evidence = open.evidence,
            .where = open.where};
}

enum class Lines { given_numbers, all };

std::vector<Assumption> lines_of(const Document& document, const Record& record, Lines which) {
    std::vector<Assumption> lines;
    Problems problems;
    DistributionCache cache;
    Walk walk(Reporter(problems), cache, [&lines, which](const LeafVisit& visit) {
        const bool given_number =
            evidence_of(visit.leaf) != nullptr && visit.node.mark.author() != Author::fallback;
        if (which == Lines::all || given_number)
            lines.push_back(line_of(visit));
    });
    walk.scenario(record, document.root(), nullptr);
    problems.throw_if_any();
    const std::vector<Uncertainty> open = uncertainties(document.as_written(), record);
    for (std::size_t i = 0; i < open.size(); ++i)
        lines.push_back(line_of(open[i], i));
    return lines;
}
} // namespace

std::vector<Assumption> assumptions(const Document& document, const Record& record) {
    return lines_of(document, record, Lines::given_numbers);
}

std::vector<Assumption> parameters_as_used(const Document& document, const Record& record) {
    std::vector<Assumption> lines = lines_of(document, record, Lines::all);
    const fs::path around = fs::path(document.source()).parent_path().lexically_normal();
    for (Assumption& line : lines)
        if (line.where.line > 0)
            line.where.source =
                fs::path(line.where.source).lexically_normal().lexically_relative(around).string();
    return lines;
}

} // namespace sim::scenario
