#pragma once

#include <vector>

#include "sim/report/assets.hpp"

namespace sim::shell {

/// The scripts of the folder `jobs`, which `submit` writes.
const std::vector<report::Asset>& job_scripts();

} // namespace sim::shell
