#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Loads for measuring: each runs one kind of work `n` times and tells what came of it, so that a
/// fast answer is also seen to be the right one.
namespace bench {

/// What is asked for on the command line.
struct Options {
    std::uint64_t n = 0;  ///< how many units of work
    std::uint64_t k = 0;  ///< how many processes at once, or a switch; 0: not given
    std::string scenario; ///< of workload `model`: a file
};

/// One result, with what it should be if that is known.
struct Figure {
    std::string name;
    double value = 0;
    double truth = 0; ///< by formula; 0: not known
};

using Figures = std::vector<Figure>;

/// One kind of work.
struct Workload {
    std::string_view name;
    std::string_view arguments; ///< as in "N K"
    std::string_view unit;      ///< what N counts
    std::string_view meaning;   ///< one line for people
    Figures (*run)(const Options& options);
};

Figures run_mm1(const Options& options);
Figures run_customers(const Options& options);
Figures run_crowd(const Options& options);
Figures run_hold(const Options& options);
Figures run_preempt(const Options& options);
Figures run_renege(const Options& options);
Figures run_cancel(const Options& options);
Figures run_gate(const Options& options);
Figures run_stats(const Options& options);
Figures run_model(const Options& options);
Figures run_draws(const Options& options);

/// Finds the workload named first, runs it, and prints its figures and its CPU time. \return the
/// program's exit status
int main_of(int argc, char** argv, std::vector<Workload> workloads);

} // namespace bench
