#include "models/tender.hpp"

namespace models {

using namespace sim::scenario;

const Record& Tender::describe() {
    static const Record record =
        sim::scenario::record<Tender>(
            "tender", "A competition: suppliers with a free bid team write bids until it closes.")
            .field("bidders", &Tender::bidders, required, "Names of the suppliers that are asked.")
            .field("bids_needed", &Tender::bids_needed,
                   {.unit = "bids", .range = between(0, 64), .fallback = "1"},
                   "With fewer bids in time the tender has failed and starts again.")
            .field(
                "answer_within", &Tender::answer_within, {.unit = "days", .range = at_least(0)},
                "A supplier that has no bid team free within so many days of the notice declines; "
                "without it, one that has none free until the tender closes.")
            .field("effort", &Tender::effort,
                   {.unit = "bids", .range = at_least(0), .fallback = "1"},
                   "Work of one bid as a multiple of the supplier's usual: less for a call-off.")
            .field("effort_each_further_member", &Tender::effort_each_further_member,
                   {.unit = "bids", .range = at_least(0), .fallback = "0"},
                   "What each further member of a group adds to the work of one bid, as a share of "
                   "it.");
    return record;
}

} // namespace models
