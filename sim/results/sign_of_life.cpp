#include "sim/results/sign_of_life.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <system_error>

#include <fmt/format.h>
#include <signal.h>

#include "sim/results/descriptor.hpp"
#include "sim/results/statistics.hpp"

namespace sim::results {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t length = 128; // of a line, with its end

double seconds_since_written(const fs::path& file, std::error_code& error) {
    const fs::file_time_type written = fs::last_write_time(file, error);
    const auto age = fs::file_time_type::clock::now() - written;
    return std::max(0.0, std::chrono::duration<double>(age).count());
}

bool is_no_more(int process) { return ::kill(process, 0) != 0 && errno == ESRCH; }

} // namespace

std::string text_of(const SignOfLife& sign) {
    const Json all{{"started_ms", sign.started_ms},
                   {"given_ms", sign.given_ms},
                   {"done", sign.done},
                   {"of", sign.of}};
    return fmt::format("{:<{}}\n", all.dump(), length - 1);
}

std::optional<SignOfLife> sign_in(std::string_view text) {
    const Json all = Json::parse(text.substr(0, std::min(text.size(), length)), nullptr, false);
    if (!all.is_object())
        return std::nullopt;
    for (const char* name : {"started_ms", "given_ms", "done", "of"})
        if (!all.contains(name) || !all[name].is_number_integer())
            return std::nullopt;
    return SignOfLife{.started_ms = all["started_ms"],
                      .given_ms = all["given_ms"],
                      .done = all["done"],
                      .of = all["of"]};
}

std::optional<ShareUnderWay> share_under_way(const fs::path& file) {
    const std::string name = file.filename().string();
    const std::optional<ShareName> share = claimed_name(name);
    const std::size_t dash = name.rfind('-');
    std::error_code error;
    const double silent_s = seconds_since_written(file, error);
    if (!share || error)
        return std::nullopt;
    const std::string_view before = claim_mark;
    const std::size_t host = name.rfind(before, dash) + before.size();
    ShareUnderWay found{.name = *share,
                        .host = host < dash ? name.substr(host, dash - host) : "",
                        .silent_s = silent_s,
                        .sign = {}};
    std::array<char, length> text{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(text.data(), text.size());
    found.sign =
        sign_in({text.data(), static_cast<std::size_t>(stream.gcount())}).value_or(SignOfLife{});
    if (found.host == host_name() && is_no_more(std::atoi(name.c_str() + dash + 1)))
        found.life = ShareUnderWay::Life::gone;
    else if (silent_s > silence_s)
        found.life = ShareUnderWay::Life::silent;
    return found;
}

} // namespace sim::results
