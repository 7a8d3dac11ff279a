#pragma once

#include <atomic>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sim/experiment/result.hpp"
#include "sim/results/experiment.hpp"

namespace sim::results {

class Descriptor;

/// Which part of an experiment: the `part`-th of `parts` (from 1), of all its replications or,
/// where it stops by precision, of those of one round (from 1; 0 without rounds).
struct Slice {
    std::uint32_t round = 0, part = 1, parts = 1;
    auto operator<=>(const Slice&) const = default;
};

/// The replications of a slice. InvalidInput if the experiment has no such slice.
Plan plan_of(const Experiment& experiment, const Slice& slice);

/// The name of a share's file: "STEM.0002-of-0010.share", with a round "STEM.r03.0002-...". The
/// stem is the scenario, the verb and the first twelve digits of the experiment's fingerprint.
struct ShareName {
    std::string stem;
    Slice slice;

    std::string file() const;
    bool operator==(const ShareName&) const = default;
};

/// How the shares of an experiment are called.
std::string stem_of(const Experiment& experiment, std::string_view fingerprint);

/// What a file's name says, if it is one of a share.
std::optional<ShareName> share_name(std::string_view file);

/// The same, if it is the hidden one of a share under way: ".NAME.partial-HOST-PROCESS".
std::optional<ShareName> claimed_name(std::string_view file);
inline constexpr std::string_view claim_mark = ".partial-";

/// A share as it lies in a file.
struct Share {
    std::string experiment; ///< encoded
    Slice slice;
    std::string body; ///< what was computed, exactly, in the verb's own form
};

/// The bytes of a share, which end in a SHA-256 of all before: always the same for the same share.
std::string encoded(const Share& share);

/// The share in a file of any origin: Damaged (cbor.hpp) unless it is whole, std::runtime_error if
/// it cannot be read. Takes no more memory than a small multiple of the file's size, which is at
/// most largest_share.
Share read_share(const std::filesystem::path& file);
inline constexpr std::uintmax_t largest_share = std::uintmax_t{512} << 20; ///< [bytes]

/// The share's file, if it is there and whole and of this experiment. Damaged if something else is.
bool finished(const std::filesystem::path& file, std::string_view fingerprint, const Slice& slice);

/// A share under way: a hidden file beside its place says so, until it is written or given up.
class Claim {
public:
    /// Makes the folder unless it is there, and clears what killed processes of this machine left
    /// of the same share. InvalidInput if the folder cannot be used, std::runtime_error if the disk
    /// refuses it.
    Claim(const std::filesystem::path& folder, const ShareName& name);
    Claim(const Claim&) = delete;
    Claim& operator=(const Claim&) = delete;
    ~Claim();

    /// Says that it is still alive, and how many of its replications are done if that is known;
    /// from any thread, and cheap: most calls do nothing. See sign_of_life.hpp.
    void show_life(std::uint64_t done = 0, std::uint64_t of = 0);

    /// Puts the bytes in place, whole or not at all, and forces them to the disk.
    /// std::runtime_error naming the file if the disk refuses.
    void write(std::string_view bytes);

    const std::filesystem::path& place() const { return place_; }

private:
    std::filesystem::path place_, hidden_;
    std::unique_ptr<const Descriptor> file_;
    std::int64_t started_ms_;
    std::atomic<std::int64_t> next_ms_; ///< when the next sign is due
};

} // namespace sim::results
