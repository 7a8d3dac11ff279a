#include "models/merger.hpp"

#include "models/parameters.hpp"
#include "models/references.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace models {

using namespace sim::scenario;

const Record& Merger::describe() {
    static const Record record =
        sim::scenario::record<Merger>("merger", "The end of a trust as an organisation of its own.")
            .field("trust", &Merger::trust, required, "The trust that ends.")
            .field("into", &Merger::into, {},
                   "The trust it becomes part of, whose exit is then its own; without it, it is "
                   "dissolved, and that is its exit.")
            .field("date", &Merger::date, required, "Day on which it is planned.")
            .field("delay", &Merger::delay, {.unit = "days", .range = at_least(0), .fallback = "0"},
                   "How much later than that it happens.")
            .field("probability", &Merger::probability,
                   {.range = sim::scenario::probability(), .fallback = "1"},
                   "Chance that it happens at all.")
            .position(&Merger::where);
    return record;
}

namespace {
/// Whether a trust, followed from merger to merger, ends in itself.
bool runs_in_a_circle(const Parameters& p, const Merger& merger) {
    std::set<std::string> seen{merger.trust.text};
    for (const Merger* here = &merger; here->into;) {
        if (here->into->text == merger.trust.text)
            return true;
        if (!seen.insert(here->into->text).second)
            return false; // a circle, but not with this one in it
        const auto next = std::find_if(p.mergers.begin(), p.mergers.end(), [&](const Merger& each) {
            return each.trust.text == here->into->text;
        });
        if (next == p.mergers.end())
            return false;
        here = &*next;
    }
    return false;
}
} // namespace

void check_mergers(const Parameters& p, Problems& problems) {
    std::set<std::string> ended;
    for (const Merger& merger : p.mergers) {
        find_named(p.trusts, merger.trust, "trust", problems);
        if (merger.into)
            find_named(p.trusts, *merger.into, "trust", problems);
        if (!ended.insert(merger.trust.text).second)
            problems.add(merger.where, fmt::format("trust '{}' ends twice; allowed: one [[merger]] "
                                                   "for a trust",
                                                   merger.trust.text));
        if (runs_in_a_circle(p, merger))
            problems.add(merger.where, fmt::format("trust '{}' merges, at last, into itself; "
                                                   "allowed: mergers that do not lead back",
                                                   merger.trust.text));
    }
}

} // namespace models
