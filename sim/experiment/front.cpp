#include "sim/experiment/front.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/engine/chance.hpp"
#include "sim/experiment/histogram.hpp"

namespace sim {

namespace {

constexpr std::size_t batches = AxisBatches::count;
constexpr double beyond = std::numeric_limits<double>::infinity();
constexpr std::uint32_t resamples = 1'000;

using Weights = std::vector<unsigned>;

/// One option on one axis, made ready to be weighed often.
class Weigher {
public:
    Weigher(const Axis& axis, std::size_t option)
        : axis_(axis), option_(option),
          by_mean_(axis.kind == MeasureKind::flag || axis.kind == MeasureKind::count) {
        if (!by_mean_)
            lay_out();
    }

    double value(const Weights& weights) const {
        return by_mean_ ? mean(weights) : median(weights);
    }

private:
    const Batch& batch(std::size_t number) const { return axis_.batches->batch(option_, number); }

    double mean(const Weights& weights) const {
        double sum = 0, count = 0;
        for (std::size_t b = 0; b < batches; ++b) {
            if (weights[b] > 0 && batch(b).censored > 0)
                return axis_.better == Better::higher ? -beyond : beyond;
            sum += weights[b] * static_cast<double>(batch(b).known.sum);
            count += weights[b] * static_cast<double>(batch(b).known.count);
        }
        return count > 0 ? sum / count : beyond;
    }

    double median(const Weights& weights) const {
        double total = 0;
        std::vector<double> counts(bins_);
        for (std::size_t b = 0; b < batches; ++b) {
            if (weights[b] == 0)
                continue;
            total += weights[b] * static_cast<double>(batch(b).known.count + batch(b).censored);
            for (std::size_t i = 0; i < bins_; ++i)
                counts[i] += weights[b] * counts_[b * bins_ + i];
        }
        double rest = total / 2;
        for (std::size_t i = 0; i < bins_; ++i) {
            if (counts[i] > 0 && rest <= counts[i])
                return static_cast<double>(base_) +
                       static_cast<double>(width_) * (static_cast<double>(i) + rest / counts[i]);
            rest -= counts[i];
        }
        return beyond;
    }

    void lay_out() {
        constexpr std::int64_t most = 4'096;
        std::int64_t lo = largest_value, hi = -largest_value;
        for (std::size_t b = 0; b < batches; ++b) {
            const Histogram& seen = batch(b).coarse;
            if (seen.empty())
                continue;
            width_ = std::max(width_, seen.width());
            lo = std::min(lo, seen.min());
            hi = std::max(hi, seen.max());
        }
        if (lo > hi)
            return;
        while (floor_divide(hi, width_) - floor_divide(lo, width_) >= most)
            width_ *= 2;
        const std::int64_t first = floor_divide(lo, width_);
        base_ = first * width_;
        bins_ = static_cast<std::size_t>(floor_divide(hi, width_) - first + 1);
        counts_.resize(batches * bins_);
        for (std::size_t b = 0; b < batches; ++b)
            for (const Histogram::Bin& bin : batch(b).coarse.bins())
                counts_[b * bins_ +
                        static_cast<std::size_t>(floor_divide(bin.from, width_) - first)] +=
                    static_cast<double>(bin.count);
    }

    const Axis& axis_;
    std::size_t option_;
    bool by_mean_;
    std::int64_t base_ = 0, width_ = 1; // [base units]
    std::size_t bins_ = 0;
    std::vector<double> counts_;
};

std::vector<Weigher> weighers(const Axis& axis) {
    std::vector<Weigher> all;
    all.reserve(axis.batches->options());
    for (std::size_t option = 0; option < axis.batches->options(); ++option)
        all.emplace_back(axis, option);
    return all;
}

bool no_worse(double a, double b, Better better) {
    return better == Better::higher ? a >= b : a <= b;
}

bool beats(const FrontPoint& a, const FrontPoint& b, const Axis& x, const Axis& y) {
    return no_worse(a.x, b.x, x.better) && no_worse(a.y, b.y, y.better) &&
           !(no_worse(b.x, a.x, x.better) && no_worse(b.y, a.y, y.better));
}

std::vector<FrontPoint> places(const std::vector<Weigher>& xs, const std::vector<Weigher>& ys,
                               const Weights& weights, const Axis& x, const Axis& y) {
    std::vector<FrontPoint> points(xs.size());
    for (std::size_t option = 0; option < points.size(); ++option) {
        points[option].x = xs[option].value(weights);
        points[option].y = ys[option].value(weights);
    }
    for (FrontPoint& point : points)
        point.on_front = std::ranges::none_of(
            points, [&](const FrontPoint& other) { return beats(other, point, x, y); });
    return points;
}

Weights resample(std::uint32_t number) {
    Weights weights(batches);
    const Streams chance(0, number);
    for (std::uint32_t i = 0; i < batches; ++i)
        ++weights[static_cast<std::size_t>(chance.uniform({0, i, 0}) *
                                           static_cast<double>(batches))];
    return weights;
}

} // namespace

double axis_value(const Axis& axis, std::size_t option, const std::vector<unsigned>& weights) {
    return Weigher(axis, option).value(weights);
}

std::vector<FrontPoint> pareto_front(const Axis& x, const Axis& y) {
    const std::vector<Weigher> xs = weighers(x), ys = weighers(y);
    std::vector<FrontPoint> points = places(xs, ys, Weights(batches, 1), x, y);
    std::vector<std::uint32_t> on_front(points.size());
    for (std::uint32_t number = 0; number < resamples; ++number) {
        const std::vector<FrontPoint> drawn = places(xs, ys, resample(number), x, y);
        for (std::size_t option = 0; option < drawn.size(); ++option)
            on_front[option] += drawn[option].on_front ? 1U : 0U;
    }
    for (std::size_t option = 0; option < points.size(); ++option)
        points[option].probability = on_front[option] / static_cast<double>(resamples);
    return points;
}

} // namespace sim
