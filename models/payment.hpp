#pragma once

#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <vector>

namespace models {

struct Parameters;

/// What a provider expected to be paid in one financial year.
struct Expectation {
    sim::Date year_to;            ///< last day of the financial year
    sim::scenario::Number amount; ///< [GBP]
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

/// A provider is paid when a stage ends for the first time, once for each owner of the stage: for
/// a deployment that is certified.
struct Payment {
    sim::scenario::Name stage;
    sim::scenario::Name to;            ///< who is paid
    sim::scenario::Uncertain amount;   ///< [GBP] for each owner of the stage
    std::vector<Expectation> expected; ///< of all that this provider is paid
    static const sim::scenario::Record& describe();
};

/// Adds what is wrong with the payments of a scenario.
void check_payments(const Parameters& parameters, sim::scenario::Problems& problems);

} // namespace models
