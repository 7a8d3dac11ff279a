#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <thread>

#include <fmt/format.h>
#include <unistd.h>

#include "sim/engine/errors.hpp"
#include "sim/experiment/parallel.hpp"
#include "sim/results/child.hpp"
#include "sim/shell/columns.hpp"
#include "sim/shell/interrupt.hpp"
#include "sim/shell/job_files.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/replay_command.hpp"
#include "sim/shell/share_cut.hpp"
#include "sim/shell/share_lines.hpp"
#include "sim/shell/shares.hpp"
#include "sim/shell/slurm_limits.hpp"
#include "sim/shell/trial.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

namespace fs = std::filesystem;
using To = SubmitArguments::To;

/// What is asked of each round's cut. On a batch system shares are large, for each waits in a
/// queue; here they are small enough for all to end at about the same time.
CutWishes wishes_of(const SubmitArguments& arguments) {
    const bool slurm = arguments.to == To::slurm;
    return {.cpus = static_cast<std::size_t>(arguments.site.cpus.value_or(1)),
            .share_s = slurm ? 600.0 : 60.0,
            .most = slurm ? slurm_array_limit().value_or(usual_array_limit) : usual_array_limit,
            .parts = arguments.shares};
}

std::size_t at_once_of(const SubmitArguments& arguments, std::size_t cpus) {
    const std::size_t unless_said =
        arguments.to == To::slurm ? 0 : std::max<std::size_t>(1, worker_count(0) / cpus);
    return static_cast<std::size_t>(
        arguments.site.at_once.value_or(static_cast<std::int64_t>(unless_said)));
}

void check_array(const SubmitArguments& arguments) {
    const auto limit = slurm_array_limit();
    if (arguments.to == To::slurm && arguments.shares && limit && *arguments.shares > *limit)
        throw InvalidInput(fmt::format("slipway submit: --shares is {}; allowed on this Slurm: at "
                                       "most {} (scontrol show config: MaxArraySize)",
                                       *arguments.shares, *limit));
}

/// A round of `replications` (0: all of an experiment without rounds).
Job::Round round_of(const SubmitArguments& arguments, const TrialRun& trial, std::uint32_t round,
                    CutWishes wishes, std::size_t at_once) {
    const double amount = round == 0 ? 1 : trial.rounds[round - 1];
    const Effort effort{.start_s = trial.start_s, .work_s = trial.work_s * amount};
    if (arguments.to != To::slurm) // none idle, unless a share would hardly be worth its start
        wishes.share_s =
            std::min(wishes.share_s, std::max(1.0, effort.work_s / static_cast<double>(at_once)));
    const Cut cut = cut_of(effort, wishes);
    Job::Round made{.round = round, .parts = cut.parts, .share_limit = {}, .merge_limit = {}};
    if (arguments.to == To::slurm) {
        made.share_limit = arguments.site.time.value_or(slurm_time(cut.limit));
        made.merge_limit = slurm_time(limit_for(trial.start_s * cut.parts));
    }
    return made;
}

std::string remark_of(const TrialRun& trial) {
    if (!(trial.work_s > 0))
        return fmt::format("Tried here: a share starts in {:.2f} s.", trial.start_s);
    const std::string work =
        trial.rounds.empty()
            ? fmt::format("all of it takes {} of one core", time_text(trial.work_s))
            : fmt::format("a replication takes {:.3g} ms of one core", trial.work_s * 1'000);
    return fmt::format("Tried here: {}; a share starts in {:.2f} s and holds {} MB. Limits are {} "
                       "times that, at least 5 min.",
                       work, trial.start_s, (trial.peak_memory >> 20) + 1, limit_safety);
}

Job job_of(const SubmitArguments& arguments, const fs::path& program, const TrialRun& trial) {
    const CutWishes wishes = wishes_of(arguments);
    const Site& site = arguments.site;
    Job job{.to = arguments.to,
            .name = trial.stem,
            .program = program,
            .from = fs::current_path(),
            .shares = fs::weakly_canonical(fs::absolute(arguments.out)),
            .wish = arguments.wish,
            .cpus = wishes.cpus,
            .at_once = at_once_of(arguments, wishes.cpus),
            .modules = site.modules,
            .options = arguments.to == To::slurm ? sbatch_options(site) : site.more,
            .rounds = {},
            .remarks = {remark_of(trial)}};
    const auto rounds = static_cast<std::uint32_t>(trial.rounds.size());
    for (std::uint32_t round = std::min(1U, rounds); round <= rounds; ++round)
        job.rounds.push_back(round_of(arguments, trial, round, wishes, job.at_once));
    return job;
}

void tell(const Job& job, const SubmitArguments& arguments) {
    const fs::path folder = fs::path(arguments.out) / job.name;
    const Job::Round& first = job.rounds.front();
    std::string text = fmt::format("{}: settings, share, merge, submit\n", folder.string());
    for (const std::string& remark : job.remarks)
        text += "  " + remark + "\n";
    text += fmt::format("  {} share{}{}{}\n", first.parts, first.parts == 1 ? "" : "s",
                        first.round == 0 ? "" : " in the first round",
                        first.share_limit.empty() ? "" : ", limit " + first.share_limit + " each");
    if (!arguments.now)
        text += fmt::format("next: {}\n", shell_word((folder / "submit").string()));
    if (!arguments.now || job.to == To::slurm)
        text += fmt::format("then: slipway status {}\n", shell_word(arguments.out));
    print(text);
}

/// A line on stderr that says how far the last round is that has begun, for people who watch; it
/// goes away when this does.
class Watch {
public:
    explicit Watch(const Job& job) : job_(job) {}
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch() { draw(""); }

    void look() const {
        for (const auto& each : results::progress_in(job_.shares, {}))
            if (each.stem == job_.name && !each.complete()) // else it is merged, which tells itself
                draw(shares_text(each.rounds.back()) + "  " + speed_text(each.rounds.back()));
    }

private:
    static void draw(const std::string& line) {
        constexpr std::size_t width = 100;
        fmt::print(stderr, "\r{}\033[K", shortened(line, width));
        std::fflush(stderr);
    }

    const Job& job_;
};

/// Runs what was written, to its end.
int submitted(const Job& job, const Interrupt& interrupt) {
    results::Child child({(job.folder() / "submit").string()}, {}, results::Child::Group::own);
    std::optional<Watch> watch;
    if (job.to != To::slurm && ::isatty(STDERR_FILENO) == 1)
        watch.emplace(job);
    bool told = false;
    for (int tick = 1;; ++tick) {
        if (const std::optional<int> status = child.ended())
            return *status == 0 || *status == try_again ? *status : 1;
        if (interrupt.raised() && !told)
            child.stop();
        told = interrupt.raised();
        constexpr int ticks_a_look = 10;
        if (watch && tick % ticks_a_look == 0)
            watch->look();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

} // namespace

int submit(const SubmitArguments& arguments) {
    check_array(arguments);
    const Interrupt interrupt;
    const fs::path program = fs::read_symlink("/proc/self/exe");
    const bool limits = arguments.to == To::slurm && !arguments.site.time;
    const Depth depth = arguments.shares && !limits ? Depth::name : Depth::time;
    const TrialRun trial = try_out(program, arguments.wish, depth, interrupt);
    const Job job = job_of(arguments, program, trial);
    write_job(job);
    tell(job, arguments);
    return arguments.now ? submitted(job, interrupt) : 0;
}

} // namespace sim::shell
