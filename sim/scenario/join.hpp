#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "sim/scenario/tree.hpp"

namespace sim::scenario {

/// A scenario put together from the file itself and those it uses.
struct Joined {
    /// The values of all; `uses` has become a table of the used files and their evidence.
    Node root;
    /// The file's text; with others, all texts in the order read, each under a line that names it.
    std::string text;
    std::shared_ptr<const Source> source; ///< of the file itself
};

inline constexpr std::size_t most_files = 100;
inline constexpr std::size_t most_bytes = std::size_t{16} << 20; ///< [bytes] of all files
inline constexpr std::size_t deepest_use = 16;

/// Parses a text, reads the files it names in `uses`, relative to `folder`, and those they name,
/// and lays each over those before it: lists at the top are joined, tables merged key by key, all
/// else replaced. A file that several use is read once. After a file is laid over, its `adjust`, a
/// table of paths and values, changes what is there so far.
///
/// \throws InvalidInput at the place of the fault: syntax, no such file, a circle, too many, too
///         large, too deep, a path that leads nowhere, or any `uses` where there is no folder.
Joined join_files(std::string text, std::string source,
                  const std::optional<std::filesystem::path>& folder);

/// Puts together again what join_files() made of a file of this name, from its text alone.
///
/// \throws InvalidInput as join_files(), or if the text is not one that it makes.
Joined rejoin(const std::string& text, const std::string& name);

/// The file's bytes.
/// \throws InvalidInput if there is no such file or it cannot be read or is too large
std::string contents_of(const std::filesystem::path& file);

} // namespace sim::scenario
