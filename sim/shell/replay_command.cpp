#include "sim/shell/replay_command.hpp"

#include <fmt/format.h>

#include "sim/shell/variant.hpp"

namespace sim::shell {

std::string shell_word(std::string_view word) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                       "0123456789_-./,:=+@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string_view::npos)
        return std::string(word);
    std::string text = "'";
    for (const char letter : word)
        text += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return text + "'";
}

std::string replay_command(const RunArguments& arguments, const std::string& option,
                           std::uint32_t replication) {
    std::string command =
        fmt::format("slipway run {} --seed {}", shell_word(arguments.file), arguments.seed);
    if (is_randomised(arguments.sampling))
        command += fmt::format(" --sampling {} --replications {}",
                               sampling_names()[static_cast<std::size_t>(arguments.sampling)],
                               arguments.replications);
    for (const std::string& setting : arguments.settings)
        command += " --set " + shell_word(setting);
    if (option != as_written)
        command += " --option " + shell_word(option);
    return command + fmt::format(" --replay {}", replication);
}

} // namespace sim::shell
