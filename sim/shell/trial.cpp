#include "sim/shell/trial.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/cbor.hpp"
#include "sim/results/child.hpp"
#include "sim/results/folder.hpp"
#include "sim/results/scratch.hpp"
#include "sim/results/share_progress.hpp"

namespace sim::shell {

namespace {

namespace fs = std::filesystem;
using results::Slice;
using Strings = std::vector<std::string>;

/// The shares of a trial, one after the other.
class Bench {
public:
    struct Attempt {
        int status = 0;
        double seconds = 0; ///< of the processor
        std::uint64_t peak_memory = 0;
    };

    Bench(const fs::path& program, const Strings& wish, const Interrupt& interrupt)
        : words_{program.string()}, interrupt_(interrupt) {
        words_.insert(words_.end(), wish.begin(), wish.end());
    }

    Attempt attempt(const Slice& slice) const {
        std::error_code ignored;
        fs::remove_all(folder(), ignored);
        Strings words = words_;
        words.insert(words.end(), {"--share", fmt::format("{}/{}", slice.part, slice.parts)});
        words.insert(words.end(), {"--threads", "1", "--out", folder().string()});
        if (slice.round > 0)
            words.insert(words.end(), {"--round", std::to_string(slice.round)});
        results::Child child(words, {"/dev/null", scratch_ / "said"}, results::Child::Group::own);
        const int status = end_of(child);
        return {status, child.processor_s(), child.peak_memory()};
    }

    /// What the last attempt said on stderr.
    std::string said() const {
        std::string all = results::text_in(scratch_ / "said");
        while (all.ends_with('\n'))
            all.pop_back();
        return all;
    }

    /// The file that the last attempt wrote.
    fs::path share() const {
        for (const fs::directory_entry& file : fs::directory_iterator(folder()))
            if (results::share_name(file.path().filename().string()))
                return file.path();
        throw std::runtime_error("the trial wrote no share");
    }

private:
    fs::path folder() const { return scratch_ / "shares"; }

    int end_of(results::Child& child) const {
        for (;;) {
            if (const std::optional<int> status = child.ended())
                return *status;
            if (interrupt_.raised())
                throw std::runtime_error("interrupted in the trial; nothing was written");
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }

    results::Scratch scratch_;
    Strings words_;
    const Interrupt& interrupt_;
};

/// The least share that there is, and what it cost: what an experiment has fewer of than parts may
/// be refused.
std::pair<std::uint32_t, Bench::Attempt> least_share(const Bench& bench) {
    for (std::uint32_t parts = 1'000'000;; parts /= 10) {
        const Bench::Attempt attempt = bench.attempt({.part = 1, .parts = parts});
        if (attempt.status == 0)
            return {parts, attempt};
        if (attempt.status != 2)
            throw std::runtime_error(
                fmt::format("the trial ended with status {}: {}", attempt.status, bench.said()));
        if (parts == 1)
            throw InvalidInput(bench.said());
    }
}

/// The replications of each round, if an experiment goes by rounds.
std::vector<std::uint32_t> rounds_of(const results::Experiment& experiment) {
    std::vector<std::uint32_t> rounds;
    if (!experiment.precision)
        return rounds;
    for (std::uint64_t all = 0; all < experiment.replications; all += rounds.back())
        rounds.push_back(
            results::plan_of(experiment, {static_cast<std::uint32_t>(rounds.size()) + 1, 1, 1})
                .replications);
    return rounds;
}

/// How much of what `work_s` is of a slice has.
double amount(const results::Experiment& experiment, const Slice& slice) {
    const auto replications = results::replications_of(experiment, slice);
    if (!replications)
        return 1.0 / slice.parts;
    return static_cast<double>(*replications) / (slice.round > 0 ? 1 : experiment.replications);
}

/// A larger one than that, which took so long beyond its start; the same if there is none.
Slice larger(const TrialRun& trial, Slice slice, double took_s, double wanted_s) {
    constexpr double noise_s = 0.05;
    constexpr std::uint32_t most = 16; // times as large
    if (slice.parts > 1) {
        const double guess = took_s > noise_s ? slice.parts * took_s / wanted_s : 1;
        const auto by_guess = static_cast<std::uint32_t>(guess);
        slice.parts = std::max({1U, slice.parts / most, std::min(by_guess, slice.parts - 1)});
    } else if (slice.round > 0 && slice.round < trial.rounds.size()) {
        ++slice.round;
    }
    return slice;
}

void measure(TrialRun& trial, const Bench& bench, const results::Experiment& experiment,
             Slice slice) {
    constexpr double enough_s = 1, wanted_s = 1.25;
    double took_s = 0;
    for (;;) {
        const Slice next = larger(trial, slice, took_s, wanted_s);
        if (next == slice)
            break;
        slice = next;
        const Bench::Attempt attempt = bench.attempt(slice);
        if (attempt.status != 0)
            throw std::runtime_error(
                fmt::format("the trial ended with status {}: {}", attempt.status, bench.said()));
        took_s = attempt.seconds - trial.start_s;
        trial.peak_memory = std::max(trial.peak_memory, attempt.peak_memory);
        if (took_s >= enough_s && amount(experiment, slice) > 0)
            break;
    }
    constexpr double least_s = 1e-3;
    trial.work_s = std::max(took_s, least_s) / amount(experiment, slice);
}

} // namespace

TrialRun try_out(const fs::path& program, const Strings& wish, Depth depth,
                 const Interrupt& interrupt) {
    const Bench bench(program, wish, interrupt);
    const auto [parts, first] = least_share(bench);
    const results::Share share = results::read_share(bench.share());
    const results::Experiment experiment = results::decoded_experiment(share.experiment);
    TrialRun trial{.stem = results::stem_of(experiment, results::fingerprint(share.experiment)),
                   .rounds = rounds_of(experiment),
                   .start_s = first.seconds,
                   .peak_memory = first.peak_memory};
    if (depth == Depth::time)
        measure(trial, bench, experiment, {share.slice.round, 1, parts});
    return trial;
}

} // namespace sim::shell
