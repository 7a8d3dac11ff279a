#pragma once

#include "sim/engine/octave_table.hpp"
#include "sim/engine/standard.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

namespace sim {

/// A quantile function with location and scale taken out, immutable and shared
/// by its copies.
///
/// A probability is given twice, as p and as q = 1 - p, so that both tails keep
/// all their digits.
class QuantileCurve {
public:
    enum class Kind : std::uint8_t { table, straight, triangle, steps, pieces };

    /// A value that has a probability of its own.
    struct Atom {
        double value;
        double weight;
    };

    static QuantileCurve straight();            ///< uniform on 0..1
    static QuantileCurve triangle(double mode); ///< triangular on 0..1
    static QuantileCurve
    steps(const std::vector<Atom>& atoms);                   ///< rising values, weights of any sum
    static QuantileCurve pieces(std::vector<double> rising); ///< straight lines between samples
    static QuantileCurve tabulated(const Standard& standard);

    Kind kind() const { return kind_; }
    /// Of kind table: what evaluate() needs.
    const OctaveTable::View& view() const { return view_; }

    /// The quantile, at the cost of a draw; rises with p.
    double at(double p, double q) const {
        if (kind_ == Kind::table) [[likely]]
            return evaluate(*table_, view_, p, q);
        if (kind_ == Kind::straight)
            return p;
        return kind_ == Kind::triangle ? on_triangle(p, q) : on_samples(p);
    }

    /// The quantile without the table's error, at the cost of an inversion.
    double exact(double p, double q) const;

    double below(double x) const; ///< P(X < x)
    double above(double x) const; ///< P(X > x)
    double between(double lo,
                   double hi) const; ///< P(lo <= X <= hi), exact also deep in a tail
    double lower() const;            ///< the support's lower end
    double upper() const;            ///< the support's upper end
    /// Exact; only for kinds table, straight and triangle.
    double mean() const;
    /// Exact; only for kinds table, straight and triangle.
    double variance() const;
    /// Where in 0..1 the quantile function has a kink.
    std::vector<double> kinks() const;
    /// Values and probabilities of kind steps.
    std::vector<Atom> atoms() const;

private:
    struct Samples {
        std::vector<double> values;     // rising
        std::vector<double> cumulative; // steps only: P(X <= value)
        std::vector<std::int32_t>
            guide; // steps only: by i, the first value that p >= i / size may have
    };

    // `one` or `other` without a branch, which a draw would make the processor
    // guess wrong.
    static double choose(bool first, double one, double other) {
        const std::uint64_t mask = first ? ~std::uint64_t{0} : 0;
        return std::bit_cast<double>((std::bit_cast<std::uint64_t>(one) & mask) |
                                     (std::bit_cast<std::uint64_t>(other) & ~mask));
    }
    double on_triangle(double p, double q) const {
        const bool left = p < mode_;
        const double root = std::sqrt(choose(left, p * mode_, q * (1.0 - mode_)));
        return choose(left, std::min(root, mode_), std::max(1.0 - root, mode_));
    }
    double on_samples(double p) const { return kind_ == Kind::steps ? on_steps(p) : on_pieces(p); }
    double on_steps(double p) const;
    double on_pieces(double p) const;
    double share_of_pieces(std::ptrdiff_t rank, double x) const;

    Kind kind_ = Kind::straight;
    OctaveTable::View view_{};
    double mode_ = 0.0;
    std::shared_ptr<const OctaveTable> table_;
    std::shared_ptr<const Samples> samples_;
};

} // namespace sim
