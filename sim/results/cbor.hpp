#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/experiment/wide.hpp"
#include "sim/results/statistics.hpp"

namespace sim::results {

/// Bytes are not what they should be; says in what way.
class Damaged : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Throws Damaged unless the condition holds.
void sound(bool condition, const char* otherwise);

/// A value as CBOR (RFC 8949), the same bytes for the same value.
std::string cbor(const Json& value);

/// The value that CBOR bytes of any origin hold; Damaged unless they are one value and nothing
/// else, nested no deeper than 32, of at most 2^22 parts.
Json from_cbor(std::string_view bytes);

/// What a value is, or Damaged.
std::uint64_t whole(const Json& value, std::uint64_t most = UINT64_MAX);
std::int64_t integer(const Json& value);
const std::string& text(const Json& value);
/// An array; of `size` elements, unless any will do.
const Json::array_t& list(const Json& value);
const Json::array_t& list(const Json& value, std::size_t size);

/// Bytes and 128-bit integers as CBOR byte strings.
Json packed(std::string_view of);
Json packed(UInt128 value);
std::string_view bytes(const Json& value);
UInt128 wide(const Json& value);

} // namespace sim::results
