#include "sim/experiment/kim_nelson.hpp"

#include <algorithm>
#include <cmath>

#include "sim/engine/errors.hpp"

namespace sim {

KimNelsonConstants kim_nelson_constants(std::size_t options, std::uint32_t first_stage,
                                        double error) {
    expects(options >= 2, "nothing to select from (fewer than two options)");
    expects(first_stage >= 2, "the first stage of a selection needs two observations or more");
    const auto others = static_cast<double>(options - 1), free = first_stage - 1.0;
    expects(error > 0 && error < 1 - 1 / (others + 1),
            "the error allowed to a selection is not between 0 and that of a blind choice");
    const double eta = 0.5 * (std::pow(2 * error / others, -2 / free) - 1);
    return {eta, 2 * eta * free};
}

KimNelson::KimNelson(std::size_t options, const Wish& wish)
    : options_(options), left_(options), wish_(wish),
      h_squared_(kim_nelson_constants(options, wish.first_stage, wish.error).h_squared),
      sums_(options), until_(options), differences_(options * options), spread_(options * options) {
    expects(wish.indifference > 0, "an indifference zone is not positive");
}

void KimNelson::add(std::span<const std::int64_t> values) {
    expects(!decided(), "a selection goes on although it is decided");
    ++taken_;
    for (std::size_t i = 0; i < options_; ++i)
        if (in_contention(i))
            sums_[i] += values[i];
    if (taken_ <= wish_.first_stage)
        for (std::size_t i = 0; i < options_; ++i)
            for (std::size_t k = 0; k < options_; ++k)
                differences_[i * options_ + k].add(values[i] - values[k]);
    if (taken_ == wish_.first_stage)
        begin_screening();
    if (taken_ >= wish_.first_stage)
        screen();
}

void KimNelson::begin_screening() {
    for (std::size_t i = 0; i < options_; ++i)
        for (std::size_t k = 0; k < options_; ++k)
            if (i != k) {
                const double needed = h_squared_ * difference(i, k).variance() /
                                      (wish_.indifference * wish_.indifference);
                spread_[i * options_ + k] = needed;
                most_needed_ = std::max(most_needed_, std::floor(needed) + 1);
            }
    most_needed_ = std::max(most_needed_, static_cast<double>(wish_.first_stage));
}

bool KimNelson::beaten(std::size_t option) const {
    const auto taken = static_cast<double>(taken_);
    for (std::size_t other = 0; other < options_; ++other) {
        if (other == option || !in_contention(other))
            continue;
        // Both sides of the rule times the number of observations.
        const double slack =
            std::max(0.0, wish_.indifference / 2 * (spread_[option * options_ + other] - taken));
        if (static_cast<double>(sums_[option] - sums_[other]) > slack)
            return true;
    }
    return false;
}

void KimNelson::screen() {
    std::vector<std::size_t> gone;
    for (std::size_t option = 0; option < options_; ++option)
        if (in_contention(option) && beaten(option))
            gone.push_back(option);
    for (const std::size_t option : gone)
        until_[option] = taken_;
    left_ -= gone.size();
    if (left_ > 1 && static_cast<double>(taken_) >= most_needed_) {
        const std::size_t chosen = best();
        for (std::size_t option = 0; option < options_; ++option)
            if (in_contention(option) && option != chosen)
                until_[option] = taken_;
        left_ = 1;
    }
}

std::size_t KimNelson::best() const {
    std::size_t best = options_;
    for (std::size_t option = 0; option < options_; ++option)
        if (in_contention(option) && (best == options_ || sums_[option] < sums_[best]))
            best = option;
    return best;
}

double KimNelson::mean(std::size_t option) const {
    return static_cast<double>(sums_[option]) / static_cast<double>(observations(option));
}

} // namespace sim
