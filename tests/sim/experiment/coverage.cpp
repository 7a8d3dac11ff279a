// Prints the coverage tables of sim/experiment/README.md: coverage [SEEDS], coverage sampled
// [SEEDS]

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tests/sim/experiment/coverage_sampled.hpp"

namespace {

void print(const std::vector<coverage::Case>& cases, std::uint32_t seeds) {
    std::puts(
        "| interval | on | n | holds | truth above | truth below |\n|---|---|---|---|---|---|");
    for (const coverage::Case& each : cases) {
        const coverage::Coverage seen = coverage::measure(each, seeds);
        std::printf("| %s | %s | %u | %.1f %% | %.1f %% | %.1f %% |\n", each.interval.c_str(),
                    each.on.c_str(), each.n, 100 * seen.held, 100 * seen.truth_above,
                    100 * seen.truth_below);
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char** argv) {
    const bool sampled = argc > 1 && std::string_view(argv[1]) == "sampled";
    const char* const wanted = argc > (sampled ? 2 : 1) ? argv[sampled ? 2 : 1] : "1000";
    const auto seeds = static_cast<std::uint32_t>(std::strtoul(wanted, nullptr, 10));
    print(sampled ? coverage::all_sampled_cases() : coverage::all_cases({100, 1'000, 10'000}),
          seeds);
}
