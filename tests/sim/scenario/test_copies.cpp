#include "sim/scenario/copies.hpp"

#include <catch2/catch.hpp>

#include "sim/scenario/document.hpp"
#include "tests/sim/scenario/bakery.hpp"

using namespace sim::scenario;
using bakery::refusal_of;
using Catch::Matchers::Contains;

namespace {
std::vector<std::string> names_in(const std::string& text, const std::string& list) {
    const Document document = Document::parse(text, "b.toml");
    std::vector<std::string> names;
    for (const Node& element : *document.root().find(list)->array())
        names.push_back(*name_of(element));
    return names;
}
} // namespace

TEST_CASE("copies are numbered from 1, with as many digits as the last has, in their place") {
    CHECK(names_in("[[oven]]\nname = \"first\"\n[[oven]]\nname = \"oven #\"\ncopies = 3\n"
                   "[[oven]]\nname = \"last\"\n",
                   "oven") ==
          std::vector<std::string>{"first", "oven 1", "oven 2", "oven 3", "last"});
    const auto many = names_in("oven = [{ name = \"#\", copies = 100 }]\n", "oven");
    REQUIRE(many.size() == 100);
    CHECK(many.front() == "001");
    CHECK(many.back() == "100");
}

TEST_CASE("every string of a copy has its number, whatever it is in, and no copy keeps the key") {
    const Document document = Document::parse(
        "oven = [{ name = \"a #\", hall = \"hall #, row #\", tags = [\"x\", \"#\"], copies = 2 }]",
        "b.toml");
    const Node& second = (*document.root().find("oven")->array())[1];
    CHECK(*second.find("hall")->text() == "hall 2, row 2");
    CHECK(*(*second.find("tags")->array())[1].text() == "2");
    CHECK(second.find("copies") == nullptr);
    CHECK(second.mark.line == 1);
}

TEST_CASE("overrides reach the copies by their names") {
    Document document =
        Document::parse("oven = [{ name = \"a #\", trays = 1, copies = 2 }]", "b.toml");
    document.set("oven.a 2.trays=7");
    const Node::Array& ovens = *document.root().find("oven")->array();
    CHECK(ovens[0].find("trays")->number() == 1);
    CHECK(ovens[1].find("trays")->number() == 7);
}

TEST_CASE("copies that cannot be are refused where they stand") {
    CHECK_THAT(refusal_of("oven = [{ name = \"a #\", copies = 0 }]"),
               Contains("b.toml:1:34: copies is 0; allowed: a whole number from 1 to 100000"));
    CHECK_THAT(refusal_of("oven = [{ name = \"a #\", copies = \"two\" }]"), Contains("copies is"));
    CHECK_THAT(refusal_of("oven = [{ name = \"a\", copies = 2 }]"),
               Contains("copies need a name with '#'"));
    std::string greedy;
    for (int i = 0; i < 50; ++i)
        greedy += "[[oven]]\nname = \"" + std::to_string(i) + " #\"\ncopies = 100000\n";
    CHECK_THAT(refusal_of(greedy), Contains("copies would write more than"));
}
