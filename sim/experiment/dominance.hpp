#pragma once

#include <cstdint>

#include "sim/experiment/accumulator.hpp"
#include "sim/experiment/measure.hpp"
#include "sim/experiment/randomised.hpp"

namespace sim {

/// How the distributions of one measure under two options lie to each other.
enum class Order : std::uint8_t {
    equal,   ///< the same everywhere
    first,   ///< the first is at least as good everywhere, and better somewhere
    second,  ///< the second is
    crossing ///< neither
};

/// First-order dominance in the futures that were run: the first option dominates if for every
/// value its chance of being at least that good is no smaller. Censored values are greater than
/// all.
struct Dominance {
    Order order = Order::equal;
    double first_ahead = 0;  ///< largest lead of the first's chance over the second's [1]
    double second_ahead = 0; ///< largest lead of the second's [1]
    /// By so much each lead may be off, both for every value at once (95 %): Massart's constant in
    /// the inequality of Dvoretzky, Kiefer and Wolfowitz (Annals of Probability 18, 1990), half of
    /// the error for each option; of randomised futures, as a third of them would allow, for no
    /// scrambled net has more than e times the variance of plain ones (Owen, SIAM Journal on
    /// Numerical Analysis 34, 1997), and no antithetic pair more than twice.
    double allowance = 1;
};

Dominance dominance(const Sample& first, const Sample& second, Better better);

/// Who has the better P80: `first` or `second` only if the intervals of both, each
/// at 97.5 %, lie apart; `equal` if both values are the same, else `crossing`: not known.
Order p80_order(const Sample& first, const Sample& second, Better better);

} // namespace sim
