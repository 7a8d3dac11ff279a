#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/point_record.hpp"

namespace sim::results {

/// Whether to go on.
enum class More { no, yes };

/// The values of a point's figures as bytes (one CBOR array), each beside the number by which it is
/// meant.
std::string values_as_bytes(const std::vector<PointFigure>& figures,
                            const std::vector<std::uint64_t>& numbers);

/// Hands in every number with its figure's value, lo and hi, in the order in which they were
/// written, until `use` wants no more; Damaged (cbor.hpp) if the bytes are not such values.
void each_value(std::string_view bytes,
                const std::function<More(std::uint64_t number, Json value, Json lo, Json hi)>& use);

} // namespace sim::results
