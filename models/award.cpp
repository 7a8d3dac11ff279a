#include "models/award.hpp"

#include "models/choice.hpp"
#include "models/draft.hpp"
#include "models/references.hpp"

namespace models {

using namespace sim::scenario;

const Record& Award::describe() {
    static const Record record =
        sim::scenario::record<Award>("award", "A contract given without a competition.")
            .field("suppliers", &Award::suppliers, {},
                   "Given to one of these, drawn by weight as at a tender (direct call-off); "
                   "without any, the incumbent stays (direct extension).")
            .record("admitted_by", &Award::admitted_by,
                    "Only to those whom a framework has admitted; with none of them nothing is "
                    "given.");
    return record;
}

void check(const Award& award, const Parameters& parameters, Problems& problems) {
    for (const Name& supplier : award.suppliers)
        find_named(parameters.suppliers, supplier, "supplier", problems);
    check_number_of_bidders(award.suppliers, "award", problems);
    if (!award.admitted_by)
        return;
    if (award.suppliers.empty())
        problems.add(award.admitted_by->stage.where,
                     "an award is admitted_by a framework but names no suppliers; allowed: "
                     "admitted_by together with `suppliers`");
    check(*award.admitted_by, award.suppliers, parameters, problems);
}

void compile(const Award& award, ActivityId a, Step& step, Draft& draft) {
    Blueprint& b = draft.blueprint;
    step.kind = Step::Kind::award;
    step.noticed = true; // the choice is for others to see, at the end
    step.detail = static_cast<std::uint32_t>(b.competitions.size());
    Competition competition;
    for (const Name& supplier : award.suppliers)
        competition.bidders.push_back(
            id_of<SupplierId>(position(b.parameters.suppliers, supplier.text)));
    b.competitions.push_back(std::move(competition));
    if (award.admitted_by)
        compile(*award.admitted_by, award.suppliers, a, step, draft);
}

void award_directly(World& world, ActivityId a) {
    const Blueprint& b = world.blueprint();
    const Step& step = b.step(a);
    const std::vector<SupplierId>& suppliers = b.competitions[step.detail].bidders;
    if (suppliers.empty()) {
        for (const TrustId trust : world.trusts_of(step))
            world.chosen[index(trust)] = b.incumbents[index(trust)];
        return;
    }
    if (const std::uint64_t asked = may_be_asked(world, a); asked != 0)
        appoint(world, step, suppliers[draw_among(world, a, asked, 0)]);
}

} // namespace models
