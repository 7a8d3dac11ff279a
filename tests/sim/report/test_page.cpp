#include "sim/report/page.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/report/board.hpp"

using sim::report::Json;

namespace {

/// A document of one chart of one text.
Json saying(const std::string& text) {
    const Json chart = {{"name", "one"}, {"rows", Json::array({Json::array({text})})}};
    return {{"runs", Json::array({{{"charts", Json::array({chart})}}})}};
}

std::size_t times(const std::string& text, const std::string& what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1))
        ++count;
    return count;
}

} // namespace

TEST_CASE("the page is complete: no mark is left, and its policy forbids all but what it carries") {
    const std::string page = sim::report::page({{"runs", Json::array()}});
    const std::string head = page.substr(0, page.find("<style>"));
    for (const char* mark : {"[policy]", "[style]", "[data]", "[licences]", "[vega]", "[script]"})
        CHECK(head.find(mark) == head.npos);
    CHECK(head.find("default-src 'none'") != head.npos);
    CHECK(head.find("unsafe") == head.npos);
    CHECK(times(head, "'sha256-") == 3);
    CHECK(page.find("http-equiv=\"Content-Security-Policy\"") < page.find("<script"));
}

TEST_CASE("data cannot end the element that it stands in") {
    const std::string page = sim::report::page(saying("</script><script>alert(1)</script>"));
    CHECK(page.find("alert(1)</script>") == page.npos);
    CHECK(page.find("\\u003c/script>") != page.npos);
}

TEST_CASE("the policy depends on what the page carries, not on the data") {
    const std::string one = sim::report::page(saying("1"));
    const std::string two = sim::report::page(saying("2"));
    CHECK(one.substr(0, one.find("<style>")) == two.substr(0, two.find("<style>")));
}
