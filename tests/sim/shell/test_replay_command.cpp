#include "sim/shell/replay_command.hpp"

#include <catch2/catch.hpp>

using namespace sim::shell;

TEST_CASE("words are quoted only where a shell needs it") {
    CHECK(shell_word("plan.toml") == "plan.toml");
    CHECK(shell_word("more masons") == "'more masons'");
    CHECK(shell_word("it's") == "'it'\\''s'");
    CHECK(shell_word("") == "''");
    CHECK(shell_word("a.*.b=3") == "'a.*.b=3'");
}

TEST_CASE("the command names all that the replication depends on") {
    RunArguments run;
    run.file = "plan.toml";
    run.seed = 7;
    run.settings = {"a.b=3", "title=\"x y\""};
    CHECK(replay_command(run, "as written", 12) ==
          "slipway run plan.toml --seed 7 --set a.b=3 --set 'title=\"x y\"' --replay 12");
    CHECK(replay_command(run, "all solo", 0) ==
          "slipway run plan.toml --seed 7 --set a.b=3 --set 'title=\"x y\"' --option 'all solo' "
          "--replay 0");
}

TEST_CASE("the command of a sweep or a study is read back as what was asked for") {
    const std::vector<std::string> swept = {"plan.toml",  "--vary",    "staff=1..3", "--vary",
                                            "a b*=0.5,2", "--design",  "sobol",      "--points",
                                            "8",          "--seed",    "3",          "--set",
                                            "x=1",        "--measure", "late"};
    const SweepArguments sweep = parse_sweep(swept);
    CHECK(command_of(sweep) == "slipway sweep plan.toml --replications=2000 --seed=3 --set=x=1 "
                               "--vary=staff=1..3 '--vary=a b*=0.5,2' --measure=late "
                               "--design=sobol --points=8");
    const SensitivityArguments study = parse_sensitivity(
        {"some/plan.toml", "--method", "morris", "--input", "task", "--range", "task.a=1..2"});
    CHECK(command_of(study) == "slipway sensitivity plan.toml --replications=200 --seed=1 "
                               "--method=morris --input=task --range=task.a=1..2 --points=64");
}
