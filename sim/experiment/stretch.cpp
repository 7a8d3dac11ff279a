#include "sim/experiment/stretch.hpp"

#include <span>

namespace sim {

Aspects aspects_of(const OutcomeDescription& outcome) {
    Aspects all;
    for (std::size_t place = 0; place < outcome.size(); ++place) {
        const Measure& measure = outcome.measure(place);
        if (measure.kind == MeasureKind::category)
            for (std::size_t value = 0; value < measure.categories.size(); ++value)
                all.push_back({place, static_cast<std::int64_t>(value)});
        else
            all.push_back({place});
    }
    return all;
}

Stretch::Stretch(const Contender& contender, const Controls& controls, const Aspects& aspects)
    : controls_(controls), aspects_(aspects), track_(contender), row_(controls.size()),
      x_(Track::longest, static_cast<Eigen::Index>(controls.size())),
      y_(Track::longest, static_cast<Eigen::Index>(aspects.size())) {}

void Stretch::run(std::uint64_t seed, std::uint32_t first, std::size_t size) {
    track_.run(seed, first, size);
    size_ = size;
    for (std::size_t i = 0; i < size; ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        controls_.write(static_cast<std::uint32_t>(first + i), row_);
        for (std::size_t c = 0; c < row_.size(); ++c)
            x_(row, static_cast<Eigen::Index>(c)) = static_cast<double>(row_[c]);
        const std::span<const std::int64_t> outcome = track_.rows().of(i);
        for (std::size_t c = 0; c < aspects_.size(); ++c)
            y_(row, static_cast<Eigen::Index>(c)) =
                track_.ran(i) ? aspects_[c].of(outcome[aspects_[c].place]) : 0;
    }
}

} // namespace sim
