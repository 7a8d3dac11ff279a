#include "sim/results/share.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "sim/engine/errors.hpp"
#include "sim/experiment/stopping.hpp"
#include "sim/results/cbor.hpp"
#include "sim/results/descriptor.hpp"
#include "sim/results/sign_of_life.hpp"
#include "sim/scenario/sha256.hpp"

namespace sim::results {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view magic = "slipway-share-1\n", extension = ".share";
constexpr std::size_t seal_size = 64; // SHA-256 in hexadecimal digits
constexpr std::uint32_t most_parts = 1'000'000;

std::string contents(const fs::path& file) {
    std::error_code error;
    sound(fs::is_regular_file(file, error), "it is no file");
    const std::uintmax_t size = fs::file_size(file);
    sound(size <= largest_share, "it is larger than any share may be");
    std::ifstream stream(file, std::ios::binary);
    std::string all(static_cast<std::size_t>(size), '\0');
    if (!stream.read(all.data(), static_cast<std::streamsize>(size)))
        throw std::runtime_error(file.string() + ": cannot be read");
    return all;
}

/// Takes digits off the front.
std::optional<std::uint32_t> number(std::string_view& text) {
    std::uint32_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc())
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return value;
}

/// Signs of life are frequent at first, so that one soon knows how fast it goes.
constexpr std::int64_t shortest_ms = 250, longest_ms = 5'000;

std::int64_t now_ms() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

/// "r03." is optional, then "0002-of-0010".
std::optional<Slice> slice_of(std::string_view round, std::string_view of) {
    const std::uint32_t part = number(of).value_or(0);
    const std::uint32_t parts = take(of, "-of-") ? number(of).value_or(0) : 0;
    if (!of.empty() || part < 1 || part > parts || parts > most_parts)
        return std::nullopt;
    Slice slice{.part = part, .parts = parts};
    if (!round.empty()) {
        slice.round = take(round, "r") ? number(round).value_or(0) : 0;
        if (!round.empty() || slice.round < 1)
            return std::nullopt;
    }
    return slice;
}

} // namespace

Plan plan_of(const Experiment& experiment, const Slice& slice) {
    const Plan all{.seed = experiment.run.seed, .replications = experiment.replications};
    return share_of(slice.round == 0 ? all : round_of(all, slice.round), slice.part, slice.parts);
}

std::string stem_of(const Experiment& experiment, std::string_view fingerprint) {
    return fmt::format("{}-{}-{}", experiment.run.scenario, experiment.verb,
                       fingerprint.substr(0, 12));
}

std::string ShareName::file() const {
    const std::string round = slice.round == 0 ? "" : fmt::format("r{:02}.", slice.round);
    return fmt::format("{}.{}{:04}-of-{:04}{}", stem, round, slice.part, slice.parts, extension);
}

std::optional<ShareName> share_name(std::string_view file) {
    if (file.starts_with('.') || !file.ends_with(extension))
        return std::nullopt;
    std::string_view rest = file.substr(0, file.size() - extension.size());
    const std::size_t dot = rest.rfind('.');
    if (dot == std::string_view::npos)
        return std::nullopt;
    const std::string_view of = rest.substr(dot + 1);
    rest = rest.substr(0, dot);
    // A stem may hold dots of its own; a round is what stands after the last one and looks like it.
    const std::size_t before = rest.rfind('.');
    if (before != std::string_view::npos)
        if (const auto slice = slice_of(rest.substr(before + 1), of); slice && slice->round > 0)
            return ShareName{std::string(rest.substr(0, before)), *slice};
    const auto slice = slice_of("", of);
    return slice ? std::optional(ShareName{std::string(rest), *slice}) : std::nullopt;
}

std::optional<ShareName> claimed_name(std::string_view file) {
    const std::size_t end = file.rfind(claim_mark);
    if (!file.starts_with('.') || end == std::string_view::npos)
        return std::nullopt;
    return share_name(file.substr(1, end - 1));
}

std::string encoded(const Share& share) {
    const Slice& slice = share.slice;
    std::string all(magic);
    all += cbor(Json::array(
        {slice.round, slice.part, slice.parts, packed(share.experiment), packed(share.body)}));
    return all + scenario::sha256(all);
}

Share read_share(const fs::path& file) {
    const std::string all = contents(file);
    const std::string_view view = all;
    sound(view.starts_with(magic) && view.size() >= magic.size() + seal_size,
          "it does not begin as a share does");
    const std::string_view sealed = view.substr(0, view.size() - seal_size);
    sound(view.substr(sealed.size()) == scenario::sha256(sealed),
          "its bytes do not have the checksum at their end");
    const Json value = from_cbor(sealed.substr(magic.size()));
    const Json::array_t& parts = list(value, 5);
    const auto number = [&](std::size_t i) {
        return static_cast<std::uint32_t>(whole(parts[i], most_parts));
    };
    return {.experiment = std::string(bytes(parts[3])),
            .slice = {number(0), number(1), number(2)},
            .body = std::string(bytes(parts[4]))};
}

bool finished(const fs::path& file, std::string_view fingerprint_of, const Slice& slice) {
    if (!fs::exists(file))
        return false;
    const Share share = read_share(file);
    sound(fingerprint(share.experiment) == fingerprint_of && share.slice == slice,
          "it is not what its name says");
    return true;
}

Claim::Claim(const fs::path& folder, const ShareName& name)
    : place_(folder / name.file()), started_ms_(now_ms()), next_ms_(started_ms_) {
    std::error_code error;
    fs::create_directory(folder, error);
    if (error && fs::is_directory(fs::absolute(folder).parent_path()) && !fs::exists(folder))
        refuse(folder, error.value());
    if (!fs::is_directory(folder, error))
        throw InvalidInput(fmt::format("{}: is no folder and cannot be made; make the folder "
                                       "around it first",
                                       folder.string()));
    const std::string stem = fmt::format(".{}{}{}-", name.file(), claim_mark, host_name());
    remove_abandoned(folder, stem);
    hidden_ = folder / (stem + std::to_string(::getpid()));
    file_ = std::make_unique<const Descriptor>(hidden_, O_WRONLY | O_CREAT | O_TRUNC);
    show_life();
}

Claim::~Claim() {
    std::error_code ignored;
    fs::remove(hidden_, ignored);
}

void Claim::show_life(std::uint64_t done, std::uint64_t of) {
    const std::int64_t now = now_ms();
    std::int64_t next = next_ms_.load(std::memory_order_relaxed);
    const std::int64_t interval = std::clamp(now - started_ms_, shortest_ms, longest_ms);
    if (now >= next && next_ms_.compare_exchange_strong(next, now + interval))
        file_->overwrite_start(text_of(SignOfLife{started_ms_, now, done, of}));
}

void Claim::write(std::string_view all) {
    file_->clear();
    file_->write(all);
    file_->sync();
    fs::rename(hidden_, place_);
    sync_folder(place_.parent_path());
}

} // namespace sim::results
