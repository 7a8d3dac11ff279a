#include "sim/results/views.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "sim/results/sql_text.hpp"
#include "sim/results/statistics.hpp"

namespace sim::results {

namespace {

constexpr const char* common = R"sql(
CREATE VIEW v_options AS
    SELECT name AS option, meaning, replications, failed, digest FROM options ORDER BY id;
CREATE VIEW v_measures AS
    SELECT o.name AS option, m.section, m.member, m.name AS measure, m.kind, m.meaning,
        s.statistic, s.unit, s.value, s.lo, s.hi
    FROM summaries s JOIN measures m ON m.id = s.measure_id JOIN options o ON o.id = m.option_id
    ORDER BY m.id;
)sql";

/// The view of one section: a row for each option and member, a column for each statistic.
class SectionView {
public:
    SectionView(const Run& run, std::string key) : run_(run), key_(std::move(key)) {}

    std::string sql(const std::string& name) {
        select_ =
            fmt::format("CREATE VIEW {} AS SELECT o.name AS {}", name, names_.unique("option"));
        if (has_members())
            select_ += fmt::format(", m.member AS {}", names_.unique("name"));
        for (const OptionResult& option : run_.options)
            for (const Section& section : option.outcome.sections)
                if (section.key == key_)
                    add_labels(section);
        for (const OptionResult& option : run_.options)
            for (std::size_t number = 0; number < option.outcome.sections.size(); ++number)
                if (option.outcome.sections[number].key == key_)
                    add_measures(option, number);
        return select_ + fmt::format(" FROM measures m JOIN options o ON o.id = m.option_id JOIN "
                                     "summaries s ON s.measure_id = m.id WHERE m.section = {} "
                                     "GROUP BY m.option_id, m.member ORDER BY min(m.id);\n",
                                     sql_string(key_));
    }

private:
    bool has_members() const {
        return std::ranges::any_of(run_.options, [&](const OptionResult& option) {
            return std::ranges::any_of(option.outcome.sections, [&](const Section& section) {
                return section.key == key_ && !section.members.empty();
            });
        });
    }

    /// Whether something is met for the first time.
    bool is_new(const std::string& what) {
        if (std::ranges::find(met_, what) != met_.end())
            return false;
        met_.push_back(what);
        return true;
    }

    void add_labels(const Section& section) {
        for (const Member& member : section.members)
            for (const auto& label : member.labels)
                if (is_new("label " + label.first))
                    select_ += fmt::format(
                        ", (SELECT value FROM labels l WHERE l.option_id = m.option_id AND "
                        "l.section = m.section AND l.member = m.member AND l.key = {}) AS {}",
                        sql_string(label.first), names_.unique(label.first));
    }

    void add_measures(const OptionResult& option, std::size_t number) {
        const Section& section = option.outcome.sections[number];
        for (std::size_t i = 0; i < section.measures.size(); ++i) {
            const Measure& measure = section.measures[i];
            const Accumulator& values = option.result.measures[option.outcome.index(number, 0, i)];
            for (const Statistic& each : statistics(measure, values, option.outcome.epoch))
                if (is_new(measure.name + " " + each.name))
                    add_statistic(measure.name, each);
        }
    }

    void add_statistic(const std::string& measure, const Statistic& statistic) {
        const auto add = [&](std::string_view column, std::string_view bound) {
            select_ +=
                fmt::format(", max(CASE WHEN m.name = {} AND s.statistic = {} THEN s.{} END) AS {}",
                            sql_string(measure), sql_string(statistic.name), column,
                            names_.unique(fmt::format("{}_{}{}", measure, statistic.name, bound)));
        };
        add("value", "");
        if (statistic.layout == Layout::plain)
            return;
        add("lo", "_lo");
        add("hi", "_hi");
    }

    const Run& run_;
    std::string key_;
    std::string select_;
    ColumnNames names_;
    std::vector<std::string> met_;
};

} // namespace

void write_views(Database& database, const Run& run) {
    database.execute(common);
    ColumnNames names;
    names.unique("v_options");
    names.unique("v_measures");
    std::vector<std::string> keys;
    for (const OptionResult& option : run.options)
        for (const Section& section : option.outcome.sections)
            if (std::ranges::find(keys, section.key) == keys.end()) {
                keys.push_back(section.key);
                database.execute(
                    SectionView(run, section.key).sql(names.unique("v_" + section.key)));
            }
}

} // namespace sim::results
