#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine/chance.hpp"
#include "sim/engine/normal_law.hpp"

namespace sim {

/// Which draws are controls: some alone, others as sums of like ones.
struct ControlDraws {
    std::vector<Address> alone;
    std::vector<std::vector<Address>> together;

    /// Two for each draw alone, one for each sum.
    std::size_t controls() const { return 2 * alone.size() + together.size(); }
};

/// Quantities of a replication whose means over all chance are known to be 0, whatever the model,
/// for they are functions of its uniform numbers: the normal score z of a draw's number, (z^2 - 1)
/// / sqrt(2), and sums of scores. All have variance 1. They need no run of the model, and hold
/// whether or not a replication came to draw there.
class Controls {
public:
    /// Values are whole multiples of 1 / unit: what is summed is summed exactly.
    static constexpr double unit = 4096;

    Controls(std::uint64_t seed, ControlDraws draws);

    std::size_t size() const { return draws_.controls(); }
    /// Those of one replication [1 / unit], size() of them.
    void write(std::uint32_t replication, std::span<std::int64_t> values) const;

private:
    std::uint64_t seed_;
    ControlDraws draws_;
    NormalLaw normal_;
};

} // namespace sim
