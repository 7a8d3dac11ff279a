#include "sim/scenario/uncertainty.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/leaf.hpp"
#include "sim/scenario/locate.hpp"
#include "sim/scenario/make_distribution.hpp"
#include "sim/scenario/spelling.hpp"
#include "sim/scenario/units.hpp"
#include "sim/scenario/walk.hpp"

namespace sim::scenario {

namespace {

constexpr double tail = 0.01; ///< what lies beyond either bound of a distribution

/// What the file in which a table stands says at its top of all its numbers.
const Node* evidence_around(const Node& root, const Node& element) {
    const Node* uses = root.find("uses");
    if (uses != nullptr && uses->table() != nullptr)
        for (const Entry& file : *uses->table())
            if (file.mark.source == element.mark.source)
                return file.value.find("evidence");
    return element.mark.source == root.mark.source ? root.find("evidence") : nullptr;
}

/// Reads one table of the list.
class Reader {
public:
    Reader(const Record& record, const Document& document, Problems& problems)
        : record_(record), document_(document), problems_(problems), reporter_(problems) {
        Walk(Reporter(known_), cache_).scenario(record, document.root(), nullptr);
    }

    std::optional<Uncertainty> read(const Node& element) {
        const std::size_t known = problems_.count();
        std::optional<Uncertainty> read = attempt(element);
        if (read && problems_.count() == known)
            try_out(*read);
        return problems_.count() == known ? std::move(read) : std::nullopt;
    }

private:
    void complain(const Node& at, std::string_view what) const {
        reporter_.report(at.mark, Scope{}, what);
    }

    std::optional<Uncertainty> attempt(const Node& element) {
        if (element.table() == nullptr) {
            complain(element, fmt::format("uncertainty is {} ({}); allowed: a table",
                                          kind_of(element), shortened(element)));
            return std::nullopt;
        }
        const Node* path = element.find("path");
        if (path == nullptr || path->text() == nullptr) {
            complain(path == nullptr ? element : *path,
                     "uncertainty: 'path' is missing; needed: the path of a parameter in quotes, "
                     "as in --set");
            return std::nullopt;
        }
        const std::optional<Located> found = find(*path);
        return found ? described(element, *path->text(), *found) : std::nullopt;
    }

    std::optional<Located> find(const Node& path) {
        const std::string where = fmt::format("{}: uncertainty", to_string(path.mark.position()));
        try {
            Located found = locate(record_, document_, *path.text(), where);
            const LeafType type = found.field->type;
            if (found.multiplies || type == LeafType::number || type == LeafType::count ||
                type == LeafType::uncertain || type == LeafType::real || type == LeafType::integer)
                return found;
            complain(path, fmt::format("uncertainty: '{}' is no number; allowed: a parameter that "
                                       "is a number or a distribution",
                                       *path.text()));
        } catch (const InvalidInput& wrong) {
            for (const std::string& line : wrong.problems())
                problems_.add_line(line);
        }
        return std::nullopt;
    }

    std::optional<Uncertainty> described(const Node& element, const std::string& path,
                                         const Located& found) {
        Uncertainty all;
        all.path = path;
        if (const Node* meaning = element.find("meaning")) {
            if (meaning->text() == nullptr)
                complain(*meaning, fmt::format("uncertainty '{}': meaning is {}; allowed: a string",
                                               path, kind_of(*meaning)));
            else
                all.meaning = *meaning->text();
        }
        all.multiplies = found.multiplies;
        const LeafType type = found.field->type;
        all.whole = !all.multiplies && (type == LeafType::count || type == LeafType::integer);
        const std::optional<Node> number = number_of(element, path, found);
        if (element.find("between") != nullptr)
            all.known = Uncertainty::Known::bounds;
        if (!number || !fill(*number, found, all))
            return std::nullopt;
        if (all.known == Uncertainty::Known::bounds) {
            constexpr std::string_view drawn = "uniform";
            all.text.replace(all.text.find(drawn), drawn.size(), "between");
        }
        const bool plain = type == LeafType::real || type == LeafType::integer;
        if (!plain && !all.multiplies && seconds_in(all.unit))
            all.spelling = Uncertainty::Spelling::table;
        return all;
    }

    /// The table as a distribution of its parameter would be written.
    std::optional<Node> number_of(const Node& element, const std::string& path,
                                  const Located& found) const {
        const Node* between = element.find("between");
        const bool distribution = std::ranges::any_of(*element.table(), [](const Entry& entry) {
            return is_among(distribution_keys(), entry.key);
        });
        if (!check_keys(element, path))
            return std::nullopt;
        if ((between != nullptr) == distribution) {
            complain(element,
                     fmt::format("uncertainty '{}': {}; needed: either between = [low, high] or a "
                                 "distribution, as in pert = [1, 2, 4]",
                                 path, distribution ? "both are given" : "no values are given"));
            return std::nullopt;
        }
        Node number{Node::Table{}, element.mark};
        for (const Entry& entry : *element.table())
            if (entry.key == "between")
                number.table()->push_back({"uniform", entry.mark, entry.value});
            else if (entry.key != "path" && entry.key != "meaning")
                number.table()->push_back(entry);
        const bool own_unit = element.find("unit") != nullptr;
        if (between != nullptr &&
            !(check_bounds(*between, path) && (own_unit || check_range(*between, path, found))))
            return std::nullopt;
        if (!own_unit && !found.unit.empty())
            number.table()->push_back({"unit", element.mark, {found.unit, element.mark}});
        return number;
    }

