#pragma once

#include "sim/scenario/record.hpp"

namespace models {

/// A step that takes its duration, and nothing more: the plain activity of a project network.
/// With no duration it is a milestone.
struct Work {
    static const sim::scenario::Record& describe();
};

} // namespace models
