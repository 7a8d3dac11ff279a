#include "sim/scenario/document.hpp"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/scenario/read.hpp"
#include "tests/sim/scenario/bakery.hpp"

using namespace sim::scenario;
using bakery::refusal_of;
using Catch::Matchers::Message;

namespace {
bakery::Bakery with(const std::string& set) { return bakery::read(bakery::good(), {set}); }

std::string refusal(const std::string& set) {
    Document document = Document::parse(bakery::good(), "b.toml");
    try {
        document.set(set);
        return {};
    } catch (const sim::InvalidInput& error) {
        return error.what();
    }
}
} // namespace

TEST_CASE("an override reaches elements by name, by index and all at once") {
    CHECK(with("oven.new oven.trays=3").ovens[1].trays.value == 3);
    CHECK(with("oven.\"Old No. 1\".trays = 3").ovens[0].trays.value == 3);
    CHECK(with("oven[0].trays=3").ovens[0].trays.value == 3);
    const bakery::Bakery all = with("oven.*.trays=3");
    CHECK(all.ovens[0].trays.value == 3);
    CHECK(all.ovens[1].trays.value == 3);
    CHECK(with("closed[1]=2026-12-24").closed.at(1) == *sim::parse_date("2026-12-24"));
}

TEST_CASE("an override can set what the file leaves out, tables too") {
    const std::string bare = "opens = 2026-03-02\n[[oven]]\nname = \"a\"\n";
    CHECK(bakery::read(bare, {"money.rent=5"}).money.rent.value == 5.0);
    CHECK(bakery::read(bare, {"oven.a.heat=5"}).ovens.at(0).heat->value == 5.0);
    CHECK(bakery::read(bare, {"fair={day=2026-01-01,guests=3}"}).fair->guests.text == "3 guests");
}

TEST_CASE("a value that is no TOML is a string") {
    CHECK(with("question=How many ovens?").question == "How many ovens?");
    CHECK(with("question=\"How = many\"").question == "How = many");
    CHECK(with("step.rest.crust=thin").steps[1].crust == bakery::Crust::thin);
}

TEST_CASE("a bare number over a number in another unit keeps the unit and is evidence by hand") {
    const bakery::Bakery b = with("notice=3");
    CHECK(b.notice.value == 21);
    CHECK(b.notice.evidence.grade == Grade::none);
    CHECK(b.notice.evidence.source == "set by hand");
    CHECK(to_string(b.notice.where) == "--set notice=3");
}

TEST_CASE("a bare number over a distribution is a constant in the distribution's unit") {
    const bakery::Bakery b = with("step.knead.effort=45");
    const auto& effort = std::get<bakery::Knead>(b.steps[0].what).effort;
    CHECK(effort.distribution.lower() == 45 * 60.0);
    CHECK(effort.distribution.upper() == 45 * 60.0);
    CHECK(effort.evidence.source == "set by hand");
}

TEST_CASE("setting only the value of a number keeps its unit and evidence") {
    const bakery::Bakery b = with("notice.value=3");
    CHECK(b.notice.value == 21);
    CHECK(b.notice.evidence.grade == Grade::b);
    CHECK(with("oven.new oven.trays.grade=B").ovens[1].trays.evidence.grade == Grade::b);
}

