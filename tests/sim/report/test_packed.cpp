#include "sim/report/packed.hpp"

#include <catch2/catch.hpp>

using sim::report::Json;

TEST_CASE("a text of a document is there once, and a column of numbers is as it was") {
    const Json chart =
        Json::parse(R"({"name": "a", "rows": [["north", 1.5], [null, "open"], ["north", 2]]})");
    const Json other = Json::parse(R"({"name": "b", "rows": [["south"], ["north"]]})");
    const Json document =
        sim::report::packed({{"runs", Json::array({{{"charts", Json::array({chart, other})}}})}});
    CHECK(document["words"] == Json::parse(R"(["north", "south"])"));
    const Json& charts = document["runs"][0]["charts"];
    CHECK(charts[0]["rows"] == Json::parse(R"([{"at": [0, null, 0]}, [1.5, "open", 2]])"));
    CHECK(charts[1]["rows"] == Json::parse(R"([{"at": [1, 0]}])"));
    CHECK(charts[1]["name"] == "b");
}
