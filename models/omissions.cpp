#include "models/programme.hpp"

namespace models {

std::vector<std::string> Programme::omissions() {
    return {
        "a member leaves its group only where the group parts or breaks up, never because another "
        "supplier or a delay tempts it; nobody joins a group unplanned",
        "only durations depend on each other beyond what they share: failures, bids and costs are "
        "drawn apart",
        "a board meets on its dates only: no chair's action, no special meeting; a challenge ends "
        "with its suspension, without appeal",
        "a supplier that leaves the market is a planned change of its teams, no more: what it has "
        "won stays won",
        "pressure cuts a stage's duration and raises its own failures; nobody works faster because "
        "others are late",
        "prices do not depend on how many bid; a bid's cost to the supplier does not grow with its "
        "effort; no bid is withdrawn once begun",
        "a supplier asked for a direct award says yes",
        "money is counted for stages, bids, run-on, dual running, leaving early and trouble; not "
        "the contract itself",
    };
}

} // namespace models
