#include "sim/results/point_record.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "sim/results/cbor.hpp"

namespace sim::results {

namespace {

Json exact(const PointLine& line) {
    const auto [high, low] = line.digest.words();
    const Json failure =
        line.failure ? Json::array({line.failure->replication, line.failure->message}) : Json();
    return {line.point, line.failed, high, low, failure};
}

PointLine line_of(const Json& value, std::uint64_t replications) {
    const Json::array_t& parts = list(value, 5);
    PointLine line{.point = whole(parts[0]),
                   .replications = replications,
                   .failed = whole(parts[1], replications),
                   .digest = Digest::of({integer(parts[2]), integer(parts[3])}),
                   .failure = {}};
    sound(parts[4].is_null() == (line.failed == 0), "a failure is missing");
    if (!parts[4].is_null()) {
        const Json::array_t& failure = list(parts[4], 2);
        line.failure = {static_cast<std::uint32_t>(whole(failure[0], replications - 1)),
                        text(failure[1])};
    }
    return line;
}

/// A published number: what else could be written would not be read.
const Json& published(const Json& value) {
    sound(value.is_null() || value.is_string() || value.is_number_float(), "a number is missing");
    return value;
}

PointFigure figure_of(const Json& value, const std::vector<Title>& titles) {
    const Json::array_t& parts = list(value, 4);
    const auto number = static_cast<std::size_t>(whole(parts[0], UINT32_MAX));
    sound(number < titles.size(), "a number has no name");
    const Title& title = titles[number];
    return {title[0],
            title[1],
            title[2],
            title[3],
            title[4],
            published(parts[1]),
            published(parts[2]),
            published(parts[3])};
}

// What a figure is of stands once in a share and is then meant by its number.
std::vector<Title> titles_of(const Json& value) {
    std::vector<Title> titles;
    for (const Json& each : list(value)) {
        const Json::array_t& words = list(each, 5);
        Title title;
        std::ranges::transform(words, title.begin(), [](const Json& word) { return text(word); });
        titles.push_back(std::move(title));
    }
    return titles;
}

} // namespace

Title title_of(const PointFigure& figure) {
    return {figure.section, figure.member, figure.measure, figure.statistic, figure.unit};
}

PointRecord point_record(std::uint64_t point, const OutcomeDescription& outcome,
                         const Result& result) {
    PointRecord record{.line = {.point = point,
                                .replications = result.done,
                                .failed = result.failed,
                                .digest = result.digest,
                                .failure = {}},
                       .figures = {}};
    if (!result.failures.empty())
        record.line.failure = result.failures.front();
    for (std::size_t index = 0; index < result.measures.size(); ++index) {
        const OutcomeDescription::Place at = outcome.place(index);
        const Section& section = outcome.sections[at.section];
        const Measure& measure = section.measures[at.measure];
        const std::string member = section.members.empty() ? "" : section.members[at.member].name;
        for (Statistic& each : headline(measure, result.measures[index], outcome.epoch))
            record.figures.push_back({section.key, member, measure.name, std::move(each.name),
                                      std::move(each.unit), std::move(each.value),
                                      std::move(each.lo), std::move(each.hi)});
    }
    return record;
}

std::string encoded(const std::vector<PointRecord>& points) {
    std::map<Title, std::size_t> numbers;
    Json titles = Json::array(), all = Json::array();
    for (const PointRecord& point : points) {
        Json figures = Json::array();
        for (const PointFigure& figure : point.figures) {
            const auto [title, fresh] = numbers.emplace(title_of(figure), numbers.size());
            if (fresh)
                titles.push_back(title->first);
            figures.push_back({title->second, figure.value, figure.lo, figure.hi});
        }
        // Bytes within, so that a reader holds the values of one point at a time.
        all.push_back(packed(cbor({exact(point.line), std::move(figures)})));
    }
    return cbor(Json::array({std::move(titles), std::move(all)}));
}

std::vector<PointRecord> decoded_points(std::string_view bytes_of,
                                        const std::vector<std::uint64_t>& numbers,
                                        std::uint64_t replications) {
    const Json all = from_cbor(bytes_of);
    const Json::array_t& parts = list(all, 2);
    const std::vector<Title> titles = titles_of(parts[0]);
    std::vector<PointRecord> points;
    for (const Json& each : list(parts[1], numbers.size())) {
        const Json inside = from_cbor(bytes(each));
        const Json::array_t& point = list(inside, 2);
        PointRecord record{.line = line_of(point[0], replications), .figures = {}};
        sound(record.line.point == numbers[points.size()],
              "it does not hold the points that its name says");
        for (const Json& figure : list(point[1]))
            record.figures.push_back(figure_of(figure, titles));
        points.push_back(std::move(record));
    }
    return points;
}

} // namespace sim::results
