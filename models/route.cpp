#include "models/route.hpp"
#include "models/references.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/topological_sort.hpp>

#include <algorithm>
#include <fmt/format.h>

namespace models {

using namespace sim::scenario;

namespace {
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

/// Position of the named stage, or stages.size() with a problem added.
std::size_t find_stage(const Route& route, const Name& wanted, Problems& problems) {
    return find_named(route.stages, wanted, "stage", problems,
                      fmt::format("route '{}': ", route.name.text));
}

/// Remembers the way a depth-first search came, and the first cycle that it closes.
class CycleFinder : public boost::default_dfs_visitor {
public:
    CycleFinder(std::vector<std::size_t>& way, std::vector<std::size_t>& cycle)
        : way_{&way}, cycle_{&cycle} {}
    void discover_vertex(std::size_t v, const Graph&) { way_->push_back(v); }
    void finish_vertex(std::size_t, const Graph&) { way_->pop_back(); }
    void back_edge(const Graph::edge_descriptor& edge, const Graph& graph) {
        if (cycle_->empty())
            cycle_->assign(std::find(way_->begin(), way_->end(), target(edge, graph)), way_->end());
    }

private:
    std::vector<std::size_t>* way_;
    std::vector<std::size_t>* cycle_;
};

void check_cycles(const Route& route, const Graph& graph, Problems& problems) {
    std::vector<std::size_t> way;
    std::vector<std::size_t> cycle;
    boost::depth_first_search(graph, boost::visitor(CycleFinder{way, cycle}));
    if (cycle.empty())
        return;
    std::string circle;
    for (const std::size_t v : cycle)
        circle += route.stages[v].name.text + " -> ";
    circle += route.stages[cycle.front()].name.text;
    problems.add(route.stages[cycle.front()].where,
                 fmt::format("route '{}' runs in a circle: {}; allowed: stages that each come "
                             "after earlier ones only",
                             route.name.text, circle));
}

std::vector<std::vector<bool>> reachability(const RouteNetwork& network) {
    const std::size_t count = network.order.size();
    std::vector<std::vector<bool>> reaches(count, std::vector<bool>(count, false));
    for (auto stage = network.order.rbegin(); stage != network.order.rend(); ++stage) {
        reaches[*stage][*stage] = true;
        for (const std::size_t next : network.after[*stage])
            for (std::size_t b = 0; b < count; ++b)
                if (reaches[next][b])
                    reaches[*stage][b] = true;
    }
    return reaches;
}

void check_return(const Route& route, const RouteNetwork& network, std::size_t from,
                  const std::optional<Name>& to, Problems& problems) {
    if (!to)
        return;
    const std::size_t target = find_stage(route, *to, problems);
    if (target < route.stages.size() && !network.reaches[target][from])
        problems.add(to->where,
                     fmt::format("stage '{}' cannot lead back to '{}', which does not come "
                                 "before it; allowed: itself or a stage on the way to it",
                                 route.stages[from].name.text, to->text));
}

/// Without an owner named, who is admitted must be settled before, for all that ask.
void check_admission(const Route& route, const RouteNetwork& network, std::size_t from,
                     Problems& problems) {
    const AdmittedBy* admission = admission_of(route.stages[from]);
    if (admission == nullptr || admission->of)
        return;
    const std::size_t by = find_stage(route, admission->stage, problems);
    if (by == route.stages.size())
        return;
    const By there = route.stages[by].by, here = route.stages[from].by;
    const bool one_for_all = there == here || there == By::programme || here == By::trust;
    if (by == from || !network.reaches[by][from] || !one_for_all)
        problems.add(admission->stage.where,
                     fmt::format("stage '{}' cannot ask whom '{}' admits; allowed: a stage that "
                                 "comes before it, done by the same or by all together; or say "
                                 "whose with `of`",
                                 route.stages[from].name.text, admission->stage.text));
}

void check_until(const Route& route, const RouteNetwork& network, std::size_t from,
                 const Need& need, Problems& problems) {
    if (!need.until)
        return;
    const std::size_t last = find_stage(route, *need.until, problems);
    if (last < route.stages.size() &&
        (!network.reaches[from][last] || route.stages[from].by != route.stages[last].by))
        problems.add(need.until->where,
                     fmt::format("stage '{}' cannot hold a need until '{}'; allowed: itself or a "
                                 "stage that comes after it and is done by the same",
                                 route.stages[from].name.text, need.until->text));
}
} // namespace

const Record& Route::describe() {
    static const Record record =
        sim::scenario::record<Route>("route", "The way from decision to the new data centre.")
            .field("name", &Route::name, required, "Unique name.")
            .list("stage", &Route::stages, "Its steps, in any order.")
            .field("includes", &Route::includes, {},
                   "Routes whose stages are part of this one, so that a common stretch is written "
                   "once.")
            .field("part", &Route::part, {.fallback = "false"},
                   "It is only there to be included: it need not be whole by itself, and is not "
                   "looked at where no route includes it.")
            .field("exit", &Route::exit, {},
                   "Stage whose end is a trust's exit; without it, the end of all its stages.")
            .position(&Route::where);
    return record;
}

RouteNetwork network_of(const Route& route, Problems& problems) {
    const std::size_t count = route.stages.size();
    const std::size_t problems_before = problems.count();
    RouteNetwork network;
    network.before.resize(count);
    network.after.resize(count);
    Graph graph(count);
    for (std::size_t i = 0; i < count; ++i)
        for (const Name& earlier : route.stages[i].after)
            if (const std::size_t from = find_stage(route, earlier, problems); from < count) {
                network.before[i].push_back(from);
                network.after[from].push_back(i);
                boost::add_edge(from, i, graph);
            }
    check_cycles(route, graph, problems);
    if (problems.count() > problems_before)
        return network;
    boost::topological_sort(graph, std::back_inserter(network.order));
    std::reverse(network.order.begin(), network.order.end());
    network.reaches = reachability(network);
    for (std::size_t i = 0; i < count; ++i) {
        for (const Need& need : route.stages[i].needs)
            check_until(route, network, i, need, problems);
        check_admission(route, network, i, problems);
        if (const auto& failure = route.stages[i].failure)
            check_return(route, network, i, failure->to, problems);
        check_notice(route, network, i, problems);
        if (const auto* standstill = std::get_if<Standstill>(&route.stages[i].kind);
            standstill != nullptr && standstill->challenge)
            check_return(route, network, i, standstill->challenge->to, problems);
        if (const auto* cutover = std::get_if<Cutover>(&route.stages[i].kind))
            check_return(route, network, i, cutover->called_off_to, problems);
    }
    return network;
}

} // namespace models
