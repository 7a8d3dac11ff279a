#pragma once

#include "models/admission.hpp"
#include "models/ids.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace models {

class Draft;
struct Parameters;
struct Step;

/// A competition: suppliers are asked, each finds a free bid team or declines, writes its bid and
/// hands it in before the tender closes; with too few bids it has failed and starts again.
///
/// It awards a contract, or admits the best to a framework (`admits`), from which others buy later.
/// The stage's own duration is the time bidders have. Left out (see the README): clarification,
/// late withdrawal of a bid, prices that depend on who else bids.
struct Tender {
    std::vector<sim::scenario::Name> bidders; ///< suppliers asked
    sim::scenario::Count bids_needed;         ///< fewer bids in time than this fail the tender
    std::optional<sim::scenario::Number>
        answer_within;            ///< [s] from notice; without: until it closes
    sim::scenario::Number effort; ///< of one bid, as a multiple of the supplier's usual
    sim::scenario::Number effort_each_further_member; ///< share of one bid's effort, 0 or more
    sim::scenario::Count admits; ///< to a framework, that many; 0: it awards a contract
    std::optional<sim::scenario::Name> likeness; ///< of its requirement to those of others
    sim::scenario::Number price_weight;          ///< power by which a bid's price counts against it
    std::optional<AdmittedBy> admitted_by;       ///< asks only those admitted there

    static const sim::scenario::Record& describe();
};

/// Adds what is wrong with it, seen among the rest of its scenario.
void check(const Tender& tender, const Parameters& parameters, sim::scenario::Problems& problems);
/// Adds a problem if more are asked than a set of bidders holds.
void check_number_of_bidders(const std::vector<sim::scenario::Name>& bidders, std::string_view what,
                             sim::scenario::Problems& problems);
/// Makes the step that does it.
void compile(const Tender& tender, ActivityId a, Step& step, Draft& draft);

} // namespace models
