#include "sim/shell/job_files.hpp"

#include <cstdlib>
#include <fstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/results/folder.hpp"
#include "sim/results/scratch.hpp"
#include "sim/shell/replay_command.hpp"

using namespace sim::shell;
namespace fs = std::filesystem;

namespace {

Job job_in(const fs::path& shares) {
    return {.to = SubmitArguments::To::slurm,
            .name = "it's a $plan-run-0123",
            .program = "/opt/new tools/slipway",
            .from = "/plans",
            .shares = shares,
            .wish = {"run", "a b.toml", "--set", "x=\"`date` $HOME \\ '\""},
            .cpus = 2,
            .at_once = 20,
            .modules = {"gcc/12"},
            .options = {"--partition=long", "--comment=a b"},
            .rounds = {{1, 3, "00:05:00", "00:06:00"}, {2, 12, "00:07:00", "00:08:00"}},
            .remarks = {"Tried here."}};
}

/// What bash prints of an expression after reading the settings of a job.
std::string said_by_bash(const Job& job, const std::string& expression, const fs::path& into) {
    const std::string script = fmt::format("set -eu; source {}; printf '<%s>' {} >{}",
                                           shell_word((job.folder() / "settings").string()),
                                           expression, shell_word(into.string()));
    REQUIRE(std::system(("bash -c " + shell_word(script)).c_str()) == 0);
    return sim::results::text_in(into);
}

} // namespace

TEST_CASE("bash reads settings as they were meant, whatever the words") {
    const sim::results::Scratch scratch;
    const Job job = job_in(scratch.path() / "shares");
    write_job(job);
    const std::string all =
        "\"$program\" \"${wish[@]}\" \"$name\" \"$cpus\" \"$at_once\" \"${options[@]}\" "
        "\"${rounds[2]}\" \"$first_round\" \"${modules[@]}\"";
    CHECK(said_by_bash(job, all, scratch / "said") ==
          "</opt/new tools/slipway><run><a b.toml><--set><x=\"`date` $HOME \\ '\">"
          "<it's a $plan-run-0123><2><20><--partition=long><--comment=a b>"
          "<12 00:07:00 00:08:00><1><gcc/12>");
}

TEST_CASE("each script that is written is bash and may be run") {
    const sim::results::Scratch scratch;
    Job job = job_in(scratch.path());
    using enum SubmitArguments::To;
    for (const auto to : {slurm, parallel, local}) {
        job.to = to;
        write_job(job);
        for (const char* name : {"share", "merge", "submit", "settings"}) {
            INFO(name);
            const std::string file = shell_word((job.folder() / name).string());
            CHECK(std::system(("bash -n " + file).c_str()) == 0);
            if (std::string(name) != "settings")
                CHECK(std::system(("test -x " + file).c_str()) == 0);
        }
    }
}

TEST_CASE("settings that were changed are kept beside the new ones") {
    const sim::results::Scratch scratch;
    const Job job = job_in(scratch.path());
    write_job(job);
    write_job(job);
    const fs::path before = job.folder() / "settings.before";
    CHECK_FALSE(fs::exists(before));
    std::ofstream(job.folder() / "settings", std::ios::app) << "at_once=3\n";
    write_job(job);
    CHECK(sim::results::text_in(before) == settings_text(job) + "at_once=3\n");
    CHECK(sim::results::text_in(job.folder() / "settings") == settings_text(job));
}

TEST_CASE("what is planned is what the settings say now") {
    const sim::results::Scratch scratch;
    const Job job = job_in(scratch.path());
    write_job(job);
    auto planned = planned_in(scratch.path());
    REQUIRE(planned.size() == 1);
    CHECK(planned.front().stem == job.name);
    CHECK(planned.front().round == 1);
    CHECK(planned.front().parts == 3);
    std::ofstream(job.folder() / "settings") << "rounds[0]='40'\nrounds[x]=3\nrounds[0]=0\n";
    planned = planned_in(scratch.path());
    REQUIRE(planned.size() == 1);
    CHECK(planned.front().round == 0);
    CHECK(planned.front().parts == 40);
    CHECK(planned_in(scratch / "nowhere").empty());
}

TEST_CASE("a folder of shares without a folder around it is refused") {
    const sim::results::Scratch scratch;
    CHECK_THROWS_AS(write_job(job_in(scratch.path() / "a" / "b")), sim::InvalidInput);
}
