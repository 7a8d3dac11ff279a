#include "sim/shell/job_files.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "sim/engine/errors.hpp"
#include "sim/results/folder.hpp"
#include "sim/shell/job_scripts.hpp"
#include "sim/shell/replay_command.hpp"

namespace sim::shell {

namespace fs = std::filesystem;

namespace {

using Strings = std::vector<std::string>;
using To = SubmitArguments::To;

constexpr const char* settings_name = "settings";

std::string array(const Strings& words) {
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : " ") + shell_word(word);
    return "(" + all + ")";
}

std::string_view script(std::string_view name) {
    const auto& all = job_scripts();
    const auto found = std::ranges::find(all, fmt::format("jobs/{}", name), &report::Asset::name);
    expects(found != all.end(), "a job's script is not in the program");
    return found->text;
}

void write_whole(const fs::path& file, std::string_view text, fs::perms more) {
    const fs::path hidden =
        file.parent_path() / fmt::format(".{}.partial-{}", file.filename().string(), ::getpid());
    results::write_file(hidden, text);
    fs::permissions(hidden, more, fs::perm_options::add);
    fs::rename(hidden, file);
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directory(folder, error);
    if (!fs::is_directory(folder, error))
        throw InvalidInput(fmt::format("{}: is no folder and cannot be made; make the folder "
                                       "around it first",
                                       folder.string()));
}

const char* submitter(To to) {
    switch (to) {
    case To::slurm:
        return "slurm";
    case To::parallel:
        return "parallel";
    case To::local:
        break;
    }
    return "local";
}

std::string rounds_text(const Job& job) {
    std::string text = job.to == To::slurm
                           ? "# rounds[ROUND]=\"SHARES LIMIT-OF-A-SHARE LIMIT-OF-THE-MERGE\"\n"
                           : "# rounds[ROUND]=\"SHARES\"\n";
    text += fmt::format("first_round={}\n", job.rounds.front().round);
    for (const Job::Round& each : job.rounds) {
        text += fmt::format("rounds[{}]=\"{}", each.round, each.parts);
        for (const std::string& limit : {each.share_limit, each.merge_limit})
            text += limit.empty() ? "" : " " + limit;
        text += "\"\n";
    }
    return text;
}

} // namespace

std::string settings_text(const Job& job) {
    std::string text = "# shellcheck shell=bash disable=SC2034\n"
                       "# What the scripts beside this read. Change it as you like, then run "
                       "submit: shares that are there are skipped.\n";
    for (const std::string& remark : job.remarks)
        text += fmt::format("# {}\n", remark);
    const auto add = [&](const char* name, const std::string& value, const char* meaning) {
        text += fmt::format("{}={}{}{}\n", name, value, *meaning == '\0' ? "" : " # ", meaning);
    };
    add("program", shell_word(job.program.string()), "");
    add("from", shell_word(job.from.string()), "where the files of the next line are");
    add("wish", array(job.wish), "");
    add("name", shell_word(job.name), "of the experiment, in the folder of shares");
    add("folder", shell_word(job.shares.string()), "of shares");
    add("result", shell_word((job.folder() / "result").string()), "");
    add("cpus", std::to_string(job.cpus), "of each share");
    add("at_once", std::to_string(job.at_once),
        job.to == To::slurm ? "shares at the same time; 0: as Slurm sees fit" : "shares at once");
    add("modules", array(job.modules), "for module load");
    if (job.to != To::local)
        add("options", array(job.options),
            job.to == To::parallel ? "further options of parallel" : "further options of sbatch");
    return text + rounds_text(job);
}

void write_job(const Job& job) {
    const fs::path folder = job.folder();
    make_folder(job.shares);
    make_folder(folder);
    make_folder(folder / "log");
    const std::string settings = settings_text(job);
    const fs::path place = folder / settings_name;
    if (fs::exists(place) && results::text_in(place) != settings)
        fs::rename(place, folder / fmt::format("{}.before", settings_name));
    write_whole(place, settings, fs::perms::none);
    const fs::perms run = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
    for (const char* name : {"share", "merge"})
        write_whole(folder / name, script(name), run);
    write_whole(folder / "submit", script(submitter(job.to)), run);
}

std::vector<results::PlannedCut> planned_in(const fs::path& shares) {
    static const std::regex cut(R"(^rounds\[([01])\]=["']?([1-9]\d{0,6})\b.*)");
    std::vector<results::PlannedCut> planned;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(shares, error)) {
        std::ifstream file(entry.path() / settings_name);
        std::smatch found;
        for (std::string line; std::getline(file, line);)
            if (std::regex_match(line, found, cut))
                planned.push_back({entry.path().filename().string(),
                                   static_cast<std::uint32_t>(std::stoul(found[1])),
                                   static_cast<std::uint32_t>(std::stoul(found[2]))});
    }
    return planned;
}

} // namespace sim::shell
