#pragma once

#include "sim/engine/normal_law.hpp"

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace sim {

/// Correlations between some variables: a symmetric table with ones on its diagonal. It need not
/// be one that variables can have.
class Correlations {
public:
    /// Of `size` >= 1 variables, none correlated.
    explicit Correlations(std::size_t size);

    std::size_t size() const { return size_; }
    double at(std::size_t i, std::size_t j) const { return values_[i * size_ + j]; }
    /// Of two different variables, -1..1.
    void set(std::size_t i, std::size_t j, double rho);

private:
    std::size_t size_;
    std::vector<double> values_;
};

/// Whether variables can have these correlations: no combination of them has a negative variance.
bool is_possible(const Correlations& wanted);

/// The possible correlations nearest to those wanted in the sum of squares, to about 1e-8; the
/// same if they are possible.
///
/// By alternating projections with Dykstra's correction: N. J. Higham, "Computing the nearest
/// correlation matrix, a problem from finance", IMA Journal of Numerical Analysis 22 (2002)
/// 329-343, algorithm 3.3.
Correlations nearest_possible(const Correlations& wanted);

/// Makes independent uniform numbers dependent: a Gaussian copula. Each stays uniform; the
/// correlations are those of the normal scores behind them.
///
/// The first of them stays as it is, each further one moves with those before it (by the Cholesky
/// factor), so what is drawn for one does not depend on how many come after it.
class GaussianCopula {
public:
    /// What is not possible is replaced by the nearest that is.
    explicit GaussianCopula(const Correlations& wanted);

    std::size_t size() const { return size_; }
    /// The i-th dependent uniform number; `uniform(j)` gives the j-th independent one, j <= i.
    template <class Uniform>
    double at(std::size_t i, const Uniform& uniform) const {
        const double* row = rows_.data() + i * size_;
        double sum = 0;
        for (std::size_t j = 0; j <= i; ++j)
            if (row[j] != 0)
                sum += row[j] * score(uniform(j));
        return law_.probability(sum);
    }

    /// The normal score of an independent number, for from_scores().
    double score(double uniform) const { return law_.score(uniform); }
    /// As at(), of the scores of the independent numbers: for who asks for several.
    double from_scores(std::size_t i, std::span<const double> scores) const {
        const double* row = rows_.data() + i * size_;
        double sum = 0;
        for (std::size_t j = 0; j <= i; ++j)
            sum += row[j] * scores[j];
        return law_.probability(sum);
    }

private:
    std::size_t size_;
    std::vector<double> rows_; ///< of the lower Cholesky factor, zeros above its diagonal
    NormalLaw law_;
};

/// A Gaussian copula in which all pairs have one correlation, through one common cause: what is
/// drawn for one depends on no other, however many there are (the one-factor model of O. Vasicek,
/// "Loan portfolio value", Risk 15 (2002) 160-162).
class CommonCause {
public:
    /// \param rho of every pair, 0..1
    explicit CommonCause(double rho);

    /// The dependent uniform number of one, from the cause's and from its own.
    double at(double cause, double own) const {
        return law_.probability(cause_ * law_.score(cause) + own_ * law_.score(own));
    }

private:
    double cause_, own_;
    NormalLaw law_;
};

} // namespace sim
