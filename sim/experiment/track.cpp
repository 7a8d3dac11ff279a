#include "sim/experiment/track.hpp"

#include <span>
#include <string>
#include <utility>

#include "sim/engine/errors.hpp"

namespace sim {

Track::Track(const Contender& contender, const Sampler* sampler)
    : outcome_(*contender.outcome), lane_(contender.lane()), table_(longest * outcome_.size()),
      result_(outcome_) {
    lane_->sample_by(sampler);
}

void Track::run(std::uint64_t seed, std::uint32_t first, std::size_t size) {
    size_ = size;
    lane_->run(seed, first, table_, std::span(ran_).first(size), failures_);
    for (Failure& failure : failures_) {
        ++result_.failed;
        if (result_.failures.size() < Result::most_failures)
            result_.failures.push_back(std::move(failure));
    }
    failures_.clear();
    for (std::size_t from = 0; from < size;) {
        const std::size_t to = end_of_run(from);
        if (to > from)
            count(first, from, to);
        from = to + 1;
    }
}

/// Where the replications from `from` on that did not throw end.
std::size_t Track::end_of_run(std::size_t from) const {
    while (from < size_ && ran(from))
        ++from;
    return from;
}

void Track::count(std::uint32_t first, std::size_t from, std::size_t to) {
    const std::size_t width = outcome_.size();
    for (std::size_t i = from; i < to; ++i)
        result_.digest.add(static_cast<std::uint32_t>(first + i),
                           std::span(table_).subspan(i * width, width));
    for (std::size_t place = 0; place < width; ++place)
        try {
            result_.measures[place].add_column(table_.data() + from * width + place, width,
                                               to - from);
        } catch (const ContractViolation& problem) {
            throw ContractViolation("replications from " + std::to_string(first + from) + ", " +
                                    outcome_.title(place) + ": " + problem.what());
        }
}

} // namespace sim
