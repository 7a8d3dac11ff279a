#include "sim/experiment/randomised.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

#include "sim/engine/errors.hpp"

namespace sim {

namespace {

constexpr double upper = 0.5 + usual_level / 2;

/// Variance of the mean of such numbers, as they vary about `centre`.
template <class Number>
double variance_of_mean(const std::vector<Number>& each, double centre) {
    double squares = 0;
    for (const Number value : each)
        squares += (static_cast<double>(value) - centre) * (static_cast<double>(value) - centre);
    const auto count = static_cast<double>(each.size());
    return squares / (count - 1) / count;
}

double share_of(const Accumulator& values, std::int64_t value) {
    const auto hits = static_cast<double>(values.histogram().count_from(value));
    return values.total() > 0 ? hits / static_cast<double>(values.total()) : no_estimate;
}

/// Fewer that have a value, or have it not, say nothing of how their share varies.
constexpr double fewest = 32;

/// How many independent trials vary as much as the randomisations' shares do.
double equivalent_trials(double share, double total, const std::vector<double>& shares) {
    const double variance = variance_of_mean(shares, share);
    if (!(variance > 0))
        return total / 2;
    const double z = boost::math::quantile(boost::math::normal_distribution<double>(), upper);
    const double t = student(static_cast<double>(shares.size() - 1));
    const double trials = share * (1 - share) / variance * (z / t) * (z / t);
    const double rarer = total * std::min(share, 1 - share);
    return rarer < fewest ? std::min(trials, total) : trials;
}

bool corrected(const Sample& sample) {
    return sample.correction != nullptr && !sample.correction->empty();
}

Interval about(const Corrected& of) {
    const double count = of.freedom + 1;
    return mean_of(of.value, std::sqrt(of.variance * count), count, of.skewness);
}

Interval corrected_share(const Sample& sample, std::int64_t value) {
    const Corrected& of = (*sample.correction)[static_cast<std::size_t>(value)];
    const Interval plain = probability(sample.all, value);
    const auto total = static_cast<double>(sample.all.total());
    const double share = std::clamp(of.value, 0.0, 1.0);
    if (total * std::min(plain.value, 1 - plain.value) < fewest || !(share > 0 && share < 1))
        return plain;
    return score_interval(share, share * (1 - share) / of.variance);
}

Interval ratio_by_controls(const Sample& sample) {
    const Corrected& of = sample.correction->back();
    const double left = std::min(1.0, 1 / of.ratio); // one less the squared correlation
    const double error = 2 * std::sqrt((1 - left) / of.freedom);
    const double z = boost::math::quantile(boost::math::normal_distribution<double>(), upper);
    return {of.ratio, of.ratio * std::exp(-z * error), of.ratio * std::exp(z * error)};
}

bool any_unknown(const std::vector<double>& each) {
    return each.size() < 2 || std::ranges::any_of(each, [](double one) { return std::isnan(one); });
}

QuantileInterval by_signs(std::int64_t value, std::vector<std::int64_t> each, double level) {
    std::ranges::sort(each);
    const QuantileRanks ranks = quantile_ranks(each.size(), 0.5, level);
    return {value, ranks.lo == 0 ? unset : each[ranks.lo - 1],
            ranks.hi > each.size() ? censored : each[ranks.hi - 1]};
}

std::vector<std::int64_t> quantiles_of(const Apart& apart, double p) {
    for (std::size_t i = 0; i < quantile_percents.size(); ++i)
        if (std::lround(p * 100) == quantile_percents[i])
            return apart.quantiles[i];
    throw ContractViolation("a sampled experiment has no interval for this quantile");
}

} // namespace

double variance_over_randomisations(double centre, const std::vector<double>& each) {
    return variance_of_mean(each, centre);
}

Interval over_randomisations(double value, const std::vector<double>& each, double level) {
    if (any_unknown(each))
        return {value, -infinite, infinite};
    const auto count = static_cast<double>(each.size());
    const double variance = variance_of_mean(each, value) * count;
    if (!(variance > 0))
        return {value, value, value};
    double cubes = 0;
    for (const double one : each)
        cubes += std::pow(one - value, 3);
    const double deviation = std::sqrt(variance);
    return mean_of(value, deviation, count, cubes / count / std::pow(deviation, 3), level);
}

Interval share_over_randomisations(double share, std::uint64_t total,
                                   const std::vector<double>& each) {
    if (any_unknown(each))
        return {share, 0, 1};
    return score_interval(share, equivalent_trials(share, static_cast<double>(total), each));
}

Interval mean(const Sample& sample) {
    if (corrected(sample))
        return about(sample.correction->back());
    if (sample.apart == nullptr || sample.all.count() == 0)
        return mean(sample.all);
    return over_randomisations(mean(sample.all).value, sample.apart->means);
}

Interval probability(const Sample& sample, std::int64_t value) {
    if (corrected(sample))
        return corrected_share(sample, value);
    if (sample.apart == nullptr || sample.all.total() == 0)
        return probability(sample.all, value);
    return share_over_randomisations(share_of(sample.all, value), sample.all.total(),
                                     sample.apart->shares[static_cast<std::size_t>(value)]);
}

QuantileInterval quantile(const Sample& sample, double p, double level) {
    if (sample.apart == nullptr || sample.all.total() == 0)
        return quantile(sample.all, p, level);
    const std::int64_t value = quantile(sample.all, p).value;
    const std::vector<std::int64_t> each = quantiles_of(*sample.apart, p);
    if (each.size() < 2)
        return {value, unset, censored};
    if (value == censored || std::ranges::count(each, censored) > 0)
        return by_signs(value, each, level);
    const double half = student(static_cast<double>(each.size() - 1), level) *
                        std::sqrt(variance_of_mean(each, static_cast<double>(value)));
    const auto reach = static_cast<std::int64_t>(std::ceil(half));
    constexpr double surely = 10; // beyond all values seen with a chance of e^-10
    if (std::min(p, 1 - p) * static_cast<double>(sample.all.total()) < surely)
        return {value, value - reach, value + reach};
    const Histogram& seen = sample.all.histogram();
    return {value, std::max(value - reach, seen.min()), std::min(value + reach, seen.max())};
}

Interval variance_ratio(const Sample& sample) {
    if (corrected(sample))
        return ratio_by_controls(sample);
    if (sample.apart == nullptr || sample.apart->means.size() < 2 || sample.all.count() == 0)
        return {no_estimate, no_estimate, no_estimate};
    const std::vector<double>& each = sample.apart->means;
    const double plain = variance(sample.all) / static_cast<double>(sample.all.count());
    const double ratio = plain / variance_of_mean(each, mean(sample.all).value);
    if (!std::isfinite(ratio))
        return {no_estimate, no_estimate, no_estimate};
    const double freedom = static_cast<double>(each.size() - 1);
    const boost::math::chi_squared_distribution<double> spread(freedom);
    return {ratio, ratio * boost::math::quantile(spread, 1 - upper) / freedom,
            ratio * boost::math::quantile(spread, upper) / freedom};
}

namespace {

/// The ranks of the quantiles, found anew only when the number of values changes.
class Ranks {
public:
    const std::array<std::uint64_t, quantile_percents.size()>& of(std::uint64_t values) {
        if (values != values_)
            for (std::size_t i = 0; i < quantile_percents.size(); ++i)
                ranks_[i] = quantile_ranks(values, quantile_percents[i] / 100.0).rank;
        values_ = values;
        return ranks_;
    }

private:
    std::uint64_t values_ = 0;
    std::array<std::uint64_t, quantile_percents.size()> ranks_{};
};

} // namespace

void note(Apart& apart, const Measure& measure, const Accumulator& values) {
    thread_local Ranks ranks;
    apart.means.push_back(mean(values).value);
    const std::size_t kinds = measure.kind == MeasureKind::flag ? 2 : measure.categories.size();
    apart.shares.resize(kinds);
    for (std::size_t value = 0; value < kinds; ++value)
        apart.shares[value].push_back(share_of(values, static_cast<std::int64_t>(value)));
    apart.quantiles.resize(quantile_percents.size());
    for (std::size_t i = 0; i < quantile_percents.size(); ++i)
        apart.quantiles[i].push_back(
            values.total() == 0 ? censored : values.at_rank(ranks.of(values.total())[i]));
}

Plan part_of(const Plan& plan, const Randomisation& randomisation, std::uint32_t r) {
    Plan part = plan;
    part.first = r * randomisation.each;
    part.replications = randomisation.each;
    if (plan.progress)
        part.progress = [&plan, before = part.first](std::uint64_t done) {
            plan.progress(before + done);
        };
    return part;
}

RandomisedResult replicate_randomised(const std::function<Result(const Plan&)>& run,
                                      const Plan& plan, const Randomisation& randomisation,
                                      const OutcomeDescription& outcome) {
    RandomisedResult result{.all = Result(outcome), .apart = std::vector<Apart>(outcome.size())};
    for (std::uint32_t r = 0; r < Randomisation::count; ++r) {
        const Result one = run(part_of(plan, randomisation, r));
        if (one.interrupted())
            break;
        for (std::size_t i = 0; i < outcome.size(); ++i)
            note(result.apart[i], outcome.measure(i), one.measures[i]);
        result.all.merge(one);
        ++result.randomisations;
    }
    result.all.requested = randomisation.replications();
    return result;
}

} // namespace sim
