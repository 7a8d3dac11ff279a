#include "sim/shell/progress.hpp"

#include <catch2/catch.hpp>

using sim::shell::progress_line;

TEST_CASE("progress tells share, number, rate and time left") {
    CHECK(progress_line(35'000, 100'000, 0.5) ==
          "[#######             ]  35 %  35,000 of 100,000  70,000/s  1 s left");
    CHECK(progress_line(0, 100, 0) == "[                    ]   0 %  0 of 100");
    CHECK(progress_line(100, 100, 1) ==
          "[####################] 100 %  100 of 100  100/s  0 s left");
}

TEST_CASE("long times left are in minutes and hours") {
    CHECK(progress_line(1, 301, 1).ends_with("5 min left"));
    CHECK(progress_line(1, 36'001, 1).ends_with("10.0 h left"));
}

TEST_CASE("progress never exceeds its total nor divides by nothing") {
    CHECK(progress_line(7, 5, 1).find("5 of 5") != std::string::npos);
    CHECK(progress_line(0, 0, 1).find("0 of 1") != std::string::npos);
}
