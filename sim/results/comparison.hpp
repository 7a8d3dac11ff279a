#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/dominance.hpp"
#include "sim/experiment/front.hpp"
#include "sim/experiment/joint.hpp"
#include "sim/experiment/standing.hpp"
#include "sim/results/run.hpp"

namespace sim::results {

/// What the options of a run did together.
struct Comparison {
    JointPlan plan; ///< its axes are cost and `by`, in this order, if there is a cost
    JointTally joint;
    std::size_t by = 0; ///< number of the shared measure by which options are ranked
    std::optional<ApartJointly> apart = {}; ///< if the sampling is_randomised
};

/// first - second of one measure, in published units.
struct Difference {
    std::size_t measure = 0; ///< number of the shared measure
    std::size_t first = 0, second = 0;
    std::string unit;        ///< p, count, days or gbp
    Interval apart;          ///< of the replications known in both, at 95 %
    Interval simultaneous;   ///< the same, so that all pairs of the measure hold together
    std::uint64_t known = 0; ///< replications in which neither is beyond the horizon
    std::uint64_t less = 0, equal = 0,
                  greater = 0; ///< replications; beyond the horizon is greatest
    double variance_ratio = 0;
};

/// The options in one contest, in published units.
struct Ranking {
    std::size_t measure = 0;
    std::string unit;
    std::uint64_t undecided = 0; ///< replications in which all are beyond the horizon
    struct Row {
        Interval best, alone;
        double share;
        OnAverage on_average;
        Interval regret_mean, regret_p80; ///< NaN: beyond the horizon
        double regret_worst;              ///< of the replications seen
    };
    std::vector<Row> options;
};

/// Two options' distributions of one measure.
struct Precedence {
    std::size_t measure = 0, first = 0, second = 0;
    Dominance curves;
    Order p80 = Order::equal;
};

/// Cost against the measure by which options are ranked, in base units.
struct Front {
    std::size_t cost = 0, by = 0; ///< numbers of shared measures
    std::vector<FrontPoint> options;
};

/// All that is said of a comparison.
struct Findings {
    std::vector<Difference> differences; ///< by measure, then by pair
    std::vector<Ranking> rankings;       ///< the one of `by` first
    std::vector<Precedence> precedences; ///< of the rankings' measures, in their order
    std::optional<Front> front;
};
Findings findings(const Run& run, const Comparison& comparison);

/// "mean" or "p50": what a front shows of a measure.
const char* front_statistic(const Measure& measure);

/// The words for an order of two options and for a verdict, as they are published.
const char* to_string(Order order);
const char* to_string(OnAverage verdict);

/// What divides base units into published ones, and their name.
struct Unit {
    double divisor;
    const char* name;
};
Unit unit_of(MeasureKind kind);

} // namespace sim::results
