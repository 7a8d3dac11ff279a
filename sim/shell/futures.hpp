#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "sim/results/futures.hpp"
#include "sim/scenario/uncertainty.hpp"
#include "sim/shell/any_model.hpp"
#include "sim/shell/future_arguments.hpp"
#include "sim/shell/variant.hpp"

namespace sim::shell {

/// How the values of uncertain parameters are spread over futures: as likely as the scenario says,
/// or evenly between their bounds.
enum class Spread { likely, even };

/// Every option of a scenario in many futures, each with values of its uncertain parameters and
/// luck of its own, which all options share.
class FutureStudy {
public:
    /// Reads and tries out everything. InvalidInput if the scenario names nothing uncertain, if
    /// there are fewer than `least_options`, or if a value at its bounds does not go with an
    /// option.
    FutureStudy(const ModelPort& port, const FutureArguments& arguments, std::string verb,
                Spread spread, std::size_t least_options);

    const OutcomeDescription& outcome() const { return variants_.front().model->outcome(); }
    /// When options fail, if that was asked for; its measure is kept, too.
    const std::optional<results::Failing>& failing() const { return failing_; }

    /// Simulates all, with progress; after Ctrl-C the futures that are whole.
    results::Futures simulate();

    /// Tells of failed replications and of a stop; returns the exit status.
    int finish(const results::Futures& futures) const;

private:
    /// One point of the design: a future, an option, and half of the future's luck.
    struct Place {
        std::size_t future = 0, option = 0, half = 0;
    };
    struct Failed {
        Place at;
        std::uint64_t count = 0;
        Failure first;
    };
    using Values = std::vector<double>;

    void add_measure(std::size_t place, const std::string& what);
    void try_bounds() const;
    Place place_of(std::uint64_t number) const;
    Values values_at(std::size_t future) const;
    scenario::Document document(std::size_t option, const Values& values,
                                std::optional<std::size_t> without = {}) const;
    PointModel build(std::uint64_t number) const;
    void take(std::uint64_t number, const OutcomeDescription& outcome, Result&& result);
    results::Futures described() const;
    void fill(results::Futures& futures) const;
    std::string replay(const Failed& failed) const;

    const ModelPort& port_;
    const FutureArguments& wishes_;
    std::string verb_;
    Spread spread_;
    scenario::Document document_;
    std::vector<scenario::Uncertainty> open_;
    std::vector<Variant> variants_;
    std::vector<std::string> names_; ///< of the measures
    std::vector<results::Studied> measures_;
    std::optional<results::Failing> failing_;
    UnitPoints places_;
    std::vector<std::vector<double>> means_;         ///< [measure][point]
    std::vector<std::vector<std::uint64_t>> beyond_; ///< [measure][option]: beyond the horizon
    std::vector<Digest> digests_;                    ///< by point
    std::vector<bool> done_;                         ///< by point
    std::vector<Failed> failures_;                   ///< by point
};

} // namespace sim::shell
