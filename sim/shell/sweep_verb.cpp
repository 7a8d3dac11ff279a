#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "sim/results/share.hpp"
#include "sim/shell/figures.hpp"
#include "sim/shell/interrupt.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/shares.hpp"
#include "sim/shell/sweeping.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

/// Where an unfinished sweep keeps its points.
std::filesystem::path journal_of(const results::Folder& folder) {
    return folder.place().parent_path() /
           fmt::format(".{}.unfinished.db", folder.place().filename().string());
}

/// The points that the journal lacks.
std::vector<std::uint64_t> missing(results::PointJournal& journal, std::uint64_t size) {
    const std::set<std::uint64_t> done = journal.finished();
    if (!done.empty())
        complain(fmt::format("{} of {} points are done already; going on with the rest",
                             grouped(done.size()), grouped(size)));
    std::vector<std::uint64_t> numbers;
    for (std::uint64_t point = 0; point < size; ++point)
        if (!done.contains(point))
            numbers.push_back(point);
    return numbers;
}

void simulate(const Sweeping& sweeping, const RunArguments& wishes,
              results::PointJournal& journal) {
    const std::vector<std::uint64_t> numbers = missing(journal, sweeping.space().size());
    const Interrupt interrupt;
    Progress progress(numbers.size() * wishes.replications);
    const Plan plan{.seed = wishes.seed,
                    .replications = wishes.replications,
                    .threads = wishes.threads,
                    .progress = [&](std::uint64_t done) { progress.show(done); },
                    .stop = interrupt.flag()};
    sweeping.simulate(numbers, plan,
                      [&](const results::PointRecord& point) { journal.add(point); });
}

int share(const Sweeping& sweeping, const RunArguments& wishes) {
    const std::vector<std::uint64_t> numbers =
        points_of_share(sweeping.space().size(), wishes.part, wishes.parts);
    const auto body = [&](const Plan& plan) -> std::optional<std::string> {
        std::map<std::uint64_t, results::PointRecord> points; // they come in any order
        const auto finished = [&](const results::PointRecord& point) {
            points.emplace(point.line.point, point);
        };
        if (sweeping.simulate(numbers, plan, finished) < numbers.size())
            return std::nullopt;
        std::vector<results::PointRecord> in_order;
        in_order.reserve(points.size());
        for (auto& [number, point] : points)
            in_order.push_back(std::move(point));
        return results::encoded(in_order);
    };
    return write_share(wishes, sweeping.experiment(),
                       {.replications = numbers.size() * wishes.replications,
                        .what = fmt::format("{} of {} points", grouped(numbers.size()),
                                            grouped(sweeping.space().size())),
                        .body = body});
}

} // namespace

int sweep(const ModelPort& port, const SweepArguments& arguments) {
    const RunArguments& wishes = arguments.run;
    const Sweeping sweeping(port, arguments, scenario::Document::load(wishes.file));
    std::optional<results::Folder> folder;
    if (wishes.out && !wishes.share)
        folder.emplace(*wishes.out);
    warn(sweeping.warnings());
    if (wishes.share)
        return share(sweeping, wishes);
    const results::Sweep sweep = sweeping.described();
    const std::string file = folder ? journal_of(*folder).string() : "";
    std::optional<results::PointJournal> journal;
    if (folder)
        journal.emplace(file, sweep.fingerprint());
    else
        journal.emplace();
    simulate(sweeping, wishes, *journal);
    const bool whole = journal->finished().size() == sweeping.space().size();
    if (folder && whole)
        results::publish(*folder, sweep, *journal);
    sweeping.show(sweep, *journal);
    const int status = sweeping.finish(*journal);
    journal.reset();
    if (folder && whole)
        std::filesystem::remove(file);
    return status;
}

} // namespace sim::shell
