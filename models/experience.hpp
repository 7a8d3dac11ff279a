#pragma once

#include "models/ids.hpp"
#include "sim/scenario/record.hpp"

#include <cstdint>
#include <vector>

namespace models {

class Blueprint;
class Draft;
class World;

/// Among whom experience is shared.
enum class SharedBy { programme, configuration, supplier };

/// Learning from site to site: each doubling of how often a stage has been done makes it quicker
/// and safer (T. P. Wright, Journal of the Aeronautical Sciences 3, 1936).
struct Experience {
    sim::scenario::Number duration; ///< factor for each doubling
    sim::scenario::Number failure;  ///< factor for each doubling
    SharedBy among = SharedBy::programme;
    sim::scenario::Number least; ///< neither factor falls below it
    static const sim::scenario::Record& describe();
};

/// The factors of a stage, by how many others have completed it.
struct LearningCurve {
    std::vector<double> duration, failure;
};

/// Experience with numbers at hand.
struct ExperienceNumbers {
    SharedBy among;
    std::uint32_t first; ///< of its places in Practice::completed
    std::uint32_t curve; ///< in Blueprint::learning_curves
};

/// How often what has been done in a replication.
struct Practice {
    /// As at the start: what is done then counts.
    explicit Practice(const Blueprint& blueprint);
    void reset();

    std::vector<std::uint32_t> completed; ///< by place
    std::vector<std::uint32_t> counted;   ///< by activity: its place, once it counts

private:
    std::vector<std::uint32_t> completed_at_start_, counted_at_start_;
};

/// Makes the tables and places of all stages with experience.
void compile_experience(Draft& draft);

/// Factor on the duration of `a`, which learns, if its work begins now.
double practice_in_duration(const World& world, ActivityId a);
/// The same for its chance to fail.
double practice_in_failure(const World& world, ActivityId a);
/// An activity has been completed.
void count_experience(World& world, ActivityId a);

} // namespace models
