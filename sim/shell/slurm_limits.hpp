#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sim::shell {

/// Tasks that an array may have by Slurm's usual MaxArraySize, 1001.
inline constexpr std::uint32_t usual_array_limit = 1'000;

/// The same by what `scontrol show config` says; nothing if it does not say.
std::optional<std::uint32_t> array_limit_in(std::string_view config);

/// The same of the Slurm that this machine belongs to; nothing if there is none.
std::optional<std::uint32_t> slurm_array_limit();

} // namespace sim::shell
