// Prints the coverage table of sim/experiment/README.md: coverage [SEEDS]

#include <cstdio>
#include <cstdlib>

#include "tests/sim/experiment/coverage.hpp"

int main(int argc, char** argv) {
    const std::uint32_t seeds =
        argc > 1 ? static_cast<std::uint32_t>(std::strtoul(argv[1], nullptr, 10)) : 4'000;
    std::puts(
        "| interval | on | n | holds | truth above | truth below |\n|---|---|---|---|---|---|");
    for (const coverage::Case& each : coverage::all_cases({100, 1'000, 10'000})) {
        const coverage::Coverage seen = coverage::measure(each, seeds);
        std::printf("| %s | %s | %u | %.1f %% | %.1f %% | %.1f %% |\n", each.interval.c_str(),
                    each.on.c_str(), each.n, 100 * seen.held, 100 * seen.truth_above,
                    100 * seen.truth_below);
        std::fflush(stdout);
    }
}
