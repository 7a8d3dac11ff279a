#include "sim/shell/ending.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <unistd.h>

#include "sim/shell/figures.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/replay_command.hpp"

namespace sim::shell {

namespace {

/// A comparison's net is of draws that matter for any option, which no other run has.
bool can_be_replayed(const results::Run& run) {
    return run.method != "compare" || run.sampling != Sampling::sobol;
}

void complain_of_failures(const RunArguments& arguments, const results::Run& run,
                          const results::OptionResult& option) {
    constexpr std::size_t most = 5;
    const Result& result = option.result;
    if (result.failed == 0)
        return;
    complain(fmt::format("{} of {} replications failed and count nowhere ({}); the first:",
                         grouped(result.failed), grouped(result.done), option.name));
    for (std::size_t i = 0; i < std::min(most, result.failures.size()); ++i) {
        const Failure& failure = result.failures[i];
        complain(fmt::format("  replication {}: {}", failure.replication, failure.message));
        if (can_be_replayed(run))
            complain("    replay: " + replay_command(arguments, option.name, failure.replication));
    }
}

} // namespace

void tell_time(const results::Run& run, std::chrono::duration<double> elapsed) {
    if (::isatty(STDERR_FILENO) != 1 || !(elapsed.count() > 0))
        return;
    std::uint64_t done = 0;
    for (const results::OptionResult& option : run.options)
        done += option.result.done;
    const double rate = static_cast<double>(done) / elapsed.count();
    complain(fmt::format("{} replications in {:.1f} s ({}/s)", grouped(done), elapsed.count(),
                         grouped(static_cast<std::uint64_t>(rate))));
}

int finish(const RunArguments& arguments, const results::Run& run) {
    for (const results::OptionResult& option : run.options)
        complain_of_failures(arguments, run, option);
    if (run.interrupted())
        complain(fmt::format("interrupted: the result is that of the first replications only ({} "
                             "of {} in the last option begun)",
                             grouped(run.options.back().result.done),
                             grouped(run.options.back().result.requested)));
    return run.interrupted() || run.failed() > 0 ? 1 : 0;
}

} // namespace sim::shell
