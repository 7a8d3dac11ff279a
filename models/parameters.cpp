#include "models/parameters.hpp"

namespace models {

using namespace sim::scenario;

const Record& Freeze::describe() {
    static const Record record =
        sim::scenario::record<Freeze>("freeze", "Days on which no window opens.")
            .field("name", &Freeze::name, required, "What it is called.")
            .field("from", &Freeze::from, required, "First day.")
            .field("to", &Freeze::to, required, "Last day.")
            .position(&Freeze::where);
    return record;
}

const Record& Parameters::describe() {
    static const Record record =
        sim::scenario::record<Parameters>("scenario", "One question, with all its assumptions.")
            .field("question", &Parameters::question, {.fallback = "\"\""},
                   "The question in a sentence.")
            .field("start", &Parameters::start, required, "View date: nothing later is known.")
            .field("deadline", &Parameters::deadline, required,
                   "Last day on which an exit is in time.")
            .field("horizon", &Parameters::horizon, required,
                   "Last day that is simulated; an exit after it is said to be later, no more.")
            .field("holidays", &Parameters::holidays, {},
                   "Bank holidays: no working days, besides weekends.")
            .list("freeze", &Parameters::freezes, "Days on which no window opens.")
            .list("capacity", &Parameters::capacities, "What all share and is scarce.")
            .list("milestone", &Parameters::milestones, "What comes from outside.")
            .list("statute", &Parameters::statutes, "What the law gives others time for.")
            .list("window", &Parameters::windows, "When cutovers may begin.")
            .list("halt", &Parameters::halts, "What stops all go-lives.")
            .list("supplier", &Parameters::suppliers, "Who can bid.")
            .list("group", &Parameters::groups, "Who acts together.")
            .list("domain", &Parameters::domains, "Who shares an installation.")
            .list("trust", &Parameters::trusts, "Who must be out.")
            .list("merger", &Parameters::mergers, "Which trusts end as organisations.")
            .list("route", &Parameters::routes, "The ways out.")
            .list("dependence", &Parameters::dependences, "What tends to take long together.")
            .field("measure", &Parameters::measure, {},
                   "Names of stages whose end is reported, with its mean, variance and quantiles.")
            .list("span", &Parameters::spans, "What is told from one stage to another.")
            .record("money", &Parameters::money, "What time costs.")
            .list("payment", &Parameters::payments, "What providers are paid for.")
            .position(&Parameters::where);
    return record;
}

} // namespace models
