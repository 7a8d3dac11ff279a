#include "sim/experiment/moments.hpp"

#include <cmath>

#include <boost/math/distributions/students_t.hpp>
#include <catch2/catch.hpp>

#include "sim/experiment/accumulator.hpp"

using namespace sim;

TEST_CASE("moments of a few numbers are those by hand", "[known-answer]") {
    Moments all;
    for (const std::int64_t value : {2, 4, 4, 4, 5, 5, 7, 9})
        all.add(value);
    CHECK(all.mean() == 5);
    CHECK(all.variance() == Approx(32.0 / 7));
}

TEST_CASE("moments agree with an accumulator, and have Student's interval", "[property]") {
    Moments moments, first, second;
    Accumulator values;
    for (std::int64_t i = 0; i < 500; ++i) {
        const std::int64_t value = (i * i * 7919) % 1'000'003 - 400'000;
        moments.add(value);
        (i % 3 == 0 ? first : second).add(value);
        values.add(value);
    }
    CHECK(moments.variance() == Approx(variance(values)).epsilon(1e-14));
    CHECK(moments.mean() == Approx(mean(values).value).epsilon(1e-14));
    const double error = std::sqrt(moments.variance() / 500);
    const boost::math::students_t_distribution<double> student(499);
    CHECK(mean(moments).lo == Approx(moments.mean() - quantile(student, 0.975) * error));
    CHECK(mean(moments, 0.99).hi == Approx(moments.mean() + quantile(student, 0.995) * error));
    second.merge(first);
    CHECK(second == moments);
}

TEST_CASE("nothing cancels in the variance of large numbers that hardly differ") {
    Moments all;
    const std::int64_t large = std::int64_t{1} << 48;
    for (int i = 0; i < 1'000; ++i) {
        all.add(-large);
        all.add(-large + 1);
    }
    CHECK(all.variance() == Approx(0.25 * 2'000 / 1'999).epsilon(1e-12));
}

TEST_CASE("one value has an open interval and none has no mean") {
    Moments one;
    CHECK(std::isnan(mean(one).value));
    one.add(3);
    CHECK(mean(one).value == 3);
    CHECK(std::isinf(mean(one).hi));
}
