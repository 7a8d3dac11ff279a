#pragma once

#include "sim/experiment/result.hpp"
#include "tests/models/trial.hpp"

namespace trial {

/// A scenario file of the tests' folder, replicated.
class Experiment {
public:
    explicit Experiment(const std::string& name, std::uint32_t replications = 200'000,
                        const std::vector<std::string>& options = {});

    /// The end of "stage of owner", which the file lists under `measure`.
    [[nodiscard]] const sim::Accumulator& end(const std::string& activity) const {
        return of("stages", activity, "end");
    }
    [[nodiscard]] const sim::Accumulator& of(const std::string& section, const std::string& member,
                                             const std::string& measure) const;
    [[nodiscard]] const models::Programme& programme() const { return programme_; }

private:
    models::Programme programme_;
    sim::Result result_;
};

/// What the truth is known to: 0 for a closed form, half of the last digit of a printed value, or
/// four standard errors of a value that was itself simulated.
struct KnownTo {
    double within = 0;
};

// Each checks that an estimate lies within four of its standard errors of the truth [days].

void check_mean(const sim::Accumulator& values, double truth, KnownTo known = {});
void check_variance(const sim::Accumulator& values, double truth, KnownTo known = {});
/// By order statistics; a quantile is told rounded down to the histogram's width.
void check_quantile(const sim::Accumulator& values, double p, double truth, KnownTo known = {});
/// The share of values below `days`, which is a multiple of the histogram's width.
void check_share_below(const sim::Accumulator& values, double days, double truth,
                       KnownTo known = {});
/// The share of a flag that is set.
void check_flag(const sim::Accumulator& values, double truth, KnownTo known = {});

} // namespace trial
