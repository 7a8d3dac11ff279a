#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/experiment/moments.hpp"

namespace sim {

/// The constants of the procedure KN with c = 1 (Kim and Nelson, ACM Transactions on Modeling and
/// Computer Simulation 11, 2001): eta, and h^2 = 2 eta (first_stage - 1).
struct KimNelsonConstants {
    double eta, h_squared;
};

/// options >= 2, first_stage >= 2, 0 < error < 1 - 1 / options; ContractViolation otherwise.
KimNelsonConstants kim_nelson_constants(std::size_t options, std::uint32_t first_stage,
                                        double error);

/// Fully sequential selection of the option with the smallest mean, with an indifference zone.
///
/// If each observation is normal and observations are independent in time, then with probability of
/// at least 1 - error the option chosen is the best whenever it is better than each other by the
/// indifference at least; options of one observation may depend on each other, as common random
/// numbers make them.
class KimNelson {
public:
    struct Wish {
        double indifference = 0;        ///< [units of the observations], positive
        double error = 0.05;            ///< 1 - confidence
        std::uint32_t first_stage = 20; ///< observations before the first option may go
    };

    KimNelson(std::size_t options, const Wish& wish);

    /// One observation of every option, up to 2^47 in magnitude; those no longer in contention are
    /// not looked at. Nothing more may be added once it is decided.
    void add(std::span<const std::int64_t> values);

    bool decided() const { return left_ == 1; }
    /// The only option left or, before that, the one with the smallest mean.
    std::size_t best() const;
    bool in_contention(std::size_t option) const { return until_[option] == 0; }

    std::uint64_t observations() const { return taken_; } ///< of each option in contention
    /// Observations of an option: so many until it went, or all taken.
    std::uint64_t observations(std::size_t option) const {
        return in_contention(option) ? taken_ : until_[option];
    }
    double mean(std::size_t option) const; ///< of its observations
    /// No more than so many observations are needed to decide; 0 before the first stage is over.
    double most_needed() const { return most_needed_; }

private:
    const Moments& difference(std::size_t i, std::size_t k) const {
        return differences_[i * options_ + k];
    }
    void begin_screening();
    void screen();
    bool beaten(std::size_t option) const;

    std::size_t options_, left_;
    Wish wish_;
    double h_squared_;
    std::uint64_t taken_ = 0;
    double most_needed_ = 0;
    std::vector<Int128> sums_;
    std::vector<std::uint64_t> until_; // 0: in contention
    std::vector<Moments> differences_; // of the first stage
    std::vector<double> spread_;       // h^2 S^2 / delta^2 [observations]
};

} // namespace sim
