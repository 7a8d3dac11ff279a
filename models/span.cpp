#include "models/span.hpp"

#include "models/network.hpp"
#include "models/parameters.hpp"
#include "models/references.hpp"

#include <algorithm>

namespace models {

using namespace sim::scenario;

const Record& Span::describe() {
    static const Record record =
        sim::scenario::record<Span>("span", "How long it takes from one stage's end to another's.")
            .field("name", &Span::name, required, "Unique name, e.g. \"award to live\".")
            .field("from", &Span::from, required, "Stage at whose end it begins.")
            .field("to", &Span::to, required, "Stage at whose end it ends.");
    return record;
}

namespace {
std::vector<std::string> stages_of(const Parameters& parameters) {
    std::vector<std::string> names;
    for (const Route& route : parameters.routes)
        for (const Stage& stage : route.stages)
            names.push_back(stage.name.text);
    return names;
}

/// The activity that is the named stage for an enrolled trust; nobody if its way has none.
ActivityId stage_for(const Network& network, EnrolmentId e, const std::string& stage) {
    for (std::size_t i = 0; i < network.activities().size(); ++i) {
        const auto a = id_of<ActivityId>(i);
        if (network.activities()[i].stage->name.text != stage)
            continue;
        const std::vector<EnrolmentId> whose = network.enrolments_of(a);
        if (std::find(whose.begin(), whose.end(), e) != whose.end())
            return a;
    }
    return nobody<ActivityId>;
}

MeasuredSpan::Ends ends_of(const Span& span, const Network& network, EnrolmentId e) {
    if (e == nobody<EnrolmentId>)
        return {};
    return {stage_for(network, e, span.from.text), stage_for(network, e, span.to.text)};
}

bool is_whole(const MeasuredSpan::Ends& ends) {
    return ends.from != nobody<ActivityId> && ends.to != nobody<ActivityId>;
}
} // namespace

void check(const Span& span, const Parameters& parameters, Problems& problems) {
    const std::vector<std::string> known = stages_of(parameters);
    for (const Name* stage : {&span.from, &span.to})
        if (std::find(known.begin(), known.end(), stage->text) == known.end())
            problems.add_unknown(*stage, "stage", known);
}

std::vector<MeasuredSpan> spans_of(const Parameters& parameters, const Network& network) {
    std::vector<MeasuredSpan> spans;
    for (const Span& span : parameters.spans)
        for (std::size_t t = 0; t < parameters.trusts.size(); ++t) {
            const auto trust = id_of<TrustId>(t);
            const MeasuredSpan each{span.name.text, trust,
                                    ends_of(span, network, Network::first_of(trust)),
                                    ends_of(span, network, network.fallback_of(trust))};
            if (is_whole(each.first) || is_whole(each.fallback))
                spans.push_back(each);
        }
    return spans;
}

} // namespace models
