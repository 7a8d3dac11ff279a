#include "sim/engine/octave_table.hpp"

#include "sim/engine/beta_march.hpp"
#include "sim/engine/errors.hpp"

#include <cmath>
#include <map>
#include <mutex>

namespace sim {
namespace {

constexpr int most_bits = 9;
constexpr std::uint64_t fraction_bits =
    40; // finer steps in a cell would drown in rounding and not stay monotone
constexpr double least = 1e-300;                          // what is nearer to 0 counts as 0
constexpr std::uint64_t coarse = ~std::uint64_t{0} << 24; // keeps 28 bits behind the leading one
constexpr double accuracy = 0.5e-8; // half of what is promised: the error is only estimated

struct Cache {
    std::mutex mutex;
    std::map<Standard, std::weak_ptr<const OctaveTable>> tables;
};

Cache& cache() {
    static Cache instance;
    return instance;
}

} // namespace

OctaveTable::OctaveTable(const Standard& standard) : standard_(standard) {
    build();
    const double median = lower_.back().c[0];
    const double quartiles = upper_quantile(standard_, 0.25) - lower_quantile(standard_, 0.25);
    const double error =
        std::max(worst_error(lower_, median, quartiles), worst_error(upper_, median, quartiles));
    if (error > accuracy) { // each bit divides the error of a cubic by 16
        const int missing = static_cast<int>(std::ceil(std::log2(error / accuracy) / 4.0));
        bits_ = std::min(bits_ + missing, most_bits);
        build();
    }
    const auto shift = static_cast<std::uint64_t>(52 - bits_);
    const std::uint64_t dropped = shift - fraction_bits;
    view_ = View{.tail = {lower_.data(), upper_.data()},
                 .fraction_mask = ((std::uint64_t{1} << shift) - 1) >> dropped << dropped,
                 .shift = shift};
}

std::shared_ptr<const OctaveTable> OctaveTable::shared(const Standard& standard) {
    Cache& known = cache();
    {
        const std::scoped_lock lock(known.mutex);
        const auto found = known.tables.find(standard);
        if (found != known.tables.end())
            if (auto table = found->second.lock())
                return table;
    }
    // Built without the lock: different tables grow side by side, and equal ones are equal.
    auto built = std::make_shared<const OctaveTable>(standard);
    const std::scoped_lock lock(known.mutex);
    std::erase_if(known.tables, [](const auto& entry) { return entry.second.expired(); });
    std::weak_ptr<const OctaveTable>& entry = known.tables[standard];
    if (auto table = entry.lock())
        return table;
    entry = built;
    return built;
}

// The ends of all cells, rising from 2^-41 to 1/2.
std::vector<double> OctaveTable::grid() const {
    const std::size_t parts = cells_per_octave();
    std::vector<double> ends;
    ends.reserve(parts * octaves + 1);
    for (int octave = octaves + 1; octave > 1; --octave)
        for (std::size_t part = 0; part < parts; ++part)
            ends.push_back(
                std::ldexp(1.0 + static_cast<double>(part) / static_cast<double>(parts), -octave));
    ends.push_back(0.5);
    return ends;
}

std::vector<OctaveTable::Node> OctaveTable::nodes(Tail tail) const {
    const std::vector<double> ends = grid();
    std::vector<Node> nodes(ends.size());
    const bool lower = tail == Tail::lower;
    if (standard_.family == Family::beta) {
        // The upper tail is the lower tail of the mirrored distribution.
        const Standard side = lower ? standard_ : Standard{Family::beta, standard_.b, standard_.a};
        const std::vector<double> falling(ends.rbegin(), ends.rend());
        const auto values = beta_quantiles(side.a, side.b, falling);
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const auto [x, density] = values[ends.size() - 1 - i];
            const double slope = 1.0 / density;
            nodes[i] = lower ? Node{x, slope} : Node{1.0 - x, -slope};
        }
        return nodes;
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const double x =
            lower ? lower_quantile(standard_, ends[i]) : upper_quantile(standard_, ends[i]);
        const double slope = 1.0 / density(standard_, x);
        nodes[i] = {x, lower ? slope : -slope};
    }
    return nodes;
}

void OctaveTable::build() {
    const std::vector<Node> lower = nodes(Tail::lower);
    std::vector<Node> upper = nodes(Tail::upper);
    upper.back().value = lower.back().value; // one median for both, so that they meet
    fill(lower_, lower);
    fill(upper_, upper);
}

void OctaveTable::fill(std::vector<Cell>& cells, const std::vector<Node>& nodes) const {
    const std::size_t parts = cells_per_octave();
    const double width = 1.0 / static_cast<double>(parts);
    cells.clear();
    cells.reserve(nodes.size());
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
        // t runs over [0, width) with w = (m + t) 2^-e, so slopes in w become slopes in t.
        const double unit = std::ldexp(1.0, static_cast<int>(i / parts) - octaves - 1);
        const double left = nodes[i].slope * unit;
        const double right = nodes[i + 1].slope * unit;
        const double secant = (nodes[i + 1].value - nodes[i].value) / width;
        cells.push_back({{nodes[i].value, left, (3.0 * secant - 2.0 * left - right) / width,
                          (left + right - 2.0 * secant) / (width * width)}});
    }
    cells.push_back({{nodes.back().value, 0.0, 0.0, 0.0}});
}

// A Hermite cubic errs by h^4 f'''' / 384, and f'''' h is the jump of the third derivative, 6 c3,
// from one cell to the next.
double OctaveTable::worst_error(const std::vector<Cell>& cells, double median,
                                double quartiles) const {
    const std::size_t parts = cells_per_octave();
    const double width = 1.0 / static_cast<double>(parts);
    double worst = 0.0;
    for (std::size_t i = 0; i + 2 < cells.size(); ++i) {
        if ((i + 1) % parts == 0)
            continue; // the next cell is of another octave
        const double jump = std::abs(cells[i + 1].c[3] - cells[i].c[3]);
        const double error = jump * width * width * width / 64.0;
        worst = std::max(worst, error / (quartiles + std::abs(cells[i].c[0] - median)));
    }
    return worst;
}

double OctaveTable::beyond(double p, double q) const {
    expects(p >= 0.0 && q >= 0.0, "probability outside 0..1 (no such quantile) draw from (0, 1)");
    if (p < least)
        return lower_end(standard_);
    if (q < least)
        return upper_end(standard_);
    if (std::min(p, q) >= 0.5)
        return lower_.back().c[0];
    // Inversions are exact to some last digits, in which they need not rise: take coarser steps.
    const double w = std::bit_cast<double>(std::bit_cast<std::uint64_t>(std::min(p, q)) & coarse);
    if (p < q)
        return std::min(lower_quantile(standard_, w), lower_.front().c[0]);
    return std::max(upper_quantile(standard_, w), upper_.front().c[0]);
}

} // namespace sim
