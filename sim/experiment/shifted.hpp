#pragma once

#include <cstdint>

#include "sim/experiment/lane.hpp"

namespace sim {

/// The same model on later luck: its replication i is replication first + i of the model, so that
/// points of a design can have futures of their own. Failures keep the model's number.
Contender shifted(const Contender& contender, std::uint32_t first);

} // namespace sim
