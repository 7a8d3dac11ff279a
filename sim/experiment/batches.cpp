#include "sim/experiment/batches.hpp"

#include <algorithm>
#include <utility>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure.hpp"

namespace sim {

namespace {

constexpr std::int64_t coarser = 64, coarsest = std::int64_t{1} << 32;

} // namespace

void Batch::add(std::int64_t value) {
    if (value == sim::censored) {
        ++censored;
        return;
    }
    known.add(value);
    coarse.add(value);
}

void Batch::merge(const Batch& other) {
    known.merge(other.known);
    censored += other.censored;
    coarse.merge(other.coarse);
}

AxisBatches::AxisBatches(std::size_t options, std::int64_t resolution)
    : batches_(
          options,
          std::vector<Batch>(
              count, Batch{.known = {},
                           .censored = 0,
                           .coarse = Histogram(std::min(
                               coarsest, std::min(resolution, coarsest / coarser) * coarser))})) {}

AxisBatches::AxisBatches(std::vector<std::vector<Batch>> batches) : batches_(std::move(batches)) {
    for (const std::vector<Batch>& each : batches_)
        expects(each.size() == count, "an option has not as many batches as there are");
}

void AxisBatches::merge(const AxisBatches& other) {
    for (std::size_t option = 0; option < batches_.size(); ++option)
        for (std::size_t number = 0; number < count; ++number)
            batches_[option][number].merge(other.batches_[option][number]);
}

} // namespace sim
