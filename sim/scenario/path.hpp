#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/tree.hpp"

namespace sim::scenario {

/// One part of a path: a key of a table or the name of an element, an index, or every element. The
/// last may be `times`: not the number there is meant, but what it is multiplied by.
struct PathStep {
    enum class Kind { key, index, every, times };
    Kind kind = Kind::key;
    std::string key;
    std::size_t index = 0;
};

using Path = std::vector<PathStep>;

/// "a.b c.\"d.e\"[2].*" as steps; an asterisk right behind the last of them, as in "a.b*", is the
/// step `times`.
/// \throws InvalidInput "where: what is wrong with the path"
Path parse_path(std::string_view text, std::string_view where);

/// Where the path ends and the value begins: the first '=' outside double quotes, or npos.
std::size_t find_assignment(std::string_view text);

/// A key or name as it stands in a path, in double quotes if it must be.
std::string path_part(std::string_view key);

/// Refuses a path to what is settled before any value is put anywhere: `uses` and `adjust`.
/// \throws InvalidInput "where: ..."
void refuse_fixed(const Path& path, std::string_view where);

/// Puts `value` wherever `path` leads, making tables that are not there.
///
/// A bare number put over a number with unit, or over a distribution, keeps the unit and drops the
/// rest. Where the path ends in `times`, the number or distribution there is multiplied by `value`,
/// as often as this is done. A path that leads nowhere, and a value that would come to stand more
/// often than any use has, is InvalidInput "where: ...".
void assign(Node& root, const Path& path, const Node& value, std::string_view where);

} // namespace sim::scenario
