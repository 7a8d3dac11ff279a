#include "models/programme.hpp"

namespace models {

namespace {

constexpr const char* leaving =
    "a member leaves its group only where the group parts or breaks up, never because another "
    "supplier or a delay tempts it; nobody joins a group unplanned";
constexpr const char* dependence =
    "only durations depend on each other beyond what they share: failures, bids and costs are "
    "drawn apart";
constexpr const char* boards =
    "a board meets on its dates only: no chair's action, no special meeting; a challenge ends "
    "with its suspension, without appeal";
constexpr const char* suppliers =
    "a supplier that leaves the market is a planned change of its teams, no more: what it has "
    "won stays won";
constexpr const char* pressure =
    "pressure cuts a stage's duration and raises its own failures; nobody works faster because "
    "others are late";
constexpr const char* prices =
    "prices do not depend on how many bid; a bid's cost to the supplier does not grow with its "
    "effort; no bid is withdrawn once begun";
constexpr const char* awards = "a supplier asked for a direct award says yes";
constexpr const char* money =
    "money is counted for stages, bids, run-on, dual running, leaving early and trouble; not "
    "the contract itself";

} // namespace

std::vector<std::string> Programme::omissions() {
    return {leaving, dependence, boards, suppliers, pressure, prices, awards, money};
}

} // namespace models
