#include "models/admission.hpp"

#include "models/choice.hpp"
#include "models/draft.hpp"
#include "models/parting.hpp"
#include "models/references.hpp"

#include <bit>
#include <fmt/format.h>
#include <set>

namespace models {

using namespace sim::scenario;

namespace {
/// Calls `visit(route, tender)` for each tender so named that admits.
template <class Visit>
void for_each_tender(const Parameters& p, const std::string& name, const Visit& visit) {
    for (const Route& route : p.routes)
        for (const Stage& stage : route.stages)
            if (stage.name.text == name && admits(stage))
                visit(route, stage);
}

/// For whom a stage of that level is done, when it is done for a trust.
std::string owner_for(const Parameters& p, const Trust& trust, By by) {
    if (by == By::programme)
        return "programme";
    const auto shared = [&trust](const auto& list, const auto& name, auto acts) {
        if (!name)
            return trust.name.text;
        const std::size_t at = position(list, name->text);
        return at < list.size() && list[at].acts == acts ? name->text : trust.name.text;
    };
    if (by == By::group)
        return shared(p.groups, trust.group, Acts::together);
    if (by == By::domain)
        return shared(p.domains, trust.domain, Sharing::together);
    return trust.name.text;
}

/// Who does a stage of a route, each once.
void add_owners(const Parameters& p, const Route& route, By by, std::set<std::string>& owners) {
    for (const Trust& trust : p.trusts)
        if (may_take(p, trust, route))
            owners.insert(owner_for(p, trust, by));
}

/// A name that is no stage of its own route, network_of() has told of already.
void add_unknown_tender(const AdmittedBy& admission, const Parameters& p, Problems& problems) {
    std::set<std::string> all;
    bool is_a_stage = false;
    for (const Route& route : p.routes)
        for (const Stage& stage : route.stages) {
            is_a_stage = is_a_stage || stage.name.text == admission.stage.text;
            if (admits(stage))
                all.insert(stage.name.text);
        }
    if (is_a_stage || admission.of)
        problems.add_unknown(admission.stage, "tender that admits", {all.begin(), all.end()});
}

/// The activity that decides for `a` who may be asked.
ActivityId decider(const AdmittedBy& admission, ActivityId a, const Draft& draft) {
    const Network& network = draft.blueprint.network;
    if (!admission.of)
        return network.instances(a, draft.route(a), admission.stage.text).front();
    ActivityId found = nobody<ActivityId>;
    for (std::size_t i = 0; i < network.activities().size(); ++i) {
        const Activity& each = network.activities()[i];
        const auto here = id_of<ActivityId>(i);
        if (each.stage->name.text != admission.stage.text || !admits(*each.stage) ||
            network.owner_of(here) != admission.of->text)
            continue;
        if (each.route == draft.activity(a).route)
            return here;
        if (found == nobody<ActivityId>)
            found = here;
    }
    return found;
}
} // namespace

const Record& AdmittedBy::describe() {
    static const Record record =
        sim::scenario::record<AdmittedBy>("admitted_by",
                                          "Only those are asked whom a framework has admitted.")
            .field("stage", &AdmittedBy::stage, required,
                   "Name of a tender that `admits`; until it has ended nobody is asked.")
            .field("of", &AdmittedBy::of, {},
                   "Whose tender: a trust, a group or \"programme\"; without it, that of the same "
                   "owner, its group or its programme.");
    return record;
}

const AdmittedBy* admission_of(const Stage& stage) {
    if (const auto* tender = std::get_if<Tender>(&stage.kind))
        return tender->admitted_by ? &*tender->admitted_by : nullptr;
    if (const auto* award = std::get_if<Award>(&stage.kind))
        return award->admitted_by ? &*award->admitted_by : nullptr;
    return nullptr;
}

bool admits(const Stage& stage) {
    const auto* tender = std::get_if<Tender>(&stage.kind);
    return tender != nullptr && tender->admits.value > 0;
}

std::int64_t most_admitted(const AdmittedBy& admission, const Parameters& parameters) {
    std::int64_t most = 0;
    for_each_tender(parameters, admission.stage.text, [&](const Route&, const Stage& stage) {
        most = std::max(most, std::get<Tender>(stage.kind).admits.value);
    });
    return most;
}

void check(const AdmittedBy& admission, const std::vector<Name>& bidders,
           const Parameters& parameters, Problems& problems) {
    std::vector<Name> asked;
    bool known = false;
    for_each_tender(parameters, admission.stage.text, [&](const Route&, const Stage& stage) {
        known = true;
        const std::vector<Name>& here = std::get<Tender>(stage.kind).bidders;
        asked.insert(asked.end(), here.begin(), here.end());
    });
    if (!known) {
        add_unknown_tender(admission, parameters, problems);
        return;
    }
    std::vector<std::string> names;
    names.reserve(asked.size());
    for (const Name& each : asked)
        names.push_back(each.text);
    for (const Name& bidder : bidders)
        if (std::find(names.begin(), names.end(), bidder.text) == names.end())
            problems.add(bidder.where,
                         fmt::format("supplier '{}' is not asked by stage '{}', so it is never "
                                     "admitted; allowed: {}",
                                     bidder.text, admission.stage.text, listed(names)));
}

void check_owner(const AdmittedBy& admission, const Parameters& parameters, Problems& problems) {
    const auto& wanted = admission.of;
    if (!wanted)
        return;
    std::set<std::string> owners;
    bool known = false;
    for_each_tender(parameters, admission.stage.text, [&](const Route& route, const Stage& stage) {
        known = true;
        add_owners(parameters, route, stage.by, owners);
    });
    if (known && !owners.contains(wanted->text))
        problems.add_unknown(*wanted, "owner of stage '" + admission.stage.text + "'",
                             {owners.begin(), owners.end()});
}

void compile(const AdmittedBy& admission, const std::vector<Name>& bidders, ActivityId a,
             Step& step, Draft& draft) {
    Admission made{decider(admission, a, draft), {}};
    const std::vector<Name>& there = std::get<Tender>(draft.activity(made.by).stage->kind).bidders;
    for (const Name& bidder : bidders) {
        const auto at = std::find_if(there.begin(), there.end(),
                                     [&](const Name& each) { return each.text == bidder.text; });
        made.place.push_back(at == there.end() ? Admission::nowhere
                                               : static_cast<std::uint8_t>(at - there.begin()));
    }
    draft.blueprint.admissions.set(a, std::move(made));
    step.mark(Special::admitted_by);
}

std::uint64_t may_be_asked(const World& world, ActivityId a) {
    const Blueprint& b = world.blueprint();
    const Step& step = b.step(a);
    const std::size_t bidders = b.competitions[step.detail].bidders.size();
    std::uint64_t asked = 0;
    if (!step.is(Special::admitted_by)) {
        for (std::size_t k = 0; k < bidders; ++k)
            asked |= std::uint64_t{1} << k;
        return asked;
    }
    const Admission& admission = b.admissions.of(a);
    const std::uint64_t admitted = world.ballots[b.step(admission.by).detail].admitted;
    for (std::size_t k = 0; k < bidders; ++k)
        if (admission.place[k] != Admission::nowhere && (admitted >> admission.place[k] & 1U) != 0)
            asked |= std::uint64_t{1} << k;
    return asked;
}

void admit(World& world, ActivityId tender, std::uint64_t bids) {
    const Step& step = world.blueprint().step(tender);
    const Competition& competition = world.blueprint().competitions[step.detail];
    std::uint64_t& admitted = world.ballots[step.detail].admitted;
    admitted = 0;
    for (std::uint32_t place = 0; place < competition.admits && bids != 0; ++place) {
        const std::uint32_t best = draw_among(world, tender, bids, place);
        bids &= ~(std::uint64_t{1} << best);
        admitted |= std::uint64_t{1} << best;
        ++world.desks[index(competition.bidders[best])].admitted;
    }
}

} // namespace models
