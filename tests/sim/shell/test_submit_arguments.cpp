#include "sim/shell/submit_arguments.hpp"

#include <fstream>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/results/scratch.hpp"

using namespace sim::shell;
using Strings = std::vector<std::string>;

namespace {

void check_refused(Strings arguments, const Strings& wish, const std::string& fragment) {
    INFO(fragment);
    arguments.insert(arguments.end(), wish.begin(), wish.end());
    try {
        static_cast<void>(parse_submit(arguments));
        FAIL("not refused");
    } catch (const sim::InvalidInput& wrong) {
        CHECK_THAT(wrong.problems().front(), Catch::Contains(fragment));
    }
}

} // namespace

TEST_CASE("what stands after the dashes is left to its verb") {
    const SubmitArguments submit =
        parse_submit({"--to", "local", "--out", "study", "--now", "--", "sweep", "plan.toml",
                      "--vary", "a=1:2:1", "--", "x"});
    CHECK(submit.to == SubmitArguments::To::local);
    CHECK(submit.out == "study");
    CHECK(submit.now);
    CHECK_FALSE(submit.shares);
    CHECK(submit.wish == Strings{"sweep", "plan.toml", "--vary", "a=1:2:1", "--", "x"});
}

TEST_CASE("flags go over the site's file") {
    const sim::results::Scratch scratch;
    const std::string file = scratch / "site.toml";
    std::ofstream(file) << "partition = \"short\"\naccount = \"a1\"\nmemory = \"2G\"\ncpus = 4\n"
                           "time = \"90\"\nmodules = [\"gcc/12\"]\nmore = [\"--nice\"]\n";
    const SubmitArguments submit =
        parse_submit({"--to", "slurm", "--out", "s", "--site", file, "--partition", "long",
                      "--more=--exclusive", "--module", "tbb", "--", "run", "plan.toml"});
    CHECK(sbatch_options(submit.site) ==
          Strings{"--partition=long", "--account=a1", "--mem=2G", "--nice", "--exclusive"});
    CHECK(submit.site.cpus == 4);
    CHECK(submit.site.time == "90");
    CHECK(submit.site.modules == Strings{"gcc/12", "tbb"});
}

TEST_CASE("a wrong wish to submit is refused with what is allowed") {
    const Strings slurm = {"--to", "slurm", "--out", "s"}, run = {"--", "run", "plan.toml"};
    check_refused(slurm, {}, "nothing to compute is given; allowed: -- VERB FILE");
    check_refused(slurm, {"--"}, "nothing to compute");
    check_refused(slurm, {"plan.toml"}, "'plan.toml' is no option");
    check_refused(slurm, {"--", "rum", "x"}, "unknown verb 'rum'; did you mean 'run'?");
    check_refused({"--to", "slum", "--out", "s"}, run, "did you mean 'slurm'?");
    check_refused({"--out", "s"}, run, "allowed: slurm, parallel, local");
    check_refused({"--to", "slurm"}, run, "needs --out");
    check_refused(slurm, {"--time", "soon", "--", "run", "x"}, "01:30:00");
    check_refused(slurm, {"--shares", "0", "--", "run", "x"}, "--shares is '0'");
    check_refused({"--to", "local", "--out", "s", "--qos", "q"}, run, "--to slurm alone");
    check_refused({"--to", "local", "--out", "s", "--more", "q"}, run, "--more is for");
    check_refused(slurm, {"--", "run", "x", "--out", "y"}, "--out after the --");
    check_refused(slurm, {"--", "run", "x", "--threads=2"}, "--threads after the --");
}

TEST_CASE("a site's file is checked as a scenario is") {
    const sim::results::Scratch scratch;
    const std::string file = scratch / "site.toml";
    const auto problem = [&](const char* text) {
        std::ofstream(file) << text;
        try {
            static_cast<void>(read_site(file));
            return std::string("not refused");
        } catch (const sim::InvalidInput& wrong) {
            return wrong.problems().front();
        }
    };
    CHECK_THAT(problem("partion = \"long\"\n"),
               Catch::Contains("site.toml:1:1") && Catch::Contains("partition"));
    CHECK_THAT(problem("cpus = 0\n"), Catch::Contains("site.toml:1"));
    CHECK_THAT(problem("time = \"1h\"\n"), Catch::Contains("01:30:00"));
}

TEST_CASE("times that Slurm takes are told from others") {
    for (const char* good : {"90", "90:00", "01:30:00", "2-0", "2-00:00:00"})
        CHECK(is_slurm_time(good));
    for (const char* bad : {"", "1h", "1:2", "-1", "1-", "01:30:00:00", "UNLIMITED\n"})
        CHECK_FALSE(is_slurm_time(bad));
}
