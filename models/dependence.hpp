#pragma once

#include "models/ids.hpp"
#include "sim/engine/correlation.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace models {

class Draft;
class World;
struct Parameters;

/// Between whom durations depend: the stages of one owner, the owners that do one stage, or all.
enum class Among { stages, owners, both };

/// How two stages depend.
struct Correlation {
    sim::scenario::Name a, b;
    sim::scenario::Number rho; ///< of the normal scores, -1..1
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

/// Durations that tend to be long together: of stages of one team, of one stage everywhere because
/// of a common cause. Each duration keeps its own distribution.
struct Dependence {
    sim::scenario::Name name;
    std::vector<sim::scenario::Name> stages;
    Among among = Among::owners;
    sim::scenario::Number rho;             ///< of the normal scores of all pairs, -1..1
    std::vector<Correlation> correlations; ///< of pairs that are different
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

/// A dependence made ready: stages of an owner, or a common cause.
struct Bond {
    std::variant<sim::GaussianCopula, sim::CommonCause> law;
    std::vector<std::uint32_t> stages; ///< NameNumbers, in the copula's order
    std::uint32_t cause = 0;           ///< NameNumbers of the dependence
    Among among;
};

/// Where an activity stands in a dependence.
struct Tie {
    std::uint32_t bond;  ///< position in Blueprint::bonds
    std::uint32_t place; ///< among the stages of the copula
};

/// Adds what is wrong with the scenario's dependences. Correlations that contradict each other are
/// not wrong, but see compile_dependences().
void check_dependences(const Parameters& parameters, sim::scenario::Problems& problems);
/// Ties the activities, once there are steps. Correlations that no durations can have are replaced
/// by the nearest that some can, with a warning in the blueprint.
void compile_dependences(Draft& draft);

/// The uniform number that decides the present duration of an activity that is tied.
double dependent_uniform(const World& world, ActivityId a);

} // namespace models
