#include "sim/shell/arguments.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/shell/asked.hpp"

using namespace sim::shell;

namespace {

void check_refused(const std::vector<std::string>& arguments, const std::string& fragment) {
    INFO(fragment);
    try {
        static_cast<void>(parse_run(arguments));
        FAIL("not refused");
    } catch (const sim::InvalidInput& wrong) {
        REQUIRE(wrong.problems().size() == 1);
        CHECK_THAT(wrong.problems().front(), Catch::Contains(fragment));
        CHECK(wrong.problems().front().find('\n') == std::string::npos);
    }
}

} // namespace

TEST_CASE("a run has usual values for all but its file") {
    const RunArguments run = parse_run({"plan.toml"});
    CHECK(run.file == "plan.toml");
    CHECK(run.replications == 10'000);
    CHECK(run.seed == 1);
    CHECK(run.threads == 0);
    CHECK(run.part == 1);
    CHECK(run.parts == 1);
    CHECK_FALSE(run.precision);
    CHECK_FALSE(run.out);
    CHECK_FALSE(run.replay);
    CHECK(run.format == RunArguments::Format::table);
}

TEST_CASE("options are read wherever they stand, repeated ones in their order") {
    const RunArguments run =
        parse_run({"--seed=18446744073709551615", "--set", "a=1", "plan.toml", "--set", "a=-2",
                   "--option", "x y", "--option=z", "--json", "--share", "3/10", "--threads", "2"});
    CHECK(run.seed == UINT64_MAX);
    CHECK(run.settings == std::vector<std::string>{"a=1", "a=-2"});
    CHECK(run.options == std::vector<std::string>{"x y", "z"});
    CHECK(run.format == RunArguments::Format::json);
    CHECK(run.part == 3);
    CHECK(run.parts == 10);
    CHECK(run.threads == 2);
}

TEST_CASE("a precision raises the cap of replications unless that is given") {
    CHECK(parse_run({"x", "--precision", "0.01"}).replications == 1'000'000);
    CHECK(*parse_run({"x", "--precision", "0.01"}).precision == 0.01);
    CHECK(parse_run({"x", "--precision", "0.01", "--replications", "50"}).replications == 50);
}

TEST_CASE("wrong arguments are refused in one line that says what is allowed") {
    check_refused({}, "0 scenario files are given; allowed: one");
    check_refused({"a", "b"}, "2 scenario files");
    check_refused({"x", "--replicatons", "5"}, "did you mean '--replications'?");
    check_refused({"x", "--replications", "0"}, "--replications is '0'; allowed: a whole number");
    check_refused({"x", "--replications", "many"}, "--replications is 'many'");
    check_refused({"x", "--replications", "5000000000"}, "from 1 to 4294967295");
    check_refused({"x", "--replications", "-5"}, "--replications is '-5'");
    check_refused({"x", "--replications", "1e3"}, "--replications is '1e3'");
    check_refused({"x", "--replications"}, "--replications");
    check_refused({"x", "--seed", "1", "--seed", "2"}, "allowed: once");
    check_refused({"x", "--seed", "-1"}, "--seed is '-1'");
    check_refused({"x", "--threads", "0"}, "--threads is '0'; allowed: a whole number from 1");
    check_refused({"x", "--precision", "0"}, "--precision is '0'; allowed: a number above 0");
    check_refused({"x", "--precision", "nan"}, "--precision is 'nan'");
    check_refused({"x", "--precision", "1%"}, "--precision is '1%'");
    check_refused({"x", "--share", "3"}, "allowed: I/N");
    check_refused({"x", "--share", "3/2"}, "allowed: a whole number from 1 to 2");
    check_refused({"x", "--share", "0/2"}, "--share is '0'");
    check_refused({"x", "--share", "1/2", "--precision", ".01"}, "give --out for its file");
    check_refused({"x", "--replay", "1", "--json"}, "does not go with --out or --json");
    check_refused({"x", "--replay", "1", "--out", "y"}, "does not go with --out or --json");
    check_refused({"x", "--option", "a", "--option", "a"}, "--option 'a' is given twice");
    check_refused({"x", "-q"}, "unknown option '-q'");
    check_refused({"x", "--json=yes"}, "--json");
}

TEST_CASE("the other verbs are as strict") {
    CHECK(parse_check({"a", "b"}) == std::vector<std::string>{"a", "b"});
    CHECK_THROWS_AS(parse_check({}), sim::InvalidInput);
    CHECK_THROWS_AS(parse_check({"a", "--fix"}), sim::InvalidInput);
    CHECK_FALSE(parse_describe({}).file);
    CHECK(*parse_describe({"a", "--set", "b=1"}).file == "a");
    CHECK_THROWS_AS(parse_describe({"a", "b"}), sim::InvalidInput);
    CHECK_THROWS_AS(parse_describe({"--set", "b=1"}), sim::InvalidInput);
    CHECK_NOTHROW(parse_schema({}));
    CHECK_THROWS_AS(parse_schema({"a"}), sim::InvalidInput);
}

TEST_CASE("every verb and the tool have help with examples, at most 100 columns wide") {
    std::vector<std::string> texts = {help("")};
    for (const std::string& verb : verbs())
        texts.push_back(help(verb));
    for (const std::string& text : texts) {
        CHECK(text.find("\n  slipway") != std::string::npos);
        std::size_t column = 0, widest = 0;
        for (const char letter : text)
            widest = std::max(widest, column = letter == '\n' ? 0 : column + 1);
        CHECK(widest <= 100);
    }
    CHECK(wants_help({"x", "-h"}));
    CHECK_FALSE(wants_help({"x"}));
}

TEST_CASE("a sensitivity study varies every number unless told otherwise") {
    const SensitivityArguments all = parse_sensitivity({"plan.toml"});
    CHECK(all.method == SensitivityArguments::Method::swing);
    CHECK(all.run.replications == 2'000);
    CHECK(all.inputs.empty());
    const SensitivityArguments causes =
        parse_sensitivity({"plan.toml", "--method", "exclusion", "--pairs", "2"});
    CHECK(causes.run.replications == 10'000);
    CHECK(causes.pairs == 2);
    CHECK_THROWS_WITH(parse_sensitivity({"plan.toml", "--method", "tornado"}),
                      Catch::Contains("allowed: swing, exclusion, morris"));
    CHECK(parse_sensitivity({"plan.toml", "--method", "sobol", "--points", "8"}).points == 8);
    CHECK_THROWS_WITH(parse_sensitivity({"plan.toml", "--points", "8"}),
                      Catch::Contains("--points goes with"));
    CHECK_THROWS_WITH(parse_sensitivity({"plan.toml", "--pairs", "2"}),
                      Catch::Contains("--pairs goes with --method exclusion alone"));
    CHECK_THROWS_WITH(parse_sensitivity({"plan.toml", "--method", "exclusion", "--input", "task"}),
                      Catch::Contains("takes causes away"));
}

TEST_CASE("what was asked asks for the same again", "[property]") {
    const std::vector<std::string> run = {"here/plan.toml", "--seed",    "7",       "--precision",
                                          "0.0125",         "--set",     "a.b=--c", "--option",
                                          "as written",     "--out",     "x",       "--samples",
                                          "missed",         "--threads", "3"};
    auto words = asked(parse_run(run));
    CHECK(words.front() == "plan.toml");
    words.emplace_back("--out=x");
    CHECK(asked(parse_run(words)) == asked(parse_run(run)));
    CHECK(parse_run(words).precision == 0.0125);
    CHECK(parse_run(words).settings == std::vector<std::string>{"a.b=--c"});
    const std::vector<std::string> sweep = {"plan.toml", "--vary",    "x*=0.5..2:log",
                                            "--design",  "sobol",     "--points",
                                            "16",        "--measure", "cost"};
    CHECK(asked(parse_sweep(asked(parse_sweep(sweep)))) == asked(parse_sweep(sweep)));
    for (const char* method : {"swing", "exclusion", "morris"}) {
        const std::vector<std::string> study = {"plan.toml", "--method", method, "--measure", "m"};
        CHECK(asked(parse_sensitivity(asked(parse_sensitivity(study)))) ==
              asked(parse_sensitivity(study)));
    }
}
