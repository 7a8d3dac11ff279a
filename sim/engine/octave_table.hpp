#pragma once

#include "sim/engine/standard.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <memory>
#include <vector>

namespace sim {

/// A quantile function as cubic pieces, equally fine in relative terms all the
/// way into both tails.
///
/// With w = min(p, 1 - p), each tail has a table over w; its cells split every
/// octave of w (from one power of two to the next) into 2^k equal parts, so the
/// bits of w name the cell. A cell is the cubic through the exact values and
/// slopes at its two ends (Hermite), so neighbours join smoothly. Evaluation is
/// integer operations, multiplications and additions.
///
/// Accuracy, for every table: |value - exact| <= 1e-8 (interquartile range +
/// |exact - median|); k is chosen at construction, per table, to keep it.
/// Values never fall as p grows.
class OctaveTable {
public:
    /// The cubic c[0] + t (c[1] + t (c[2] + t c[3])).
    struct alignas(32) Cell {
        double c[4];
    };

    /// Octaves of w below 1/2; beneath them, at w < 2^-41, `beyond` answers.
    static constexpr int octaves = 40;

    /// The bits of the least w in the table, and how far those of the greatest
    /// lie above them.
    static constexpr std::uint64_t first_bits =
        std::bit_cast<std::uint64_t>(1.0) - (std::uint64_t{octaves + 1} << 52);
    static constexpr std::uint64_t span_of_bits = std::uint64_t{octaves} << 52;

    /// What the hot path needs, by value, to save it a step through memory.
    struct View {
        const Cell* tail[2];         ///< cells of the lower and of the upper tail
        std::uint64_t fraction_mask; ///< bits of w that place it within its cell
        std::uint64_t shift;         ///< the other bits name the cell
    };

    explicit OctaveTable(const Standard& standard);
    OctaveTable(const OctaveTable&) = delete;
    OctaveTable& operator=(const OctaveTable&) = delete;

    /// The table of this distribution, shared by all who ask for the same one
    /// while any of them lives. May be called from any thread; only construction
    /// takes a lock.
    static std::shared_ptr<const OctaveTable> shared(const Standard& standard);

    View view() const { return view_; }
    const Standard& standard() const { return standard_; }
    /// Cells an octave is split into.
    std::size_t cells_per_octave() const { return std::size_t{1} << bits_; }

    /// The quantile by inversion where the table ends, for p + q = 1 with either
    /// below 2^-41, which is first rounded down to 29 significant bits; below
    /// 1e-300 it is the support's end. \throws ContractViolation if p or q is
    /// negative or not a number.
    [[gnu::cold]] double beyond(double p, double q) const;

private:
    struct Node {
        double value; // quantile
        double slope; // its derivative in w
    };
    enum class Tail { lower, upper };

    std::vector<double> grid() const;
    std::vector<Node> nodes(Tail tail) const;
    void build();
    void fill(std::vector<Cell>& cells, const std::vector<Node>& nodes) const;
    double worst_error(const std::vector<Cell>& cells, double median, double quartiles) const;

    Standard standard_;
    int bits_ = 5;
    std::vector<Cell> lower_;
    std::vector<Cell> upper_;
    View view_{};
};

/// The quantile at p = 1 - q from `table`, whose view `view` is; p and q are
/// each exact in their tail.
inline double evaluate(const OctaveTable& table, const OctaveTable::View& view, double p,
                       double q) {
    constexpr std::uint64_t one = std::bit_cast<std::uint64_t>(1.0);
    const std::size_t upper = q < p ? 1 : 0;
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(std::min(p, q));
    const std::uint64_t offset = bits - OctaveTable::first_bits;
    if (offset > OctaveTable::span_of_bits) [[unlikely]]
        return table.beyond(p, q);
    const OctaveTable::Cell& cell = view.tail[upper][offset >> view.shift];
    const double t = std::bit_cast<double>((bits & view.fraction_mask) | one) - 1.0;
    return cell.c[0] + t * (cell.c[1] + t * (cell.c[2] + t * cell.c[3]));
}

} // namespace sim
