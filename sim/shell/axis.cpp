#include "sim/shell/axis.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/locate.hpp"
#include "sim/scenario/path.hpp"

namespace sim::shell {

namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t usual_levels = 5, most_levels = 10'000;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos
               ? std::string_view{}
               : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::optional<double> as_number(std::string_view text) {
    text = trimmed(text);
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc() || stop != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// Parts between separators that stand outside brackets and quotes.
Strings split(std::string_view text, char separator) {
    Strings parts(1);
    int depth = 0;
    char quote = '\0';
    for (const char c : text) {
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '[' || c == '{')
            ++depth;
        else if (c == ']' || c == '}')
            --depth;
        if (c == separator && depth == 0 && quote == '\0')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    for (std::string& part : parts)
        part = std::string(trimmed(part));
    return parts;
}

/// A value within a range, to six digits: nobody means more.
double in_short(double value) { return std::strtod(fmt::format("{:.6g}", value).c_str(), nullptr); }

/// Reads the SPEC of one axis whose path is known.
class SpecReader {
public:
    SpecReader(Axis axis, std::string_view spec, std::string where)
        : axis_(std::move(axis)), spec_(trimmed(spec)), where_(std::move(where)) {}

    Axis read() {
        const Strings parts = split(spec_, ':');
        const auto dots = parts.front().find("..");
        if (dots != std::string::npos && as_number(parts.front().substr(0, dots)))
            range(parts, dots);
        else if (parts.size() == 3 && as_number(parts[0]))
            steps(parts);
        else
            values();
        const std::set<std::string> distinct(axis_.levels.begin(), axis_.levels.end());
        if (distinct.size() != axis_.levels.size())
            refuse("a value is there twice; allowed: each once");
        return std::move(axis_);
    }

private:
    void range(const Strings& parts, std::size_t dots) {
        const std::optional<double> low = as_number(parts[0].substr(0, dots)),
                                    high = as_number(parts[0].substr(dots + 2));
        if (!low || !high || !(*low < *high))
            refuse("a range goes from a number to a larger one, as in 2..8");
        std::size_t levels = usual_levels;
        axis_.scale = Axis::Scale::linear;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const std::optional<double> count = as_number(parts[i]);
            if (parts[i] == "log")
                axis_.scale = Axis::Scale::logarithmic;
            else if (count && *count == std::floor(*count) && *count >= 2 && *count <= most_levels)
                levels = static_cast<std::size_t>(*count);
            else
                refuse(fmt::format("'{}' behind a range; allowed: the number of its grid levels "
                                   "(2 to {}), or log",
                                   parts[i], most_levels));
        }
        if (axis_.scale == Axis::Scale::logarithmic && !(*low > 0))
            refuse("a logarithmic scale begins above 0");
        if (axis_.whole && (*low != std::floor(*low) || *high != std::floor(*high)))
            refuse("the parameter is a whole number; allowed: a range of whole numbers");
        axis_.low = *low;
        axis_.high = *high;
        for (std::size_t i = 0; i < levels; ++i)
            add_distinct(between(static_cast<double>(i) / static_cast<double>(levels - 1)));
    }

    void steps(const Strings& parts) {
        const std::optional<double> low = as_number(parts[0]), high = as_number(parts[1]),
                                    step = as_number(parts[2]);
        if (!low || !high || !step || !(*step > 0) || !(*low <= *high))
            refuse("steps are low:high:step, a step above 0 and low up to high, as in 2:8:1");
        const double count = std::floor((*high - *low) / *step * (1 + 1e-12) + 1e-9) + 1;
        if (!(count <= static_cast<double>(most_levels)))
            refuse(fmt::format("more than {} steps; allowed: fewer", most_levels));
        for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
            const double value = *low + static_cast<double>(i) * *step;
            axis_.levels.push_back(written(std::round(value * 1e12) / 1e12));
        }
        bound_by_levels();
    }

    void values() {
        axis_.levels = split(spec_, ',');
        for (const std::string& level : axis_.levels)
            if (level.empty())
                refuse("an empty value; allowed: low:high:step, low..high, or values joined by "
                       "commas");
        bound_by_levels();
    }

