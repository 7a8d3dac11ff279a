#include "sim/shell/share_cut.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace sim::shell {

Cut cut_of(const Effort& effort, const CutWishes& wishes) {
    const double work_s = effort.work_s / static_cast<double>(wishes.cpus);
    const double wanted = std::ceil(work_s / wishes.share_s);
    Cut cut{.parts = static_cast<std::uint32_t>(
                std::clamp(wanted, 1.0, static_cast<double>(wishes.most)))};
    if (wishes.parts)
        cut.parts = *wishes.parts;
    cut.share_s = effort.start_s + work_s / cut.parts;
    cut.limit = limit_for(cut.share_s);
    return cut;
}

std::chrono::minutes limit_for(double seconds) {
    constexpr double least = 5, most = 1e6; // [min]
    return std::chrono::minutes(
        static_cast<std::int64_t>(std::clamp(std::ceil(limit_safety * seconds / 60), least, most)));
}

std::string slurm_time(std::chrono::minutes time) {
    const auto minutes = time.count(), hours = minutes / 60, days = hours / 24;
    const std::string clock = fmt::format("{:02}:{:02}:00", hours % 24, minutes % 60);
    return days > 0 ? fmt::format("{}-{}", days, clock) : clock;
}

} // namespace sim::shell
