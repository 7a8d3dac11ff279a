#include "sim/scenario/reference.hpp"

#include <algorithm>
#include <deque>
#include <set>

#include <fmt/format.h>

#include "sim/scenario/leaf.hpp"
#include "sim/scenario/units.hpp"

namespace sim::scenario {

namespace {
/// Text as the cell of a Markdown table.
std::string cell(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '|')
            out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

/// Writes a section for each record, those it refers to after it.
class ReferenceWriter {
public:
    std::string write(const Record& root) {
        out_ = fmt::format("# {}\n\n{}\n", root.name(), root.meaning());
        seen_.insert(&root);
        rows(root);
        while (!waiting_.empty()) {
            const auto [title, record] = waiting_.front();
            waiting_.pop_front();
            out_ += fmt::format("\n## {}\n\n{}\n", title, record->meaning());
            rows(*record);
        }
        return out_ + notes();
    }

private:
    void rows(const Record& record) {
        if (record.fields().empty()) {
            out_ += "\nIt has no fields of its own.\n";
            return;
        }
        out_ += "\n| field | unit | default | allowed | meaning |\n|---|---|---|---|---|\n";
        for (const Field& field : record.fields())
            row(field);
    }

    void row(const Field& field) {
        std::string unit;
        std::string fallback = field.is_required() ? "required" : "none";
        std::string allowed_text;
        std::string meaning = field.meaning;
        if (const LeafField* leaf = field.leaf()) {
            unit = leaf->unit;
            if (leaf->fallback)
                fallback = fmt::format("`{}`", to_text(*leaf->fallback));
            allowed_text = allowed_in_table(*leaf);
            for (const ChoiceWord& word : leaf->words)
                meaning += fmt::format(" `{}`: {}.", word.word, word.meaning);
        } else if (const TableField* table = field.table()) {
            allowed_text = table_row(field.key, *table);
        } else {
            fallback = kind_fallback(*field.kinds());
            allowed_text = kind_row(field.key, *field.kinds());
        }
        out_ += fmt::format("| `{}` | {} | {} | {} | {} |\n", field.key, cell(unit), cell(fallback),
                            cell(allowed_text), cell(meaning));
    }

    static std::string allowed_in_table(const LeafField& leaf) {
        LeafField bare = leaf;
        bare.unit.clear(); // it has a column of its own
        return (leaf.shape == Shape::list ? "a list, each " : "") + allowed(bare);
    }

    static std::string kind_fallback(const KindField& kinds) {
        return kinds.fallback.empty() ? "required" : fmt::format("`\"{}\"`", kinds.fallback);
    }

    std::string table_row(const std::string& key, const TableField& table) {
        const Record& record = table.describe();
        later(record.name(), record);
        return table.shape == Shape::list
                   ? fmt::format("tables `[[{}]]`, see {}", key, record.name())
                   : fmt::format("a table, see {}", record.name());
    }

    std::string kind_row(const std::string& key, const KindField& kinds) {
        std::string words;
        for (const KindWord& kind : kinds.kinds) {
            later(fmt::format("{} = \"{}\"", key, kind.word), kind.describe());
            words += (words.empty() ? "`" : ", `") + kind.word + "`";
        }
        return words + "; each adds the fields of its section";
    }

    void later(std::string title, const Record& record) {
        if (seen_.insert(&record).second)
            waiting_.emplace_back(std::move(title), &record);
    }

    static std::string notes() {
        std::string units;
        for (const std::string& unit : time_units())
            units += (units.empty() ? "" : ", ") + unit;
        return fmt::format(
            "\n## Everywhere\n\n"
            "- A number may be bare, or a table with its evidence: "
            "`{{ value = 3, grade = \"C\", source = \"...\" }}`.\n"
            "- A distribution is a bare number or a table with one of constant, uniform, "
            "triangular, pert, normal, lognormal, exponential, gamma, weibull, beta, discrete, "
            "empirical; scaled, shifted, truncated, at_least, at_most and times change it, in "
            "this order.\n"
            "- Where the unit is a time, `unit` may be any of {}.\n"
            "- Any table may have `evidence = {{ grade = \"C\", source = \"...\" }}`, which "
            "holds for the numbers in it that have none of their own.\n"
            "- `[[option]]` with `name`, `meaning` and `set = {{ \"path\" = value }}` is a "
            "variant of the scenario.\n"
            "- `[[uncertainty]]` with `path`, `between = [low, high]` or a distribution, `unit`, "
            "`grade`, `source` and `meaning` is a parameter that could be found out; a plain run "
            "is as it would be without.\n"
            "- `uses = [\"parts/a.toml\"]` reads other files first, relative to this one; lists "
            "at the top are joined, tables merged, own values win.\n"
            "- `copies = 12` in an element of a list at the top makes twelve of it; `#` in its "
            "strings, its name among them, is the number of the copy.\n"
            "- `[adjust]` with `\"path\" = value` changes what the files so far have brought.\n",
            units);
    }

    std::string out_;
    std::set<const Record*> seen_;
    std::deque<std::pair<std::string, const Record*>> waiting_;
};
} // namespace

std::string reference(const Record& root) { return ReferenceWriter().write(root); }

} // namespace sim::scenario
