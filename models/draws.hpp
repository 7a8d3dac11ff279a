#pragma once

#include "sim/engine/chance.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace models {

/// What a stage draws. With the stage, the owner and the attempt it makes the address of a draw, so
/// that scenarios and options share every draw that means the same thing.
enum class Draw : std::uint32_t {
    duration,
    failure,
    called_off,
    award,
    bid_effort,
    bid_cost,
    cost,
    board,   ///< where in its round a board stands: the same for all stages of an owner
    payment, ///< the occasion is the payment, of several for one stage
    loss     ///< the interval to a loss of a capacity
};

/// Numbers for names that depend on the names alone, not on what else a scenario holds.
///
/// 28 bits each, the low four left free; two names that would share one are told apart in the
/// order in which they are first asked for.
class NameNumbers {
public:
    std::uint32_t of(const std::string& name) {
        if (const auto known = numbers_.find(name); known != numbers_.end())
            return known->second;
        std::uint32_t number = hash(name);
        while (!taken_.insert(number).second)
            number += 16;
        numbers_.emplace(name, number);
        return number;
    }

private:
    /// FNV-1a (Fowler, Noll and Vo), 32 bits.
    static std::uint32_t hash(std::string_view name) {
        std::uint32_t h = 2'166'136'261U;
        for (const char c : name)
            h = (h ^ static_cast<unsigned char>(c)) * 16'777'619U;
        return h & ~15U;
    }
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::unordered_set<std::uint32_t> taken_;
};

/// The address of a draw; `stage` and `owner` are NameNumbers.
constexpr sim::Address address(Draw draw, std::uint32_t stage, std::uint32_t owner,
                               std::uint32_t occasion) {
    const std::uint32_t of_stage = draw == Draw::board ? 0 : stage;
    return {of_stage | static_cast<std::uint32_t>(draw), owner, occasion};
}

/// One number for two owners, e.g. a supplier and the buyer it bids to.
constexpr std::uint32_t pair_of(std::uint32_t owner, std::uint32_t other) {
    return (owner * 2'654'435'761U) ^ other;
}

} // namespace models
