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
                   "it.")
            .field("admits", &Tender::admits,
                   {.unit = "suppliers", .range = between(0, 64), .fallback = "0"},
                   "How many at most are admitted to a framework, the best bids; with 0 a contract "
                   "is awarded.")
            .field("likeness", &Tender::likeness, {},
                   "Name of the kind of requirement: a supplier reuses its bids for others of the "
                   "same (its `reuse`).")
            .field("price_weight", &Tender::price_weight,
                   {.range = between(0, 100), .fallback = "0"},
                   "A bid's weight falls with its price to this power: 0 not at all.")
            .record("admitted_by", &Tender::admitted_by,
                    "Asks only those whom a framework has admitted.");
    return record;
}

namespace {
/// Too many bids needed can never come in.
void check_bids_needed(const Tender& tender, const Parameters& parameters, Problems& problems) {
    const auto asked = static_cast<std::int64_t>(tender.bidders.size());
    if (tender.bids_needed.value > asked)
        problems.add(tender.bids_needed.where,
                     fmt::format("bids_needed is {} but only {} suppliers are asked; allowed: "
                                 "at most as many as are asked",
                                 tender.bids_needed.value, asked));
    if (!tender.admitted_by)
        return;
    const std::int64_t admitted = most_admitted(*tender.admitted_by, parameters);
    if (admitted > 0 && tender.bids_needed.value > admitted)
        problems.add(tender.bids_needed.where,
                     fmt::format("bids_needed is {} but stage '{}' admits only {}; allowed: at "
                                 "most as many as are admitted",
                                 tender.bids_needed.value, tender.admitted_by->stage.text,
                                 admitted));
}
} // namespace

void check_number_of_bidders(const std::vector<Name>& bidders, std::string_view what,
                             Problems& problems) {
    constexpr std::size_t most_bidders = 64; // the bits of a ballot
    if (bidders.size() > most_bidders)
        problems.add(bidders.front().where, fmt::format("{} bidders in one {}; allowed: at most {}",
                                                        bidders.size(), what, most_bidders));
}

void check(const Tender& tender, const Parameters& parameters, Problems& problems) {
    for (const Name& bidder : tender.bidders)
        find_named(parameters.suppliers, bidder, "supplier", problems);
    check_number_of_bidders(tender.bidders, "tender", problems);
    check_bids_needed(tender, parameters, problems);
    if (tender.admitted_by)
        check(*tender.admitted_by, tender.bidders, parameters, problems);
}

namespace {
/// Kinds of requirement are numbered in the order in which they are met.
std::uint32_t number_of_likeness(const std::string& name, Blueprint& b) {
    const auto known = std::find(b.likenesses.begin(), b.likenesses.end(), name);
    const auto number = static_cast<std::uint32_t>(known - b.likenesses.begin());
    if (known == b.likenesses.end())
        b.likenesses.push_back(name);
    return number;
}
} // namespace

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
    competition.effort = tender.effort.value;
    competition.effort_each_further_member = tender.effort_each_further_member.value;
    if (tender.likeness)
        competition.likeness = number_of_likeness(tender.likeness->text, b);
    competition.price_weight = tender.price_weight.value;
    competition.admits = static_cast<std::uint32_t>(tender.admits.value);
    b.competitions.push_back(std::move(competition));
    if (tender.admitted_by)
        compile(*tender.admitted_by, tender.bidders, a, step, draft);
}

} // namespace models
