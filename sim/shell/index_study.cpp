#include "sim/shell/index_study.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/experiment/morris.hpp"
#include "sim/experiment/shapley.hpp"
#include "sim/experiment/sobol_indices.hpp"

namespace sim::shell {

namespace {

using Method = SensitivityArguments::Method;
using results::InputIndex;

constexpr std::size_t levels = 4; // of a Morris grid, as usual

void add_morris(const UnitPoints& points, const std::vector<double>& values, std::size_t measure,
                std::vector<InputIndex>& indices) {
    const std::vector<ElementaryEffects> effects = elementary_effects(points, values);
    for (std::size_t input = 0; input < effects.size(); ++input) {
        indices.push_back({"morris", "mu_star", input, measure, effects[input].mu_star});
        indices.push_back({"morris", "sigma", input, measure, effects[input].sigma});
    }
}

void add_sobol(std::size_t axes, const std::vector<double>& values, std::size_t measure,
               std::vector<InputIndex>& indices) {
    const std::vector<SobolIndices> shares = sobol_indices(axes, values);
    for (std::size_t input = 0; input < axes; ++input) {
        indices.push_back({"sobol", "first", input, measure, shares[input].first});
        indices.push_back({"sobol", "total", input, measure, shares[input].total});
    }
}

void add_shapley(std::size_t axes, const std::vector<double>& values, std::size_t measure,
                 std::vector<InputIndex>& indices) {
    const std::vector<Interval> shares = shapley_of_subsets(axes, values);
    for (std::size_t input = 0; input < axes; ++input)
        indices.push_back({"shapley", "shapley", input, measure, shares[input]});
}

} // namespace

UnitPoints index_points(const SensitivityArguments& arguments, std::size_t inputs) {
    const std::uint64_t seed = arguments.run.seed;
    if (arguments.method == Method::morris)
        return morris_trajectories(inputs, arguments.points, levels, seed);
    if (arguments.method == Method::shapley && inputs > most_shapley_axes)
        throw InvalidInput(fmt::format(
            "slipway sensitivity: {} inputs; allowed with --method shapley: at most {}; "
            "name those that matter most with --input",
            inputs, most_shapley_axes));
    const UnitPoints sample = sobol_points(2 * inputs, arguments.points, seed);
    return arguments.method == Method::sobol ? saltelli_points(sample) : subset_points(sample);
}

void add_indices(const SensitivityArguments& arguments, const UnitPoints& points,
                 const std::vector<results::Finding>& findings, std::size_t by,
                 results::Study& study) {
    const std::size_t inputs = study.inputs.size();
    std::vector<double> values(findings.size());
    for (std::size_t m = 0; m < study.measures.size(); ++m) {
        std::ranges::transform(findings, values.begin(),
                               [m](const results::Finding& each) { return each.means[m]; });
        if ((m != by && !study.measures[m].member.empty()) ||
            !std::ranges::all_of(values, [](double each) { return std::isfinite(each); }))
            continue;
        if (arguments.method == Method::morris)
            add_morris(points, values, m, study.indices);
        else if (arguments.method == Method::sobol)
            add_sobol(inputs, values, m, study.indices);
        else
            add_shapley(inputs, values, m, study.indices);
    }
}

} // namespace sim::shell
