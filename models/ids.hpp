#pragma once

#include <cstddef>
#include <cstdint>

namespace models {

/// Positions in the lists of a scenario, kept apart by type so that they cannot be mixed up.
enum class TrustId : std::uint32_t {};
enum class GroupId : std::uint32_t {};
enum class SupplierId : std::uint32_t {};
enum class ActivityId : std::uint32_t {};
enum class EnrolmentId : std::uint32_t {};

/// What stands for "none of them", e.g. a trust that holds no contract with any supplier.
template <class Id>
inline constexpr Id nobody = static_cast<Id>(UINT32_MAX);

/// The position as a plain index.
template <class Id>
constexpr std::size_t index(Id id) {
    return static_cast<std::size_t>(id);
}

/// The id of a plain index.
template <class Id>
constexpr Id id_of(std::size_t position) {
    return static_cast<Id>(position);
}

} // namespace models
