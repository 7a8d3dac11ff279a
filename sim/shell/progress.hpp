#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace sim::shell {

/// One line of progress: "[#######             ]  35 %  35,000 of 100,000  71,000/s  1 s left".
std::string progress_line(std::uint64_t done, std::uint64_t total, double seconds);

/// A time that is left: "42 s", "17 min", "3.2 h".
std::string time_text(double seconds);

/// A line of progress on stderr that redraws itself ten times a second, if stderr is a terminal; it
/// goes away when this does. Nothing is shown for what takes less than a third of a second.
class Progress {
public:
    explicit Progress(std::uint64_t total);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    /// So much of the total is done; from any thread.
    void show(std::uint64_t done);

private:
    using Watch = std::chrono::steady_clock;

    bool terminal_;
    std::uint64_t total_;
    Watch::time_point began_ = Watch::now();
    std::atomic<std::int64_t> next_ms_ = 333;
    std::mutex drawing_;
    std::uint64_t drawn_ = 0;
};

} // namespace sim::shell
