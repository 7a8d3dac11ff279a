#include "sim/scenario/join.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/copies.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/lay_over.hpp"
#include "sim/scenario/parse.hpp"
#include "sim/scenario/path.hpp"

namespace sim::scenario {

namespace {
namespace fs = std::filesystem;

[[noreturn]] void refuse(const Mark& mark, std::string_view what) {
    throw InvalidInput(fmt::format("{}: {}", to_string(mark.position()), what));
}

/// Takes an entry out of a table; nothing if there is none.
std::optional<Node> take(Node& table, std::string_view key) {
    Node::Table& entries = *table.table();
    const auto found = std::ranges::find(entries, key, &Entry::key);
    if (found == entries.end())
        return std::nullopt;
    Node value = std::move(found->value);
    entries.erase(found);
    return value;
}

/// The same file by whichever way it is named.
fs::path identity(const fs::path& file) {
    std::error_code error;
    fs::path same = fs::weakly_canonical(file, error);
    return error ? file.lexically_normal() : same;
}

/// Reads a file and those it uses, each after those it uses itself.
class Joiner {
public:
    explicit Joiner(const std::optional<fs::path>& folder) : folder_(folder) {}

    void add_first(std::string text, const std::shared_ptr<const Source>& source) {
        if (folder_)
            begin(fs::path(source->name));
        bytes_ = text.size();
        add(std::move(text), source, folder_.value_or(fs::path()));
    }

    Joined take_joined(const std::shared_ptr<const Source>& source) {
        if (!used_.empty())
            root_.table()->push_back({"uses", root_.mark, {std::move(used_), root_.mark}});
        return {std::move(root_), std::move(text_), source};
    }

private:
    void begin(const fs::path& file) {
        open_.push_back(identity(file));
        seen_.insert(open_.back());
    }

    void add(std::string text, const std::shared_ptr<const Source>& source,
             const fs::path& folder) {
        const bool is_first = seen_.size() <= 1;
        Node root = parse_toml(text, source);
        write_out_copies(root);
        const std::optional<Node> uses = take(root, "uses");
        const std::optional<Node> adjust = take(root, "adjust");
        if (uses)
            use_all(*uses, folder);
        if (!is_first)
            note(root, *source);
        keep(std::move(text), *source);
        lay_over(root_, std::move(root));
        if (adjust)
            change(*adjust);
    }

    /// What the file says of all its numbers must not hold for those of others.
    void note(Node& root, const Source& source) {
        Node::Table said;
        if (std::optional<Node> evidence = take(root, "evidence"))
            said.push_back({"evidence", evidence->mark, std::move(*evidence)});
        used_.push_back({source.name, root.mark, {std::move(said), root.mark}});
    }

    void use_all(const Node& uses, const fs::path& folder) {
        const Node::Array* names = uses.array();
        if (names == nullptr)
            refuse(uses.mark, fmt::format("uses is {} ({}); allowed: a list of other scenario "
                                          "files, relative to this one",
                                          kind_of(uses), shortened(uses)));
        for (const Node& name : *names)
            use(name, folder);
    }

    void use(const Node& name, const fs::path& folder) {
        const fs::path named = name.text() == nullptr ? fs::path() : fs::path(*name.text());
        if (named.empty() || named.is_absolute())
            refuse(name.mark, fmt::format("uses {}; allowed: the path of a scenario file, "
                                          "relative to this one",
                                          shortened(name)));
        if (!folder_)
            refuse(name.mark, "uses another file, but this text is in no folder; allowed: only "
                              "what needs no other file");
        const fs::path file = (folder / named).lexically_normal();
        const fs::path same = identity(file);
        if (std::ranges::find(open_, same) != open_.end())
            refuse(name.mark,
                   fmt::format("uses {}: the files use each other in a circle", file.string()));
        if (seen_.contains(same))
            return;
        if (seen_.size() >= most_files)
            refuse(name.mark,
                   fmt::format("uses {}: allowed: at most {} files", file.string(), most_files));
        if (open_.size() >= deepest_use)
            refuse(name.mark, fmt::format("uses {}: allowed: at most {} files deep", file.string(),
                                          deepest_use));
        begin(file);
        add(read(name, file),
            std::make_shared<const Source>(Source{file.string(), Author::file, {}}),
            file.parent_path());
        open_.pop_back();
    }

    std::string read(const Node& name, const fs::path& file) {
        std::error_code error;
        if (fs::exists(file, error) && !fs::is_regular_file(file, error))
            refuse(name.mark, fmt::format("uses {}: this is no plain file", file.string()));
        try {
            std::string text = contents_of(file);
            bytes_ += text.size();
            if (bytes_ > most_bytes)
                throw InvalidInput(fmt::format("{}: allowed: at most {} bytes in all files",
                                               file.string(), most_bytes));
            return text;
        } catch (const InvalidInput& wrong) {
            refuse(name.mark, fmt::format("uses {}", wrong.what()));
        }
    }

    /// Names are relative to the first file's folder, so that a copy elsewhere has the same text.
    void keep(std::string text, const Source& source) {
        if (seen_.size() <= 1 || !folder_) {
            text_ = std::move(text);
            return;
        }
        const fs::path name = fs::path(source.name)
                                  .lexically_normal()
                                  .lexically_relative(folder_->lexically_normal());
        text_ += fmt::format("# file: {}\n{}\n", name.string(), text);
    }

    void change(const Node& adjust) {
        if (adjust.table() == nullptr)
            refuse(adjust.mark, fmt::format("adjust is {} ({}); allowed: a table of paths and "
                                            "values, as in {{ \"list.element.key\" = 3 }}",
                                            kind_of(adjust), shortened(adjust)));
        for (const Entry& entry : *adjust.table()) {
            const std::string where = fmt::format("{}: adjust", to_string(entry.mark.position()));
            const Path path = parse_path(entry.key, where);
            refuse_fixed(path, where);
            assign(root_, path, entry.value, where);
        }
    }

    const std::optional<fs::path>& folder_; ///< of the first file
    Node root_{Node::Table{}, {}};
    Node::Table used_;
    std::string text_;
    std::vector<fs::path> open_; ///< the file that is read, after those that use it
    std::set<fs::path> seen_;
    std::size_t bytes_ = 0;
};
} // namespace

std::string contents_of(const fs::path& file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!fs::exists(status))
        throw InvalidInput(fmt::format("{}: there is no such file", file.string()));
    if (fs::is_directory(status))
        throw InvalidInput(
            fmt::format("{}: this is a directory; allowed: a TOML file", file.string()));
    std::ifstream in(file, std::ios::binary);
    std::string text(Document::largest_file + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (in.bad() || !(in.eof() || in.good()))
        throw InvalidInput(fmt::format("{}: the file cannot be read", file.string()));
    if (text.size() > Document::largest_file)
        throw InvalidInput(fmt::format("{}: the file is too large; allowed: at most {} bytes",
                                       file.string(), Document::largest_file));
    return text;
}

Joined join_files(std::string text, std::string source, const std::optional<fs::path>& folder) {
    const auto own = std::make_shared<const Source>(Source{std::move(source), Author::file, {}});
    Joiner joiner(folder);
    joiner.add_first(std::move(text), own);
    return joiner.take_joined(own);
}

} // namespace sim::scenario