    void bound_by_levels() {
        if (!axis_.numeric())
            return;
        std::vector<double> numbers;
        numbers.reserve(axis_.levels.size());
        for (const std::string& level : axis_.levels)
            numbers.push_back(as_number(level).value_or(0));
        axis_.low = std::ranges::min(numbers);
        axis_.high = std::ranges::max(numbers);
    }

    /// The value of a ranged axis at a place in [0, 1], the ends exactly.
    std::string between(double place) const {
        if (place <= 0)
            return written(axis_.low);
        if (place >= 1)
            return written(axis_.high);
        const double value = axis_.scale == Axis::Scale::logarithmic
                                 ? axis_.low * std::pow(axis_.high / axis_.low, place)
                                 : axis_.low + place * (axis_.high - axis_.low);
        return written(axis_.whole ? std::round(value) : in_short(value));
    }

    void add_distinct(std::string level) {
        if (axis_.levels.empty() || axis_.levels.back() != level)
            axis_.levels.push_back(std::move(level));
    }

    static std::string written(double value) { return fmt::format("{}", value); }

    [[noreturn]] void refuse(const std::string& what) const {
        throw InvalidInput(fmt::format("{}: {}", where_, what));
    }

    Axis axis_;
    std::string_view spec_;
    std::string where_;
};

bool is_whole(const scenario::Located& found) {
    using scenario::LeafType;
    return !found.multiplies &&
           (found.field->type == LeafType::count || found.field->type == LeafType::integer);
}

} // namespace

bool Axis::numeric() const {
    return std::ranges::all_of(
        levels, [](const std::string& level) { return as_number(level).has_value(); });
}

std::string Axis::at(double place) const {
    if (scale == Scale::none) {
        const auto number = static_cast<std::size_t>(place * static_cast<double>(levels.size()));
        return levels[std::min(number, levels.size() - 1)];
    }
    // Whole numbers have a stretch of equal width each, from half below the first on.
    const double from = whole ? low - 0.5 : low, to = whole ? high + 0.5 : high;
    const double value = scale == Scale::logarithmic ? from * std::pow(to / from, place)
                                                     : from + place * (to - from);
    return fmt::format("{}", std::clamp(whole ? std::round(value) : in_short(value), low, high));
}

Axis parse_axis(const std::string& text, const scenario::Record& record,
                const scenario::Document& document, const std::string& where) {
    const std::string here = fmt::format("{} {}", where, text);
    const std::size_t equals = scenario::find_assignment(text);
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        throw InvalidInput(here + ": allowed: PATH=low:high:step, PATH=low..high, or PATH=value,"
                                  "value,...");
    Axis axis{.path = std::string(trimmed(std::string_view(text).substr(0, equals)))};
    const scenario::Located found = scenario::locate(record, document, axis.path, here);
    axis.unit = found.unit;
    axis.whole = is_whole(found);
    axis = SpecReader(std::move(axis), std::string_view(text).substr(equals + 1), here).read();
    using scenario::LeafType;
    const LeafType type = found.field->type;
    const bool is_number = found.multiplies || type == LeafType::count ||
                           type == LeafType::integer || type == LeafType::number ||
                           type == LeafType::real || type == LeafType::uncertain;
    if (axis.scale != Axis::Scale::none && !is_number)
        throw InvalidInput(here +
                           ": this parameter is no number; allowed: values joined by commas");
    return axis;
}

std::vector<Axis> axes_of(const std::vector<std::string>& options,
                          const std::vector<std::string>& varied, const scenario::Record& record,
                          const scenario::Document& document, const std::string& where) {
    std::vector<Axis> axes;
    if (options.size() > 1)
        axes.push_back({.kind = Axis::Kind::option, .path = "option", .levels = options});
    for (const std::string& text : varied) {
        axes.push_back(parse_axis(text, record, document, where + " --vary"));
        for (std::size_t i = 0; i + 1 < axes.size(); ++i)
            if (axes[i].path == axes.back().path)
                throw InvalidInput(fmt::format("{} --vary {}: '{}' is varied twice; allowed: once",
                                               where, text, axes[i].path));
    }
    return axes;
}

} // namespace sim::shell
