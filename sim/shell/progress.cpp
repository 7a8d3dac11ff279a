#include "sim/shell/progress.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

#include "sim/shell/figures.hpp"

namespace sim::shell {

std::string time_text(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
    if (whole < 100)
        return fmt::format("{} s", whole);
    if (whole < 6'000)
        return fmt::format("{} min", (whole + 59) / 60);
    return fmt::format("{:.1f} h", static_cast<double>(whole) / 3'600);
}

std::string progress_line(std::uint64_t done, std::uint64_t total, double seconds) {
    constexpr std::uint64_t cells = 20;
    const std::uint64_t whole = std::max<std::uint64_t>(total, 1);
    const std::uint64_t part = std::min(done, whole);
    const auto filled = static_cast<std::size_t>(part * cells / whole);
    const double rate = seconds > 0 ? static_cast<double>(part) / seconds : 0;
    std::string line = fmt::format("[{}{}] {:3} %  {} of {}", std::string(filled, '#'),
                                   std::string(cells - filled, ' '), part * 100 / whole,
                                   grouped(part), grouped(whole));
    if (rate > 0)
        line += fmt::format("  {}/s  {} left", grouped(static_cast<std::uint64_t>(rate)),
                            time_text(static_cast<double>(whole - part) / rate));
    return line;
}

Progress::Progress(std::uint64_t total) : terminal_(::isatty(STDERR_FILENO) == 1), total_(total) {}

Progress::~Progress() {
    if (drawn_ > 0)
        fmt::print(stderr, "\r\033[K");
}

void Progress::show(std::uint64_t done) {
    if (!terminal_)
        return;
    using std::chrono::duration_cast, std::chrono::milliseconds;
    const std::int64_t now = duration_cast<milliseconds>(Watch::now() - began_).count();
    std::int64_t due = next_ms_.load(std::memory_order_relaxed);
    if (now < due || !next_ms_.compare_exchange_strong(due, now + 100))
        return;
    const std::lock_guard lock(drawing_);
    if (done < drawn_)
        return;
    drawn_ = done;
    fmt::print(stderr, "\r{}\033[K", progress_line(done, total_, static_cast<double>(now) / 1'000));
    std::fflush(stderr);
}

} // namespace sim::shell
