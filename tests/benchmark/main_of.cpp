#include "tests/benchmark/workload.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <exception>

#include <fmt/core.h>

namespace bench {

namespace {
constexpr std::uint64_t most = 4'000'000'000; // customers are numbered in 32 bits

/// A whole number from the command line; 0 if it is none.
std::uint64_t number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value <= most ? value : 0;
}

/// CPU time of this program, all its threads [s].
double cpu_seconds() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}

int explain(const std::vector<Workload>& workloads) {
    fmt::print(stderr, "which workload, and how much of it?\n");
    for (const Workload& each : workloads)
        fmt::print(stderr, "  {:<10}{:<17}{}\n", each.name, each.arguments, each.meaning);
    return 2;
}

void print(const Workload& workload, const Options& options, const Figures& figures, double cpu) {
    fmt::print("{} {}\n", options.n, workload.unit);
    for (const Figure& each : figures) {
        fmt::print("{}: {}", each.name, each.value);
        if (each.truth != 0)
            fmt::print(" ({:.6g} by formula)", each.truth);
        fmt::print("\n");
    }
    fmt::print("CPU seconds: {:.4f}\n", cpu);
}
} // namespace

int main_of(int argc, char** argv, std::vector<Workload> workloads) {
    std::vector<std::string> words(argv + 1, argv + argc);
    const auto workload = std::find_if(workloads.begin(), workloads.end(), [&](const Workload& w) {
        return !words.empty() && w.name == words.front();
    });
    if (workload == workloads.end())
        return explain(workloads);
    Options options;
    std::size_t next = 1;
    if (workload->arguments.starts_with("SCENARIO") && words.size() > next)
        options.scenario = words[next++];
    if (words.size() > next)
        options.n = number(words[next++]);
    if (words.size() > next)
        options.k = number(words[next++]);
    if (options.n == 0 || words.size() > next)
        return explain(workloads);
    try {
        const double before = cpu_seconds();
        const Figures figures = workload->run(options);
        print(*workload, options, figures, cpu_seconds() - before);
    } catch (const std::exception& problem) {
        fmt::print(stderr, "{}\n", problem.what());
        return 1;
    }
    return 0;
}

} // namespace bench
