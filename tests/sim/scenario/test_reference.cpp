#include "sim/scenario/reference.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/scenario/bakery.hpp"

using Catch::Matchers::Contains;

TEST_CASE("the reference has a row for every field, with unit, default, allowed and meaning") {
    const std::string text = sim::scenario::reference(bakery::Bakery::describe());
    CHECK_THAT(text, Contains("# bakery\n\nA week of baking.\n"));
    CHECK_THAT(text, Contains("| `seats` |  | `0` | a whole number, 0 or more | Chairs. |\n"));
    CHECK_THAT(text,
               Contains("| `notice` | days | `7` | a whole number, 0 to 365 | How long before "
                        "an order must come. |\n"));
    CHECK_THAT(text, Contains("| `opens` |  | required | a date as in 2026-03-31, without quotes | "
                              "First day. |\n"));
    CHECK_THAT(text, Contains("| `oven` |  | none | tables `[[oven]]`, see oven | The ovens. |\n"));
    CHECK_THAT(text, Contains("| `crust` |  | `\"thin\"` | thin, thick | What crust it gives. "
                              "`thin`: crisp. `thick`: soft. |\n"));
}

TEST_CASE("the reference has a section for every record and kind, once") {
    const std::string text = sim::scenario::reference(bakery::Bakery::describe());
    for (const char* title :
         {"\n## money\n", "\n## fair\n", "\n## oven\n", "\n## step\n", "\n## topping\n",
          "\n## kind = \"knead\"\n", "\n## kind = \"rest\"\n"}) {
        CAPTURE(title);
        const auto first = text.find(title);
        CHECK(first != std::string::npos);
        CHECK(text.find(title, first + 1) == std::string::npos);
    }
}
