#pragma once

#include "models/bill.hpp"
#include "models/capacity.hpp"
#include "models/dependence.hpp"
#include "models/domain.hpp"
#include "models/halt.hpp"
#include "models/merger.hpp"
#include "models/milestone.hpp"
#include "models/organisation.hpp"
#include "models/payment.hpp"
#include "models/route.hpp"
#include "models/span.hpp"
#include "models/supplier.hpp"
#include "models/window.hpp"

namespace models {

/// Days on which nothing moves, from the first to the last, e.g. an end-of-year freeze.
struct Freeze {
    std::string name;
    sim::Date from;
    sim::Date to;
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

/// A scenario: one question, with all its assumptions.
struct Parameters {
    std::string question;
    sim::Date start;    ///< the view date: nothing later is known
    sim::Date deadline; ///< last day on which an exit is in time
    sim::Date horizon;  ///< last day that is simulated
    std::vector<sim::Date> holidays;
    std::vector<Freeze> freezes;
    std::vector<Capacity> capacities;
    std::vector<Milestone> milestones;
    std::vector<Statute> statutes;
    std::vector<Window> windows;
    std::vector<Halt> halts;
    std::vector<Supplier> suppliers;
    std::vector<Group> groups;
    std::vector<Domain> domains;
    std::vector<Trust> trusts;
    std::vector<Merger> mergers;
    std::vector<Route> routes;
    std::vector<Dependence> dependences;
    std::vector<sim::scenario::Name> measure; ///< stages whose end is reported
    std::vector<Span> spans;
    Money money;
    std::vector<Payment> payments;
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

} // namespace models
