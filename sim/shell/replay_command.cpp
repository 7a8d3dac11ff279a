#include "sim/shell/replay_command.hpp"

#include <vector>

#include <fmt/format.h>

#include "sim/shell/asked.hpp"
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

namespace {

std::string command(const char* verb, const std::vector<std::string>& words) {
    std::string text = fmt::format("slipway {}", verb);
    for (const std::string& word : words)
        text += " " + shell_word(word);
    return text;
}

} // namespace

std::string command_of(const SweepArguments& arguments) {
    return command("sweep", asked(arguments));
}

std::string command_of(const SensitivityArguments& arguments) {
    return command("sensitivity", asked(arguments));
}

} // namespace sim::shell
