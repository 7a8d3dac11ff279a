#include "models/include.hpp"

#include "models/references.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace models {

using namespace sim::scenario;

namespace {
/// Adds the stages of a route and of all it includes; `way` is how it was come to.
void gather(const Parameters& p, const Route& route, std::vector<std::size_t>& way,
            std::vector<Stage>& stages, Problems& problems) {
    stages.insert(stages.end(), route.stages.begin(), route.stages.end());
    for (const Name& included : route.includes) {
        const std::size_t next = find_named(p.routes, included, "route", problems);
        if (next == p.routes.size())
            continue;
        if (std::find(way.begin(), way.end(), next) != way.end()) {
            problems.add(included.where, fmt::format("route '{}' includes itself; allowed: "
                                                     "routes that do not lead back here",
                                                     included.text));
            continue;
        }
        way.push_back(next);
        gather(p, p.routes[next], way, stages, problems);
        way.pop_back();
    }
}

void check_names(const Route& route, const std::vector<Stage>& stages, Problems& problems) {
    std::set<std::string> seen;
    for (const Stage& stage : stages)
        if (!seen.insert(stage.name.text).second)
            problems.add(stage.name.where,
                         fmt::format("stage '{}' stands twice in route '{}' with what it "
                                     "includes; allowed: names that differ",
                                     stage.name.text, route.name.text));
}
} // namespace

Parameters with_included_stages(Parameters parameters, Problems& problems) {
    std::set<std::string> included;
    std::set<std::string> taken;
    for (const Trust& trust : parameters.trusts)
        taken.insert(trust.route.text);
    for (const Trust& trust : parameters.trusts)
        if (trust.fallback)
            taken.insert(trust.fallback->text);
    for (const Group& group : parameters.groups)
        if (group.fallback)
            taken.insert(group.fallback->text);
    std::vector<Route> whole;
    for (std::size_t r = 0; r < parameters.routes.size(); ++r) {
        const Route& route = parameters.routes[r];
        for (const Name& name : route.includes)
            included.insert(name.text);
        Route sum = route;
        sum.stages.clear();
        std::vector<std::size_t> way{r};
        gather(parameters, route, way, sum.stages, problems);
        check_names(route, sum.stages, problems);
        whole.push_back(std::move(sum));
    }
    std::erase_if(whole, [&](const Route& route) {
        return (route.part || included.contains(route.name.text)) &&
               !taken.contains(route.name.text);
    });
    parameters.routes = std::move(whole);
    return parameters;
}

} // namespace models
