#pragma once

#include "models/ids.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace models {

/// A property that few activities have, kept apart from the steps so that those stay small.
///
/// Whether an activity has it is told by a bit of Step::special; only then is it looked up here.
template <class T>
class Rare {
public:
    void set(ActivityId a, T value) {
        if (position_.size() <= index(a))
            position_.resize(index(a) + 1, none);
        position_[index(a)] = static_cast<std::uint32_t>(values_.size());
        values_.push_back(std::move(value));
    }
    [[nodiscard]] bool has(ActivityId a) const {
        return index(a) < position_.size() && position_[index(a)] != none;
    }
    /// \pre has(a)
    [[nodiscard]] const T& of(ActivityId a) const { return values_[position_[index(a)]]; }
    [[nodiscard]] std::size_t size() const { return values_.size(); }

private:
    static constexpr std::uint32_t none = UINT32_MAX;
    std::vector<std::uint32_t> position_; ///< by activity
    std::vector<T> values_;
};

} // namespace models
