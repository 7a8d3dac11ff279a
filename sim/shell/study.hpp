#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/record.hpp"
#include "sim/shell/design_space.hpp"

namespace sim::shell {

/// A study file: what a sweep is to do, for what is too long for a command line.
struct Study {
    std::vector<std::string> vary; ///< PATH=SPEC, see parse_axis
    std::vector<std::string> options;
    std::vector<std::string> set; ///< PATH=value
    std::optional<DesignKind> design;
    std::optional<std::int64_t> points, replications, seed;
    std::optional<std::string> measure;
    static const scenario::Record& describe();
};

/// Reads a study file; InvalidInput with all that is wrong with it.
Study read_study(const std::string& file);

} // namespace sim::shell
