#pragma once

#include "models/ids.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace models {

class Draft;
class World;
struct Parameters;
struct Stage;
struct Step;

/// Says that only those are asked whom another stage, the tender for a framework's lot, has
/// admitted. Nobody is asked before that stage has ended.
struct AdmittedBy {
    sim::scenario::Name stage;             ///< a tender that admits
    std::optional<sim::scenario::Name> of; ///< whose; without: its own owner's, or one above
    static const sim::scenario::Record& describe();
};

/// For one activity: who decides, and where each of its own bidders stands among those there.
struct Admission {
    static constexpr std::uint8_t nowhere = UINT8_MAX;
    ActivityId by;
    std::vector<std::uint8_t> place; ///< by bidder
};

/// The admission that a stage asks for; nullptr if none.
const AdmittedBy* admission_of(const Stage& stage);
/// Whether a stage admits suppliers to a framework and awards no contract.
bool admits(const Stage& stage);
/// The most bidders that any stage so named admits.
std::int64_t most_admitted(const AdmittedBy& admission, const Parameters& parameters);

/// Adds what is wrong with it for a stage that asks `bidders`.
void check(const AdmittedBy& admission, const std::vector<sim::scenario::Name>& bidders,
           const Parameters& parameters, sim::scenario::Problems& problems);
/// Adds an owner that does no such stage: asked only of a stage that somebody may do.
void check_owner(const AdmittedBy& admission, const Parameters& parameters,
                 sim::scenario::Problems& problems);
/// Notes it for an activity that asks `bidders`.
void compile(const AdmittedBy& admission, const std::vector<sim::scenario::Name>& bidders,
             ActivityId a, Step& step, Draft& draft);

/// The bidders that an activity may ask now: all of them, or those admitted. A bit for each.
std::uint64_t may_be_asked(const World& world, ActivityId a);
/// Admits the best of `bids`, drawn by weight one after the other, each once.
void admit(World& world, ActivityId tender, std::uint64_t bids);

} // namespace models
