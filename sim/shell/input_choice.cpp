#include "sim/shell/input_choice.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/path.hpp"
#include "sim/scenario/problems.hpp"

namespace sim::shell {

namespace {

using Strings = std::vector<std::string>;

bool lies_at(const std::string& path, const std::string& place) {
    return path == place ||
           (path.starts_with(place) && (path[place.size()] == '.' || path[place.size()] == '['));
}

std::optional<double> number_in(std::string_view text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

[[noreturn]] void refuse_path(const std::vector<scenario::Input>& all, const std::string& path,
                              const std::string& where) {
    Strings paths;
    for (const scenario::Input& each : all)
        paths.push_back(each.path);
    throw InvalidInput(fmt::format("{}: no number of the scenario is at '{}'{}", where, path,
                                   scenario::hint(path, paths)));
}

/// Gives the input that a range is for its ends; returns its path.
std::string lay_range(std::vector<scenario::Input>& all, const std::string& text,
                      const std::string& where) {
    const std::size_t equals = scenario::find_assignment(text);
    std::string path = text.substr(0, equals);
    const std::string ends = equals == std::string::npos ? "" : text.substr(equals + 1);
    const std::size_t dots = ends.find("..");
    const auto low = number_in(std::string_view(ends).substr(0, dots));
    const auto high = number_in(
        dots == std::string::npos ? std::string_view() : std::string_view(ends).substr(dots + 2));
    if (!low || !high || !(*low < *high))
        throw InvalidInput(fmt::format("{}: '{}' is no range; allowed: PATH=LOW..HIGH with LOW "
                                       "below HIGH, as in route.a.stage.b.duration=20..60",
                                       where, text));
    const auto found = std::ranges::find(all, path, &scenario::Input::path);
    if (found == all.end())
        refuse_path(all, path, where);
    found->low = *low;
    found->high = *high;
    found->how = "as given by hand";
    return path;
}

} // namespace

std::vector<scenario::Input> chosen_inputs(const scenario::Document& document,
                                           const scenario::Record& record, const Strings& named,
                                           const Strings& ranges, const std::string& where) {
    std::vector<scenario::Input> all = scenario::inputs(document, record);
    Strings wanted = named;
    for (const std::string& range : ranges) {
        const std::string path = lay_range(all, range, where);
        if (!named.empty())
            wanted.push_back(path);
    }
    for (const std::string& place : wanted)
        if (std::ranges::none_of(
                all, [&](const scenario::Input& each) { return lies_at(each.path, place); }))
            refuse_path(all, place, where);
    if (!wanted.empty())
        std::erase_if(all, [&](const scenario::Input& each) {
            return std::ranges::none_of(
                wanted, [&](const std::string& place) { return lies_at(each.path, place); });
        });
    if (all.empty())
        throw InvalidInput(where + ": the scenario has no number that could be varied");
    return all;
}

} // namespace sim::shell
