#include "models/tender.hpp"

#include "models/draft.hpp"
#include "models/references.hpp"

#include <fmt/format.h>

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

namespace {
constexpr std::size_t most_bidders = 64;
}

void check(const Tender& tender, const Parameters& parameters, Problems& problems) {
    for (const Name& bidder : tender.bidders)
        find_named(parameters.suppliers, bidder, "supplier", problems);
    if (tender.bidders.size() > most_bidders)
        problems.add(tender.bidders.front().where,
                     fmt::format("{} bidders in one tender; allowed: at most {}",
                                 tender.bidders.size(), most_bidders));
    const auto asked = static_cast<std::int64_t>(tender.bidders.size());
    if (tender.bids_needed.value > asked)
        problems.add(tender.bids_needed.where,
                     fmt::format("bids_needed is {} but only {} suppliers are asked; allowed: "
                                 "at most as many as are asked",
                                 tender.bids_needed.value, asked));
}

void compile(const Tender& tender, ActivityId a, Step& step, Draft& draft) {
    Blueprint& b = draft.blueprint;
    step.kind = Step::Kind::tender;
    step.detail = static_cast<std::uint32_t>(b.competitions.size());
    Competition competition;
    for (const Name& bidder : tender.bidders)
        competition.bidders.push_back(
            id_of<SupplierId>(position(b.parameters.suppliers, bidder.text)));
    competition.needed = static_cast<std::uint32_t>(tender.bids_needed.value);
    competition.answer_within =
        tender.answer_within ? from_days(tender.answer_within->value) : sim::Duration::max();
    const auto further = static_cast<double>(b.network.trusts_of(a).size() - 1);
    competition.effort =
        tender.effort.value * (1 + tender.effort_each_further_member.value * further);
    b.competitions.push_back(std::move(competition));
}

} // namespace models
