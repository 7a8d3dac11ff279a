#include "sim/engine/series.hpp"

#include "sim/engine/wide_draws.hpp"

#include <utility>

namespace sim {

Series::Series(Distribution law, const Streams& streams, std::uint32_t purpose,
               std::uint32_t entity)
    : law_(std::move(law)), streams_(streams), purpose_(purpose), entity_(entity) {}

Duration Series::at(std::uint64_t n) const {
    return to_duration(law_.quantile(streams_.uniforms(address(n))[n % 2]));
}

void Series::refill() {
    std::array<double, ahead> uniforms{};
    if (wide::available() && streams_.sampler() == nullptr) [[likely]] {
        wide::uniforms(streams_, address(first_), uniforms);
        wide::durations(law_, uniforms, lengths_);
    } else {
        for (std::size_t i = 0; i < ahead; ++i)
            lengths_[i] = at(first_ + i);
    }
    first_ += ahead;
    place_ = 0;
}

} // namespace sim
