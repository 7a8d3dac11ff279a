#include "models/experience.hpp"

#include <catch2/catch.hpp>

#include "tests/models/experiment.hpp"

#include <cmath>
#include <fmt/format.h>

using namespace trial;

namespace {
constexpr double second = 1.0 / 86'400;

/// Four sites on a way, one after another, that learn as told; two have another configuration and
/// other suppliers.
std::string four_sites(const std::string& experience, const std::string& of_trust = "") {
    return "capacity = [{ name = \"team\" }]\n"
           "supplier = [{ name = \"Alder\" }, { name = \"Birch\" }]\n"
           "trust = [{ name = \"a\", route = \"way\", configuration = \"old\", incumbent = "
           "\"Alder\"" +
           of_trust +
           " },\n { name = \"b\", route = \"way\", configuration = \"old\", incumbent = \"Birch\" "
           "},\n { name = \"c\", route = \"way\", configuration = \"new\", incumbent = \"Birch\" "
           "},\n { name = \"d\", route = \"way\", configuration = \"new\", incumbent = \"Alder\" "
           "}]\n[[route]]\nname = \"way\"\nstage = [{ name = \"live\", needs = [{ capacity = "
           "\"team\" }], duration = 64, experience = { " +
           experience + " } }]\n";
}

std::vector<double> lengths(const Run& run) {
    std::vector<double> found;
    double before = 0;
    for (const char* site : {"live of a", "live of b", "live of c", "live of d"}) {
        found.push_back(run.end(site) - before);
        before = run.end(site);
    }
    return found;
}

void check_lengths(const std::vector<double>& found, const std::vector<double>& expected) {
    for (std::size_t k = 0; k < expected.size(); ++k) {
        CAPTURE(k);
        CHECK(found[k] == Approx(expected[k]).margin(2 * second));
    }
}
} // namespace

TEST_CASE("eight sites learn by a power law", "[known-answer]") {
    const Experiment sites("scenarios/power-law.toml", 50'000);
    double end = 0;
    for (int n = 1; n <= 8; ++n) {
        CAPTURE(n);
        const std::string site = fmt::format("go-live of site {}", n);
        end += 64 * std::pow(.9, std::log2(n));
        check_mean(sites.end(site), end, {n * second});
        const double fails = .5 * std::max(.5, std::pow(.8, std::log2(n)));
        const auto& attempts = sites.of("stages", site, "attempts");
        CHECK(static_cast<double>(static_cast<std::int64_t>(attempts.sum())) / 50'000 - 1 ==
              Approx(fails).epsilon(0).margin(4 * std::sqrt(fails * (1 - fails) / 50'000)));
    }
}

TEST_CASE("experience is shared among all, or those of a configuration, or of a supplier") {
    const double third = .5 * std::pow(.5, std::log2(1.5)); // 0.5 ^ log2(3)
    check_lengths(lengths(Run(four_sites("duration = 0.5"))), {64, 32, 64 * third, 16});
    check_lengths(lengths(Run(four_sites("duration = 0.5, among = \"configuration\""))),
                  {64, 32, 64, 32});
    check_lengths(lengths(Run(four_sites("duration = 0.5, among = \"supplier\""))),
                  {64, 64, 32, 32});
    check_lengths(lengths(Run(four_sites("duration = 0.5, least = 0.4"))), {64, 32, 25.6, 25.6});
}

TEST_CASE("what is done at the start counts as experience") {
    const Run run(four_sites("duration = 0.5", ", done = [\"live\"]"));
    CHECK(run.end("live of b") == Approx(32).margin(second));
}

TEST_CASE("experience makes nobody later where nothing is scarce", "[property]") {
    const auto text = [](double rate) {
        return fmt::format("trust = [{{ name = \"a\", route = \"way\" }}, {{ name = \"b\", route = "
                           "\"way\" }}, {{ name = \"c\", route = \"way\" }}]\n[[route]]\nname = "
                           "\"way\"\nstage = [{{ name = \"build\", duration = {{ pert = [5, 50, "
                           "200] }} }}, {{ name = \"live\", after = [\"build\"], duration = {{ "
                           "pert = [5, 20, 60] }}, failure = {{ probability = 0.3, to = \"build\" "
                           "}}, experience = {{ duration = {}, failure = {} }} }}]\n",
                           rate, rate);
    };
    bool any = false;
    for (std::uint32_t r = 0; r < 200; ++r)
        for (const char* site : {"live of a", "live of b", "live of c"}) {
            CAPTURE(r, site);
            const double learnt = Run(text(.7), r).end(site),
                         not_learnt = Run(text(1), r).end(site);
            CHECK(learnt <= not_learnt);
            any = any || learnt < not_learnt;
        }
    CHECK(any);
}
