#include "sim/scenario/read.hpp"

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/options.hpp"
#include "sim/scenario/uncertainty.hpp"
#include "sim/scenario/walk.hpp"

namespace sim::scenario {

namespace {
constexpr std::size_t most_work = 20'000'000; // values read over all options: seconds, not hours

/// Lays each option over the file as written and collects what is wrong because of it.
void try_options(const Record& record, const Document& document, DistributionCache& cache,
                 Problems& problems) {
    const Document plain = document.as_written();
    Problems known;
    Walk(Reporter(known), cache).scenario(record, plain.root(), nullptr);
    for (const std::string& name : document.option_names()) {
        if (problems.count() >= Problems::most)
            return;
        try {
            Document trial = plain;
            trial.apply_option(name);
            Walk(Reporter(problems, name, known), cache).scenario(record, trial.root(), nullptr);
        } catch (const InvalidInput& error) {
            for (const std::string& line : error.problems())
                problems.add_line(line);
        }
    }
}

void check_all_options(const Record& record, const Document& document, DistributionCache& cache,
                       Problems& problems) {
    const Document plain = document.as_written();
    const Node& written = plain.root();
    check_options(written, problems);
    const std::size_t options = document.option_names().size();
    if (options * size_of(written) > most_work)
        problems.add(
            {document.source(), 1, 1},
            fmt::format("there are {} options; allowed: fewer in a file so large", options));
    else if (options <= Document::most_options)
        try_options(record, document, cache, problems);
}
} // namespace

void read_into(void* object, const Record& record, const Document& document, Options options) {
    Problems problems;
    DistributionCache cache;
    Walk(Reporter(problems), cache).scenario(record, document.root(), object);
    if (options == Options::tried) {
        check_all_options(record, document, cache, problems);
        static_cast<void>(uncertainties(document.as_written(), record, problems));
    }
    problems.throw_if_any();
}

} // namespace sim::scenario
