#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "sim/results/share.hpp"

namespace sim::results {

/// What a share under way writes into its hidden file, by the clock of the machine it runs on.
struct SignOfLife {
    std::int64_t started_ms = 0, given_ms = 0; ///< [ms since 1970]
    std::uint64_t done = 0, of = 0;            ///< replications of the share; 0 of 0: not known
};

/// As a line of always the same length, so that one is written over the other.
std::string text_of(const SignOfLife& sign);

/// The sign that a text begins with, if it does.
std::optional<SignOfLife> sign_in(std::string_view text);

/// A share that is being computed, or was and never will be.
struct ShareUnderWay {
    /// `silent`: no sign for longer than silence_s; `gone`: a process of this machine that is no
    /// more.
    enum class Life { running, silent, gone };

    ShareName name;
    std::string host;
    Life life = Life::running;
    double silent_s = 0; ///< since the last sign, by the file system's clock and ours [s]
    SignOfLife sign;

    /// From its beginning to its last sign [s].
    double seconds() const { return static_cast<double>(sign.given_ms - sign.started_ms) / 1'000; }
};

/// Signs come every five seconds; clocks may differ by some, and writes be late.
inline constexpr double silence_s = 120;

/// What a hidden file says; nothing if it is none of a share, or gone meanwhile.
std::optional<ShareUnderWay> share_under_way(const std::filesystem::path& file);

} // namespace sim::results
