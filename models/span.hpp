#pragma once

#include "models/ids.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <string>
#include <vector>

namespace models {

class Network;
struct Parameters;

/// How long it takes from the end of one stage to the end of another, told for each trust: from
/// award to live, from notice to signature.
struct Span {
    sim::scenario::Name name;
    sim::scenario::Name from;
    sim::scenario::Name to;

    static const sim::scenario::Record& describe();
};

/// A span of one trust.
struct MeasuredSpan {
    std::string span;
    TrustId trust;
    /// From one activity to another; nobody where a way has no such stage.
    struct Ends {
        ActivityId from = nobody<ActivityId>;
        ActivityId to = nobody<ActivityId>;
    };
    Ends first;    ///< on the way that the trust begins with
    Ends fallback; ///< on the one it falls back to
};

/// Adds what is wrong with it, seen among the rest of its scenario.
void check(const Span& span, const Parameters& parameters, sim::scenario::Problems& problems);
/// The spans of a scenario for all trusts whose way has both stages.
std::vector<MeasuredSpan> spans_of(const Parameters& parameters, const Network& network);

} // namespace models
