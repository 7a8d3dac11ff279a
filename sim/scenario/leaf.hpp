#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/description.hpp"
#include "sim/scenario/reporter.hpp"

namespace sim::scenario {

/// What the files of a scenario say at their top, where it uses others; else empty.
using EvidenceOfFiles = std::map<const Source*, Evidence>;

/// Evidence that holds for a table and what is in it, until a table inside says otherwise.
struct Inherited {
    Evidence evidence;
    const Source* from = nullptr; ///< who wrote it
    const EvidenceOfFiles* files = nullptr;
};

/// Distributions already made, by how they are written: the same one is made once.
using DistributionCache = std::map<std::string, Distribution>;

/// What reading a leaf needs besides the node.
struct LeafContext {
    const LeafField& field;
    const std::string& key;
    std::string label; ///< "oven 'Aga': "
    const Inherited& inherited;
    const Reporter& reporter;
    DistributionCache& cache;

    void complain(const Node& node, std::string_view what) const {
        reporter.report(node.mark, label, what);
    }
    /// "KEY is FOUND; allowed: ..."
    void complain_of_type(const Node& node) const;
};

/// One value of the field; nothing, with a complaint, if the node is none.
std::optional<Leaf> read_leaf(const Node& node, const LeafContext& context);

/// What read_leaf() does for Number and Count.
std::optional<Leaf> read_number(const Node& node, const LeafContext& context);
/// What read_leaf() does for Uncertain.
std::optional<Leaf> read_uncertain(const Node& node, const LeafContext& context);

/// What a field takes, for messages and the reference: "a whole number of teams, 0 or more".
std::string allowed(const LeafField& field);

/// The evidence of a number: its own keys, or what it inherits. Complains of a wrong grade.
Evidence evidence_of(const Node& node, const LeafContext& context);
/// The evidence that a table's `grade` and `source` say, over what was inherited.
Evidence evidence_in(const Node& table, const Evidence& inherited, const Reporter& reporter,
                     std::string_view label);

/// The unit that a number is written in: its own `unit`, or the field's; nothing, with a complaint,
/// if it is not allowed.
std::optional<std::string> unit_of(const Node& node, const LeafContext& context);
/// The value in the field's unit of a value in another unit of time, or in the field's own.
double in_unit_of(const LeafField& field, double value, const std::string& unit);
/// How a number or distribution is written, without unit and evidence: "pert [1, 2, 4], at_least
/// 0".
std::string written(const Node& node);
/// The text with its unit, if there is one.
std::string with_unit(const std::string& text, const std::string& unit);

} // namespace sim::scenario
