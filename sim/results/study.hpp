#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/estimates.hpp"
#include "sim/experiment/exclusion.hpp"
#include "sim/experiment/shared.hpp"
#include "sim/results/folder.hpp"
#include "sim/results/run.hpp"
#include "sim/results/sqlite.hpp"
#include "sim/results/statistics.hpp"

/// What a study of inputs has found: what matters, what it would be worth to know, where a plan
/// fails. All values are in published units (p, days, gbp, count); NaN: not known.
namespace sim::results {

/// One thing that was varied.
struct StudyInput {
    std::string path, unit;
    double low = 0, high = 0; ///< in `unit`
    std::string source;       ///< how low and high were chosen
};

/// A measure of a study by its place in the outcome of the scenario as it was run.
struct Studied {
    std::size_t place = 0;
    Measure measure;
    std::string section, member, unit;
};

/// What a measure's mean does when one input alone goes from low to high.
struct Swing {
    std::size_t input = 0, measure = 0;
    double at_low = 0, at_high = 0; ///< means; of a date days since the scenario's start
    Interval swing{};
};

/// A sensitivity index of one input.
struct InputIndex {
    std::string method, name; ///< "morris", "mu_star"
    std::size_t input = 0, measure = 0;
    Interval value{};
};

/// What a cause costs: the mean with all causes less the mean without it.
struct CauseCost {
    std::size_t cause = 0, measure = 0;
    Interval saved{};
};

/// Two causes: what taking away both saves, and what of it is beyond the sum of each alone.
struct PairCost {
    std::size_t first = 0, second = 0, measure = 0;
    Interval together{}, extra{};
};

struct Study {
    std::string method;       ///< "swing", "exclusion", ...
    std::string digest;       ///< of all runs, in their order
    std::string command = {}; ///< that gives the same again
    std::vector<Studied> measures;
    std::vector<StudyInput> inputs;
    std::vector<Swing> swings;
    std::vector<InputIndex> indices;
    std::vector<Exclusion> causes;
    std::vector<CauseCost> costs;
    std::vector<PairCost> pairs;
};

/// Where a measure stands in the outcome, for a study.
Studied studied(const OutcomeDescription& outcome, std::size_t place);

/// A mean of the measure as it is published: a date in ISO form, null if it is not known.
Json published_level(const Studied& of, double value, const Epoch& epoch);

/// The tables of a study, for a database that holds the run; README.md has them.
void write_study(Database& database, const Study& study, const Epoch& epoch);

/// The key `sensitivity` of summary.json.
Json study_json(const Study& study, const Epoch& epoch);

/// summary.json of the run with the study.
std::string study_text(const Run& run, const Study& study);

/// Writes `summary.json` and `run.db`, whole or not at all; errors as Folder::write.
void publish(const Folder& folder, const Run& run, const Study& study);

} // namespace sim::results
