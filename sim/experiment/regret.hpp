#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sim {

/// What may go wrong at worst if an option is chosen.
struct Robustness {
    double worst = 0;          ///< its payoff in the state that is worst for it
    std::size_t worst_at = 0;  ///< that state's number
    double regret = 0;         ///< most by which it misses the best option of a state
    std::size_t regret_at = 0; ///< where
};

/// By option, from payoffs[option][state], more is better (Savage 1951 for the regret). The first
/// state counts among equals.
std::vector<Robustness> robustness(std::span<const std::vector<double>> payoffs);

/// The option whose greatest regret is least, the first among equals.
std::size_t minimax_regret(std::span<const Robustness> options);

} // namespace sim
