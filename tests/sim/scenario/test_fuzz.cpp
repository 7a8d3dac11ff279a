#include <random>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/scenario/path.hpp"
#include "tests/sim/scenario/bakery.hpp"

using namespace sim::scenario;

namespace {
/// Damages a text a little: bytes changed, pieces dropped, pieces said twice or elsewhere.
class Mutator {
public:
    explicit Mutator(std::uint32_t seed) : random_(seed) {}

    std::string mutate(std::string text) {
        const std::size_t times = 1 + below(4);
        for (std::size_t i = 0; i < times && !text.empty(); ++i)
            once(text);
        return text;
    }

    std::size_t below(std::size_t n) { return random_() % n; }

private:
    void once(std::string& text) {
        const std::size_t at = below(text.size());
        const std::size_t length = 1 + below(std::min<std::size_t>(40, text.size() - at));
        switch (below(5)) {
        case 0:
            text[at] = static_cast<char>(below(256));
            break;
        case 1:
            text[at] = "[]{}\"'=.,#\n0123456789-eina_"[below(27)];
            break;
        case 2:
            text.erase(at, length);
            break;
        case 3:
            text.insert(at, text.substr(at, length));
            break;
        default:
            text.insert(below(text.size()), text.substr(at, length));
        }
    }

    std::mt19937 random_;
};
} // namespace

TEST_CASE("whatever is done to a file, it is read or refused as invalid input", "[property]") {
    Mutator mutator(20260302);
    int refused = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::string text = mutator.mutate(bakery::good());
        CAPTURE(text);
        try {
            bakery::read(text);
        } catch (const sim::InvalidInput& error) {
            ++refused;
            REQUIRE_FALSE(error.problems().empty());
            for (const std::string& line : error.problems())
                REQUIRE(line.starts_with("b.toml:"));
        }
    }
    CHECK(refused > 1000);
    CHECK(refused < 4000);
}

TEST_CASE("whatever is done to an override, it is taken or refused as invalid input",
          "[property]") {
    Mutator mutator(7);
    const std::vector<std::string> overrides{
        "oven.\"Old No. 1\".trays={ value = 3, unit = \"trays\" }", "oven[0].heat=7.5",
        "step.*.effort={pert=[1,2,3],unit=\"days\"}", "closed[1]=2026-01-01", "money.rent.value=3"};
    for (int i = 0; i < 4000; ++i) {
        const std::string set = mutator.mutate(overrides[mutator.below(overrides.size())]);
        CAPTURE(set);
        try {
            bakery::read(bakery::good(), {set});
        } catch (const sim::InvalidInput& error) {
            REQUIRE_FALSE(error.problems().empty());
        }
    }
}
