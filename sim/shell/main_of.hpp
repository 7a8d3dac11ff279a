#pragma once

#include "sim/shell/any_model.hpp"
#include "sim/shell/tool.hpp"

namespace sim::shell {

/// The whole program for models of type M: `int main(int argc, char** argv)` returns this.
///
/// Exit status 0: done; 1: the run failed, or not all of it was done; 2: the input is wrong.
template <Model M>
int main_of(int argc, char** argv) {
    return run_tool(port_of<M>(), {argv + 1, argv + (argc < 1 ? 1 : argc)});
}

} // namespace sim::shell
