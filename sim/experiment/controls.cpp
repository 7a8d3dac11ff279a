#include "sim/experiment/controls.hpp"

#include <cmath>
#include <numbers>
#include <utility>

namespace sim {

Controls::Controls(std::uint64_t seed, ControlDraws draws)
    : seed_(seed), draws_(std::move(draws)) {}

void Controls::write(std::uint32_t replication, std::span<std::int64_t> values) const {
    const Streams streams(seed_, replication);
    std::size_t next = 0;
    for (const Address& address : draws_.alone) {
        const double z = normal_.score(streams.uniform(address));
        values[next++] = std::llround(unit * z);
        values[next++] = std::llround(unit * (z * z - 1) / std::numbers::sqrt2);
    }
    for (const std::vector<Address>& those : draws_.together) {
        double sum = 0;
        for (const Address& address : those)
            sum += normal_.score(streams.uniform(address));
        values[next++] = std::llround(unit * sum / std::sqrt(static_cast<double>(those.size())));
    }
}

} // namespace sim
