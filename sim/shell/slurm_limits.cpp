#include "sim/shell/slurm_limits.hpp"

#include <algorithm>
#include <regex>
#include <stdexcept>
#include <string>

#include "sim/results/child.hpp"
#include "sim/results/folder.hpp"
#include "sim/results/scratch.hpp"

namespace sim::shell {

std::optional<std::uint32_t> array_limit_in(std::string_view config) {
    static const std::regex size(R"(\bMaxArraySize\s*=\s*(\d{1,9}))"),
        tasks(R"(\bmax_array_tasks=(\d{1,9}))");
    const std::string text(config);
    std::smatch found;
    if (!std::regex_search(text, found, size))
        return std::nullopt;
    // Task numbers go up to one less than the size, and ours begin at 1.
    auto limit = static_cast<std::uint32_t>(std::max(2UL, std::stoul(found[1])) - 1);
    if (std::regex_search(text, found, tasks))
        limit = std::min(limit, static_cast<std::uint32_t>(std::stoul(found[1])));
    return limit;
}

std::optional<std::uint32_t> slurm_array_limit() try {
    const results::Scratch scratch;
    results::Child child({"scontrol", "show", "config"}, {scratch / "config", "/dev/null"},
                         results::Child::Group::ours);
    if (child.wait() != 0)
        return std::nullopt;
    return array_limit_in(results::text_in(scratch / "config"));
} catch (const std::runtime_error&) {
    return std::nullopt; // no Slurm here, where the files may be written all the same
}

} // namespace sim::shell
