#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/statistics.hpp"
#include "sim/shell/job_files.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/progress.hpp"
#include "sim/shell/replay_command.hpp"
#include "sim/shell/share_lines.hpp"
#include "sim/shell/shares.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

namespace fs = std::filesystem;
using results::ExperimentProgress;
using results::Json;
using results::RoundProgress;
using results::ShareUnderWay;

/// Where the job of an experiment puts its result, if it has done so.
std::optional<std::string> result_of(const fs::path& folder, const std::string& stem) {
    const fs::path result = folder / stem / "result";
    return fs::exists(result / "summary.json") ? std::optional(result.string()) : std::nullopt;
}

Json or_null(const auto& value) { return value ? Json(*value) : Json(nullptr); }

Json json_of(const ShareUnderWay& share) {
    return {
        {"share", share.name.slice.part},       {"host", share.host},
        {"replications_done", share.sign.done}, {"seconds", share.seconds()},
        {"silent_seconds", share.silent_s},     {"gone", share.life == ShareUnderWay::Life::gone}};
}

Json json_of(const std::vector<ShareUnderWay>& shares) {
    Json all = Json::array();
    for (const ShareUnderWay& share : shares)
        all.push_back(json_of(share));
    return all;
}

Json json_of(const RoundProgress& round) {
    return {{"round", round.round},
            {"shares", round.parts},
            {"done", round.done.size()},
            {"running", json_of(round.running)},
            {"lost", json_of(round.lost)},
            {"absent", results::array_list(round.absent)},
            {"replications", or_null(round.replications)},
            {"replications_done", or_null(round.replications_done())},
            {"replications_per_second", or_null(round.per_second())},
            {"seconds_left", or_null(round.seconds_left())}};
}

Json json_of(const fs::path& folder, const std::vector<ExperimentProgress>& experiments) {
    Json all{{"schema", "slipway-status-1"}, {"experiments", Json::array()}};
    for (const ExperimentProgress& each : experiments) {
        Json rounds = Json::array();
        for (const RoundProgress& round : each.rounds)
            rounds.push_back(json_of(round));
        all["experiments"].push_back({{"name", each.stem},
                                      {"complete", each.complete()},
                                      {"rounds", std::move(rounds)},
                                      {"result", or_null(result_of(folder, each.stem))}});
    }
    return all;
}

std::string lost_of(const ShareUnderWay& share) {
    const std::string why = share.life == ShareUnderWay::Life::gone
                                ? std::string("its process is no more")
                                : fmt::format("silent for {}", time_text(share.silent_s));
    return fmt::format("  lost: share {} on {}, {}\n", share.name.slice.part, share.host, why);
}

std::string text_of(const fs::path& folder, const ExperimentProgress& experiment) {
    std::string text = experiment.stem + "\n";
    for (const RoundProgress& round : experiment.rounds) {
        text += "  " + shares_text(round);
        if (!round.absent.empty())
            text += fmt::format(", not there: {}", results::array_list(round.absent));
        const std::string speed = speed_text(round);
        text += speed.empty() ? "\n" : fmt::format("\n  {}\n", speed);
        for (const ShareUnderWay& share : round.lost)
            text += lost_of(share);
    }
    if (const auto result = result_of(folder, experiment.stem))
        text += fmt::format("  merged: {}\n", *result);
    else if (experiment.complete())
        text += fmt::format("  to be merged: slipway merge {} --experiment {}\n",
                            shell_word(folder.string()), shell_word(experiment.stem));
    return text;
}

/// The experiments that are asked for; refused if there are none.
std::vector<ExperimentProgress> wanted(const StatusArguments& arguments) {
    const fs::path folder = arguments.folder;
    std::vector<ExperimentProgress> all = results::progress_in(folder, planned_in(folder));
    if (all.empty())
        throw InvalidInput(fmt::format("{}: holds no shares", arguments.folder));
    const std::string part = arguments.experiment.value_or("");
    std::string names;
    for (const ExperimentProgress& each : all)
        names += (names.empty() ? "" : ", ") + each.stem;
    std::erase_if(all, [&](const ExperimentProgress& each) {
        return each.stem.find(part) == std::string::npos;
    });
    if (all.empty())
        throw InvalidInput(
            fmt::format("{}: no experiment '{}'; allowed: {}", arguments.folder, part, names));
    return all;
}

} // namespace

int status(const StatusArguments& arguments) {
    const std::vector<ExperimentProgress> experiments = wanted(arguments);
    std::string text;
    if (arguments.format == RunArguments::Format::json)
        text = json_of(arguments.folder, experiments).dump(2) + "\n";
    else
        for (const ExperimentProgress& each : experiments)
            text += text_of(arguments.folder, each);
    print(text);
    return std::ranges::all_of(experiments, &ExperimentProgress::complete) ? 0 : try_again;
}

} // namespace sim::shell
