#include "models/domain.hpp"

#include "models/parameters.hpp"
#include "models/references.hpp"

#include <fmt/format.h>

namespace models {

using namespace sim::scenario;

const Record& Domain::describe() {
    static const Record record =
        sim::scenario::record<Domain>("domain", "An installation that several trusts share.")
            .field("name", &Domain::name, required, "Unique name.")
            .choice("acts", &Domain::acts,
                    {{"together", Sharing::together, "what is done by domain is done once for all"},
                     {"split", Sharing::split, "its trusts are separated, and each acts alone"}},
                    "together", "Whether its trusts do their domain's stages together.")
            .field("meaning", &Domain::meaning, {.fallback = "\"\""}, "What it is, in a line.");
    return record;
}

namespace {
/// Position of the domain a trust shares; the number of domains if it shares none.
std::size_t shared_by(const Parameters& p, const Trust& trust, Problems& problems) {
    if (!trust.domain)
        return p.domains.size();
    return find_named(p.domains, *trust.domain, "domain", problems);
}

void check_one_route(const Parameters& p, const Tenancy& tenancy, const Trust& next,
                     Problems& problems) {
    if (tenancy.trusts.empty())
        return;
    const Trust& first = p.trusts[index(tenancy.trusts.front())];
    if (first.route.text != next.route.text)
        problems.add(next.route.where,
                     fmt::format("trust '{}' takes route '{}' but its domain '{}' takes '{}'; "
                                 "allowed: one route for all trusts of a domain that is not split",
                                 next.name.text, next.route.text, tenancy.name, first.route.text));
}
} // namespace

Tenancies tenancies_of(const Parameters& p, Problems& problems) {
    Tenancies made;
    std::vector<std::size_t> tenants(p.domains.size() + 1, 0);
    std::vector<std::size_t> domain_of;
    for (const Domain& domain : p.domains)
        made.all.push_back({domain.name.text, {}});
    for (const Trust& trust : p.trusts)
        ++tenants[domain_of.emplace_back(shared_by(p, trust, problems))];
    for (std::size_t t = 0; t < p.trusts.size(); ++t) {
        const std::size_t domain = domain_of[t];
        const bool shares = domain < p.domains.size();
        const bool alone = !shares || p.domains[domain].acts == Sharing::split;
        const std::size_t here = alone ? made.all.size() : domain;
        if (alone)
            made.all.push_back({p.trusts[t].name.text, {}});
        else
            check_one_route(p, made.all[here], p.trusts[t], problems);
        made.all[here].trusts.push_back(id_of<TrustId>(t));
        made.of.push_back(static_cast<std::uint32_t>(here));
        made.separated.push_back(shares && alone && tenants[domain] > 1 ? 1 : 0);
    }
    return made;
}

} // namespace models