    bool check_keys(const Node& element, const std::string& path) const {
        std::vector<std::string> keys{"path", "meaning", "between", "shape", "scale", "shift"};
        for (const auto* more : {&distribution_keys(), &modifier_keys(), &common_keys()})
            keys.insert(keys.end(), more->begin(), more->end());
        bool good = true;
        for (const Entry& entry : *element.table())
            if (!is_among(keys, entry.key)) {
                good = false;
                reporter_.report(entry.mark, Scope{},
                                 fmt::format("uncertainty '{}': unknown key '{}'{}", path,
                                             entry.key, hint(entry.key, keys)));
            }
        return good;
    }

    bool check_bounds(const Node& between, const std::string& path) const {
        const Node::Array* ends = between.array();
        const bool good =
            ends != nullptr && ends->size() == 2 &&
            std::ranges::all_of(
                *ends, [](const Node& e) { return e.is_number() && std::isfinite(e.number()); }) &&
            (*ends)[0].number() < (*ends)[1].number();
        if (!good)
            complain(between,
                     fmt::format("uncertainty '{}': between is {}; allowed: [low, high] with low "
                                 "below high",
                                 path, shortened(between)));
        return good;
    }

    /// Bounds in the unit that the parameter is written in.
    bool check_range(const Node& between, const std::string& path, const Located& found) const {
        const Range range = values_of(found).range;
        for (const Node& end : *between.array()) {
            const double value = in_unit_of(*found.field, end.number(), found.unit);
            if (range.above_low(value) && range.below_high(value))
                continue;
            complain(between,
                     fmt::format("uncertainty '{}': between is {}; allowed: {}", path,
                                 with_unit(shortened(between), found.unit), to_string(range)));
            return false;
        }
        return true;
    }

    /// The field that the values would be of, as a distribution.
    static LeafField values_of(const Located& found) {
        LeafField field{.type = LeafType::uncertain, .shape = Shape::single};
        field.unit = found.multiplies ? "" : found.field->unit;
        field.range = found.multiplies ? at_least(0) : found.field->range;
        return field;
    }

    bool fill(const Node& number, const Located& found, Uncertainty& all) {
        const LeafField field = values_of(found);
        Inherited around{.evidence = {}, .from = number.mark.source.get()};
        if (const Node* evidence = evidence_around(document_.root(), number);
            evidence != nullptr && evidence->table() != nullptr)
            around.evidence = evidence_in(*evidence, {}, reporter_, Scope{});
        const std::string key = fmt::format("uncertainty '{}'", all.path);
        const Scope scope{.inherited = &around};
        const LeafContext context{field, key, scope, reporter_, cache_};
        const std::optional<Leaf> leaf = read_uncertain(number, context);
        const std::optional<std::string> unit = unit_of(number, context);
        if (!leaf || !unit)
            return false;
        const auto& read = std::get<Uncertain>(*leaf);
        const double seconds =
            field.unit.empty() ? 1 : static_cast<double>(seconds_in(*unit).value_or(1));
        all.unit = *unit;
        all.text = read.text;
        all.evidence = read.evidence;
        all.where = read.where;
        all.distribution = seconds == 1 ? read.distribution : read.distribution.scaled(1 / seconds);
        return bound(number, all);
    }

    bool bound(const Node& number, Uncertainty& all) const {
        const Distribution& of = all.distribution;
        const bool ends = all.known == Uncertainty::Known::bounds;
        all.low = ends ? of.lower() : of.quantile(tail);
        all.high = ends ? of.upper() : of.quantile(1 - tail);
        if (all.whole) {
            all.low = std::ceil(all.low);
            all.high = std::floor(all.high);
        }
        if (all.low < all.high)
            return true;
        complain(number,
                 fmt::format("uncertainty '{}' is {}, which leaves nothing open; allowed: what can "
                             "have several {}values",
                             all.path, all.text, all.whole ? "whole " : ""));
        return false;
    }

    /// Lays both ends over the scenario: a factor too large for its parameter shows only there.
    void try_out(const Uncertainty& all) {
        for (const double value : {all.low, all.high})
            try {
                Document trial = document_;
                trial.set(all.setting(value));
                Problems found;
                Walk(Reporter(found), cache_).scenario(record_, trial.root(), nullptr);
                for (const std::string& line : found.lines())
                    if (!known_.holds(line))
                        add(all, line);
            } catch (const InvalidInput& wrong) {
                add(all, wrong.problems().front());
            }
    }

    void add(const Uncertainty& all, const std::string& line) const {
        problems_.add(all.where, fmt::format("uncertainty '{}': {}", all.path, line));
    }

    const Record& record_;
    const Document& document_;
    Problems& problems_;
    Problems known_; ///< what is wrong with the document whatever the values
    Reporter reporter_;
    DistributionCache cache_;
};

} // namespace

std::vector<Uncertainty> uncertainties(const Document& document, const Record& record,
                                       Problems& problems) {
    std::vector<Uncertainty> all;
    const Node* list = document.root().find("uncertainty");
    if (list == nullptr)
        return all;
    if (list->array() == nullptr) {
        problems.add(list->mark.position(),
                     fmt::format("uncertainty is {} ({}); allowed: a list of tables, each begun by "
                                 "[[uncertainty]]",
                                 kind_of(*list), shortened(*list)));
        return all;
    }
    Reader reader(record, document, problems);
    for (const Node& element : *list->array())
        if (std::optional<Uncertainty> each = reader.read(element)) {
            const auto same = std::ranges::find(all, each->path, &Uncertainty::path);
            if (same != all.end())
                problems.add(each->where,
                             fmt::format("uncertainty '{}' is there already, at {}; allowed: each "
                                         "parameter once",
                                         each->path, to_string(same->where)));
            all.push_back(std::move(*each));
        }
    return all;
}

std::vector<Uncertainty> uncertainties(const Document& document, const Record& record) {
    Problems problems;
    std::vector<Uncertainty> all = uncertainties(document, record, problems);
    problems.throw_if_any();
    return all;
}

} // namespace sim::scenario
