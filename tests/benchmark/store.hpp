#pragma once

#include "sim/engine/gate.hpp"
#include "sim/engine/simulation.hpp"

#include <cstddef>
#include <vector>

namespace bench {

/// Things put down by some processes and taken by others, first come first served: a ring, and a
/// gate that is open while there is something in it.
template <class T>
class Store {
public:
    void put(sim::Simulation& simulation, T thing) {
        if (count_ == ring_.size())
            grow();
        ring_[(first_ + count_++) & (ring_.size() - 1)] = thing;
        if (!filled_.is_open())
            filled_.open(simulation);
    }

    /// Waits until there is something.
    sim::GatePass filled(sim::Simulation& simulation) { return filled_.pass(simulation); }

    /// The first that was put down; there must be one.
    T take() {
        const T thing = ring_[first_];
        first_ = (first_ + 1) & (ring_.size() - 1);
        if (--count_ == 0)
            filled_.close();
        return thing;
    }

private:
    void grow() {
        std::vector<T> larger(2 * ring_.size());
        for (std::size_t i = 0; i < count_; ++i)
            larger[i] = ring_[(first_ + i) & (ring_.size() - 1)];
        ring_ = std::move(larger);
        first_ = 0;
    }

    std::vector<T> ring_ = std::vector<T>(16); // always a power of two
    std::size_t first_ = 0;
    std::size_t count_ = 0;
    sim::Gate filled_{"filled"};
};

} // namespace bench
