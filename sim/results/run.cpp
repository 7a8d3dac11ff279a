#include "sim/results/run.hpp"

#include <algorithm>
#include <array>

#include "sim/engine/errors.hpp"

namespace sim::results {

std::uint64_t Run::replications() const {
    std::uint64_t most = 0;
    for (const OptionResult& option : options)
        most = std::max(most, option.result.done);
    return most;
}

std::uint64_t Run::failed() const {
    std::uint64_t sum = 0;
    for (const OptionResult& option : options)
        sum += option.result.failed;
    return sum;
}

bool Run::interrupted() const {
    return std::ranges::any_of(
        options, [](const OptionResult& option) { return option.result.interrupted(); });
}

std::string Run::digest() const {
    expects(!options.empty(), "a run has no options (it needs the scenario as written at least)");
    if (options.size() == 1)
        return options.front().result.digest.to_string();
    Digest all;
    for (std::size_t i = 0; i < options.size(); ++i)
        all.add(static_cast<std::uint32_t>(i), options[i].result.digest.words());
    return all.to_string();
}

} // namespace sim::results
