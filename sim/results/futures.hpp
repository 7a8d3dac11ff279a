#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/design.hpp"
#include "sim/experiment/estimates.hpp"
#include "sim/results/folder.hpp"
#include "sim/results/run.hpp"
#include "sim/results/study.hpp"

/// Options in many futures, in each of which the uncertain parameters have values of their own, and
/// two readings of that: what it would be worth to know them, and where a plan fails. Numbers are
/// in published units; a date is in days since the scenario's start.
namespace sim::results {

/// An uncertain parameter, as it is published.
struct OpenParameter {
    std::string path, unit, text, meaning, grade, source;
    bool bounds = false; ///< whether nothing but bounds is given
    bool whole = false;
    double low = 0, high = 0; ///< [unit]
};

/// What one option yields in each future: the means over two halves of the replications.
struct Yield {
    std::vector<double> first, second;

    double mean(std::size_t future) const { return (first[future] + second[future]) / 2; }
    std::size_t size() const { return first.size(); }
};

struct Futures {
    Run run;                 ///< where it comes from; its options have no results of their own
    std::string design;      ///< latin-hypercube or sobol
    std::uint64_t asked = 0; ///< futures wanted; fewer are there if it was stopped
    std::uint32_t replications =
        0; ///< of each option in each future; all options have the same luck
    std::vector<OpenParameter> parameters;
    std::vector<Studied> measures;           ///< the first: by which options are judged
    std::vector<std::string> names;          ///< of the measures, as measure_name has them
    std::vector<std::uint64_t> numbers;      ///< of the futures that are there, from 0, rising
    UnitPoints places{0, 0};                 ///< of these futures, an axis for each parameter
    std::vector<std::vector<double>> values; ///< [parameter][future], in its unit
    std::vector<std::vector<Yield>> yields;  ///< [measure][option]
    std::uint64_t failed = 0;                ///< replications; they count nowhere
    std::string digest;

    std::size_t size() const { return numbers.size(); }
    /// [option][future]: what an option brings, more is better.
    std::vector<std::vector<double>> payoffs() const;
};

/// What it would be worth to know the uncertain parameters before an option is chosen.
struct Worth {
    struct Standing {
        Interval mean{};    ///< over all futures
        Interval behind{};  ///< how much worse than the best option, on average; 0 for it
        double best_in = 0; ///< share of the futures in which no option is better
    };
    std::size_t best = 0;           ///< option whose mean is best
    std::vector<Standing> options;  ///< by option
    Interval at_most{}, at_least{}; ///< of knowing all parameters: see perfect_information()
    std::vector<Interval> partial;  ///< by parameter: of knowing it alone
    double luck = 0; ///< standard error that luck leaves in a difference to the best, in one future
};

/// At least 50 futures and two options. Intervals are those of 95 %, of resampled futures.
Worth worth_of(const Futures& futures);

/// When an option counts as failing in a future: its mean of a measure is at a threshold or beyond.
struct Failing {
    std::size_t measure = 0; ///< number of the measure among those of the futures
    enum class Side { at_least, at_most } side = Side::at_least;
    double threshold = 0;
    std::string text; ///< as it was asked for: "programme.late>=0.5"
};

/// The part of the parameters' bounds in which an option fails.
struct Region {
    struct Bound {
        std::size_t parameter = 0;
        std::optional<double> low, high; ///< [unit], both included; none: as far as it goes
    };
    std::uint64_t failing = 0; ///< futures in which it fails, of all
    std::vector<Bound> bounds; ///< empty: no part is worse than the whole
    std::uint64_t within = 0;  ///< futures that lie in it
    std::uint64_t failing_within = 0;

    double coverage() const;
    double density() const;
};

/// How bad it may become, wherever the parameters lie between their bounds.
struct Stress {
    struct Standing {
        double worst = 0;          ///< mean in the future that is worst for the option
        std::size_t worst_at = 0;  ///< that future's place in the list
        double regret = 0;         ///< most by which it misses the best option of a future
        std::size_t regret_at = 0; ///< where
        Interval regret_p90{}, regret_mean{};
    };
    std::vector<Standing> options;
    std::size_t minimax = 0; ///< option whose greatest regret is least
    double luck = 0;         ///< as Worth has it, of differences to that option
    std::optional<Failing> failing;
    std::vector<Region> regions; ///< by option, if there is a `failing`
};

Stress stress_of(const Futures& futures, const std::optional<Failing>& failing);

/// summary.json with the key `worth` or `stress`; README.md lists its names.
std::string worth_text(const Futures& futures, const Worth& worth);
std::string stress_text(const Futures& futures, const Stress& stress);

/// One row a future: its number, its values, and what each option yields; a heading with units.
std::string futures_csv(const Futures& futures);

/// Writes summary.json, run.db and futures.csv, whole or not at all; errors as Folder::write.
void publish(const Folder& folder, const Futures& futures, const Worth& worth);
void publish(const Folder& folder, const Futures& futures, const Stress& stress);

} // namespace sim::results
