#include "sim/experiment/dominance.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "sim/experiment/estimates.hpp"

namespace sim {

namespace {

std::int64_t floor_to(std::int64_t value, std::int64_t width) {
    const std::int64_t rest = value % width;
    return value - (rest < 0 ? rest + width : rest);
}

/// The share of values below the upper edge of a bin `from`, walked upwards.
class Walk {
public:
    Walk(const Accumulator& values, std::int64_t width)
        : bins_(values.histogram().bins()), width_(width),
          total_(static_cast<double>(values.total())) {}

    bool more() const { return next_ < bins_.size(); }
    std::int64_t edge() const { return floor_to(bins_[next_].from, width_); }
    double share_through(std::int64_t edge) {
        for (; more() && this->edge() <= edge; ++next_)
            below_ += bins_[next_].count;
        return static_cast<double>(below_) / total_;
    }

private:
    std::vector<Histogram::Bin> bins_;
    std::int64_t width_;
    double total_;
    std::size_t next_ = 0;
    std::uint64_t below_ = 0;
};

double dkw(const Sample& of) {
    constexpr double each = (1 - usual_level) / 2;
    const double n = static_cast<double>(of.all.total()) / (of.apart == nullptr ? 1 : 3);
    return std::sqrt(std::log(2 / each) / (2 * n));
}

Order turned(Order order, Better better) {
    if (better != Better::higher || order == Order::equal || order == Order::crossing)
        return order;
    return order == Order::first ? Order::second : Order::first;
}

} // namespace

Dominance dominance(const Sample& first, const Sample& second, Better better) {
    Dominance found;
    if (first.all.total() == 0 || second.all.total() == 0)
        return found;
    found.allowance = std::min(1.0, dkw(first) + dkw(second));
    const std::int64_t width =
        std::max(first.all.histogram().width(), second.all.histogram().width());
    Walk a(first.all, width), b(second.all, width);
    double a_more = 0, b_more = 0;
    while (a.more() || b.more()) {
        const std::int64_t edge = !b.more()   ? a.edge()
                                  : !a.more() ? b.edge()
                                              : std::min(a.edge(), b.edge());
        const double lead = a.share_through(edge) - b.share_through(edge);
        a_more = std::max(a_more, lead);
        b_more = std::max(b_more, -lead);
    }
    // More of the small values is good where lower is better.
    found.first_ahead = better == Better::higher ? b_more : a_more;
    found.second_ahead = better == Better::higher ? a_more : b_more;
    found.order = found.first_ahead > 0 && found.second_ahead > 0 ? Order::crossing
                  : found.first_ahead > 0                         ? Order::first
                  : found.second_ahead > 0                        ? Order::second
                                                                  : Order::equal;
    return found;
}

Order p80_order(const Sample& first, const Sample& second, Better better) {
    constexpr double level = 1 - (1 - usual_level) / 2;
    const QuantileInterval a = quantile(first, 0.8, level), b = quantile(second, 0.8, level);
    if (a.hi < b.lo)
        return turned(Order::first, better);
    if (b.hi < a.lo)
        return turned(Order::second, better);
    return a.value == b.value ? Order::equal : Order::crossing;
}

} // namespace sim
