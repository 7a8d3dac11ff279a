#pragma once

#include <string>

#include "sim/results/share_progress.hpp"

/// What people are told of shares that are computed somewhere.
namespace sim::shell {

/// "round 2: 12 of 50 shares done, 8 running, 1 lost"; what is 0, and no round, is left out.
std::string shares_text(const results::RoundProgress& round);

/// "6,200 of 25,000 replications, 410 a second, 46 s left", as far as it is known.
std::string speed_text(const results::RoundProgress& round);

} // namespace sim::shell
