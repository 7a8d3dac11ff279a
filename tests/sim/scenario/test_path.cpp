#include "sim/scenario/path.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"

using namespace sim::scenario;

TEST_CASE("a path is keys, names in quotes, indices and stars") {
    const Path path = parse_path(" a.b c.\"d.e\"[2].* ", "here");
    REQUIRE(path.size() == 5);
    CHECK(path[0].key == "a");
    CHECK(path[1].key == "b c");
    CHECK(path[2].key == "d.e");
    CHECK(path[3].kind == PathStep::Kind::index);
    CHECK(path[3].index == 2);
    CHECK(path[4].kind == PathStep::Kind::every);
    CHECK(parse_path("\"*\"", "here").at(0).kind == PathStep::Kind::key);
}

TEST_CASE("an asterisk behind the last step multiplies") {
    for (const char* text : {"a.b*", "a.\"b\"*", "a[1]*", "a.b *", "a.**"}) {
        CAPTURE(text);
        const Path path = parse_path(text, "here");
        REQUIRE(path.size() == 3);
        CHECK(path.back().kind == PathStep::Kind::times);
        CHECK(path[0].key == "a");
    }
    CHECK(parse_path("a.**", "here")[1].kind == PathStep::Kind::every);
    CHECK(parse_path("a.*", "here").size() == 2);
    CHECK(parse_path("a.b*", "here")[1].key == "b");
}

TEST_CASE("a malformed path is refused at its place") {
    for (const char* text : {"", ".", "a.", "a..b", "a[", "a[x]", "a[-1]", "a[1", "\"a", "a.\"b\"c",
                             "a[99999999999999999999]"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_path(text, "here"), sim::InvalidInput);
    }
}

TEST_CASE("a name as part of a path reads back as itself") {
    for (const char* name : {"plain", "two words", "No. 1", "a[b]", "*", "a=b", "", " x"}) {
        CAPTURE(name);
        const Path path = parse_path("list." + path_part(name), "here");
        REQUIRE(path.size() == 2);
        CHECK(path[1].kind == PathStep::Kind::key);
        CHECK(path[1].key == name);
    }
}

TEST_CASE("the first equals sign outside quotes ends the path") {
    CHECK(find_assignment("a=b=c") == 1);
    CHECK(find_assignment("\"a=b\".c=1") == 7);
    CHECK(find_assignment("abc") == std::string_view::npos);
}
