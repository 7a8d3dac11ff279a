#include "sim/shell/replay_command.hpp"

#include <filesystem>
#include <vector>

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
    if (arguments.sampling != Sampling::plain)
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

/// The verb with what experiments of many runs have in common.
std::string experiment_command(const char* verb, const RunArguments& run) {
    std::string command =
        fmt::format("slipway {} {} --seed {} --replications {}", verb,
                    shell_word(std::filesystem::path(run.file).filename().string()), run.seed,
                    run.replications);
    for (const std::string& option : run.options)
        command += " --option " + shell_word(option);
    for (const std::string& setting : run.settings)
        command += " --set " + shell_word(setting);
    return command;
}

void add(std::string& command, const char* flag, const std::vector<std::string>& words) {
    for (const std::string& word : words)
        command += fmt::format(" {} {}", flag, shell_word(word));
}

} // namespace

std::string command_of(const SweepArguments& arguments) {
    std::string command = experiment_command("sweep", arguments.run);
    add(command, "--vary", arguments.vary);
    if (arguments.design != DesignKind::grid)
        command +=
            fmt::format(" --design {} --points {}", to_string(arguments.design), arguments.points);
    if (arguments.measure)
        add(command, "--measure", {*arguments.measure});
    return command;
}

std::string command_of(const SensitivityArguments& arguments) {
    using Method = SensitivityArguments::Method;
    std::string command = experiment_command("sensitivity", arguments.run);
    command += fmt::format(" --method {}", name_of(arguments.method));
    if (arguments.method == Method::exclusion)
        command += fmt::format(" --pairs {}", arguments.pairs);
    else if (arguments.method != Method::swing)
        command += fmt::format(" --points {}", arguments.points);
    if (arguments.measure)
        add(command, "--measure", {*arguments.measure});
    add(command, "--input", arguments.inputs);
    add(command, "--range", arguments.ranges);
    return command;
}

} // namespace sim::shell