TEST_CASE("a table set by hand brings its own unit and evidence") {
    const bakery::Bakery b =
        with("step.knead.effort={pert=[1,2,3], unit=\"days\", grade=\"B\", source=\"a test\"}");
    const auto& effort = std::get<bakery::Knead>(b.steps[0].what).effort;
    CHECK(effort.distribution.upper() == 3 * 86'400.0);
    CHECK(effort.evidence.source == "a test");
}

TEST_CASE("later overrides win, and a failed one changes nothing") {
    CHECK(bakery::read(bakery::good(), {"seats=3", "seats=4"}).seats == 4);
    Document document = Document::parse(bakery::good(), "b.toml");
    CHECK_THROWS_AS(document.set("oven.*.trays.x.y=3"), sim::InvalidInput);
    CHECK(read<bakery::Bakery>(document).ovens[0].trays.value == 4);
}

TEST_CASE("an override that leads nowhere says what would lead somewhere") {
    CHECK(refusal("oven.new ovne.trays=3") ==
          "--set oven.new ovne.trays=3: oven has no element 'new ovne'; did you mean 'new oven'? "
          "allowed: Old No. 1, new oven, *");
    CHECK(refusal("oven[2].trays=3") ==
          "--set oven[2].trays=3: oven has 2 elements; allowed: an index below that");
    CHECK(refusal("money.*=3") ==
          "--set money.*=3: '*' stands for every element of a list, and money is a table");
    CHECK(refusal("question.x=3") == "--set question.x=3: question is a string and has no 'x'");
    CHECK(refusal("oven={trays=3}") ==
          "--set oven={trays=3}: oven is a list of tables; allowed: a path to one element, as in "
          "\"oven.NAME.KEY\", or a list");
    CHECK(refusal("seats") == "--set seats: no value is given; allowed: PATH=VALUE");
    CHECK(refusal("seats=") == "--set seats=: no value is given; allowed: PATH=VALUE");
    CHECK(refusal("option.fast.name=x") ==
          "--set option.fast.name=x: options cannot be changed by hand, only chosen");
}

TEST_CASE("a wrong override is reported by reading, with its own text as the place") {
    CHECK(bakery::problems(bakery::good(), {"mony.rent=3"}) ==
          std::vector<std::string>{
              "--set mony.rent=3: unknown key 'mony'; did you mean 'money'? "
              "allowed: question, opens, closed, seats, market, sold, notice, "
              "money, fair, oven, step, evidence, option, uncertainty, uses, adjust"});
    CHECK(bakery::problems(bakery::good(), {"oven.new oven.trays=0"}) ==
          std::vector<std::string>{
              "--set oven.new oven.trays=0: oven 'new oven': trays is 0; allowed: 1 to 1000"});
}

TEST_CASE("options lay their set over the file, one after the other") {
    Document document = Document::parse(bakery::good(), "b.toml");
    CHECK(document.option_names() == std::vector<std::string>{"fast", "all spare"});
    CHECK(document.option_meaning("fast") == "Everything takes half an hour.");
    document.apply_option("fast");
    document.apply_option("all spare");
    const auto b = read<bakery::Bakery>(document);
    CHECK(std::get<bakery::Knead>(b.steps[0].what).effort.distribution.upper() == 1800.0);
    CHECK(b.ovens[0].trays.value == 10);
    CHECK(b.ovens[0].trays.evidence.source == "option 'fast'");
    CHECK(b.ovens[0].spare);
    CHECK(b.money.rent.evidence.grade == Grade::b);
    CHECK(b.ovens[0].trays.where.source == "b.toml");
    CHECK(read<bakery::Bakery>(document.as_written()).ovens[0].trays.value == 4);
}

TEST_CASE("an unknown option is refused with the nearest name") {
    Document document = Document::parse(bakery::good(), "b.toml");
    CHECK_THROWS_MATCHES(document.apply_option("fats"), sim::InvalidInput,
                         Message("b.toml: no option is called 'fats'; did you mean 'fast'? "
                                 "allowed: fast, all spare"));
}

TEST_CASE("malformed options are problems of the file") {
    const std::string start = "opens = 2026-03-02\n";
    CHECK(bakery::problems(start + "option = 3\n").size() == 1);
    CHECK(bakery::problems(start + "option = [3]\n").size() == 1);
    CHECK(bakery::problems(start + "[[option]]\n").size() == 1);
    CHECK(bakery::problems(start + "[[option]]\nname = \"a\"\nsett = {}\nset = 3\nmeaning = 1\n")
              .size() == 3);
    CHECK(bakery::problems(start + "[[option]]\nname = \"a\"\n[[option]]\nname = \"a\"\n").size() ==
          1);
    CHECK(bakery::problems(start + "[[option]]\nname = \"a\"\nset = { \"a..b\" = 1 }\n").size() ==
          1);
}

TEST_CASE("files that are not there, are directories or are too large are refused") {
    namespace fs = std::filesystem;
    CHECK_THROWS_MATCHES(Document::load("no/such.toml"), sim::InvalidInput,
                         Message("no/such.toml: there is no such file"));
    const fs::path directory = fs::temp_directory_path();
    CHECK_THROWS_AS(Document::load(directory), sim::InvalidInput);
    CHECK_THROWS_MATCHES(Document::parse(std::string(Document::largest_file + 1, ' '), "b.toml"),
                         sim::InvalidInput,
                         Message("b.toml: the file is too large; allowed: at most 4194304 bytes"));
}

TEST_CASE("a file is loaded byte for byte and identified by its SHA-256", "[known-answer]") {
    // The digest of the empty message: NIST CAVP, SHA256ShortMsg, Len = 0.
    const auto file = std::filesystem::temp_directory_path() / "slipway-empty-scenario.toml";
    std::ofstream(file).close();
    const Document document = Document::load(file);
    std::filesystem::remove(file);
    CHECK(document.text().empty());
    CHECK(document.sha256() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(document.source() == file.string());
}

TEST_CASE("nesting beyond any use is refused before it can exhaust the stack") {
    const std::string dots = [] {
        std::string text = "a";
        for (int i = 0; i < 1'000'000; ++i)
            text += ".a";
        return text;
    }();
    CHECK(refusal_of(dots + " = 1").find("nested too deeply") != std::string::npos);
    CHECK(refusal_of("[" + dots + "]").find("nested too deeply") != std::string::npos);
    CHECK(refusal_of("a = " + std::string(1'000'000, '[')).find("nested too deeply") !=
          std::string::npos);
    CHECK(refusal_of("x = 1\na = " + std::string(60, '[')) ==
          "b.toml:2:53: nested too deeply; allowed: at most 48 brackets open at once and 16 parts "
          "to a key");
    CHECK(refusal_of("a = \"" + std::string(100, '[') + "\" # " + std::string(100, '{')).empty());
}

TEST_CASE("an override cannot blow a scenario up") {
    std::string text = "opens = 2026-03-02\n";
    for (int i = 0; i < 2000; ++i)
        text += "[[oven]]\nname = \"" + std::to_string(i) + "\"\n";
    std::string value = "[";
    for (int i = 0; i < 2000; ++i)
        value += "1,";
    Document document = Document::parse(text, "b.toml");
    CHECK_THROWS_AS(document.set("oven.*.x=" + value + "]"), sim::InvalidInput);
}
