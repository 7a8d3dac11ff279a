#include "sim/shell/account.hpp"

#include "sim/results/comparison_database.hpp"
#include "sim/results/comparison_summary.hpp"
#include "sim/results/summary.hpp"
#include "sim/shell/compare_table.hpp"
#include "sim/shell/ending.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/table.hpp"

namespace sim::shell {

Account account_of(const results::Run& run) {
    return {.summary = [&] { return results::summary_text(run); },
            .table = [&] { return table(run, stdout_style()); }};
}

Account account_of(const results::Run& run, const results::Comparison& comparison,
                   const results::Findings& found) {
    return {
        .summary = [&] { return results::comparison_text(run, comparison, found); },
        .table = [&] { return compare_table(run, comparison, found, stdout_style()); },
        .more =
            [&](results::Database& into) { results::write_comparison(into, comparison, found); }};
}

int conclude(const RunArguments& arguments, Files& files, results::Run& run,
             const Account& account) {
    const bool json = arguments.format == RunArguments::Format::json;
    const std::string summary = json || files.wanted() ? account.summary() : std::string();
    files.publish(run, summary, account.more);
    print(json ? summary : account.table());
    return finish(arguments, run);
}

} // namespace sim::shell
