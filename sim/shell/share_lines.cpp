#include "sim/shell/share_lines.hpp"

#include <cmath>

#include <fmt/format.h>

#include "sim/shell/figures.hpp"
#include "sim/shell/progress.hpp"

namespace sim::shell {

std::string shares_text(const results::RoundProgress& round) {
    std::string line = round.round == 0 ? "" : fmt::format("round {}: ", round.round);
    line += fmt::format("{} of {} shares done", round.done.size(), round.parts);
    if (!round.running.empty())
        line += fmt::format(", {} running", round.running.size());
    if (!round.lost.empty())
        line += fmt::format(", {} lost", round.lost.size());
    return line;
}

std::string speed_text(const results::RoundProgress& round) {
    std::string line;
    const auto add = [&](const std::string& part) { line += (line.empty() ? "" : ", ") + part; };
    const auto done = round.replications_done();
    if (done && round.replications)
        add(fmt::format("{} of {} replications", grouped(*done), grouped(*round.replications)));
    else if (done && *done > 0)
        add(fmt::format("{} replications", grouped(*done)));
    if (const auto speed = round.per_second())
        add(grouped(static_cast<std::uint64_t>(std::llround(*speed))) + " a second");
    if (const auto left = round.seconds_left(); left && !round.complete())
        add(time_text(*left) + " left");
    return line;
}

} // namespace sim::shell
