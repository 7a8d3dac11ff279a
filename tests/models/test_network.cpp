#include "models/network.hpp"

#include <catch2/catch.hpp>

#include "tests/models/trial.hpp"

#include <set>

using models::ActivityId;
using models::Network;

namespace {
/// Two trusts in a group, one alone, on a route with stages of trusts, groups and the programme.
const std::string text = R"(
group = [{ name = "pair" }]
trust = [
  { name = "Ash", group = "pair", route = "way" },
  { name = "Elm", route = "way" },
  { name = "Oak", group = "pair", route = "way" },
]
[[route]]
name = "way"
exit = "move"
stage = [
  { name = "rules", by = "programme" },
  { name = "case", after = ["rules"] },
  { name = "tender", by = "group", after = ["case"] },
  { name = "build", after = ["tender"] },
  { name = "survey", after = ["case"] },
  { name = "rehearsal", after = ["build"] },
  { name = "move", after = ["rehearsal", "survey"] },
  { name = "close", by = "programme", after = ["move"] },
]
)";

std::set<std::string> names(const Network& network, std::span<const ActivityId> activities) {
    std::set<std::string> found;
    for (const ActivityId a : activities)
        found.insert(network.name_of(a));
    return found;
}

ActivityId activity(const Network& network, const std::string& name) {
    for (std::size_t i = 0; i < network.activities().size(); ++i)
        if (network.name_of(models::id_of<ActivityId>(i)) == name)
            return models::id_of<ActivityId>(i);
    throw std::out_of_range(name);
}

using Names = std::set<std::string>;
} // namespace

TEST_CASE("a stage is there once for each of those for whom it is done") {
    const models::Programme programme = trial::programme_of(trial::dates + text);
    const Network& network = programme.blueprint().network;
    CHECK(network.activities().size() == 2 * 1 + 2 + 5 * 3);
    REQUIRE(network.parties().size() == 2);
    CHECK(network.parties()[0].name == "pair");
    CHECK(network.parties()[0].members.size() == 2);
    CHECK(network.parties()[1].name == "Elm");
    CHECK(network.party_of(models::TrustId{2}) == models::GroupId{0});
}

TEST_CASE("a group's stage comes after its members', a member's after its group's") {
    const models::Programme programme = trial::programme_of(trial::dates + text);
    const Network& network = programme.blueprint().network;
    const auto before = [&](const char* name) {
        return names(network, network.before(activity(network, name)));
    };
    CHECK(before("case of Oak") == Names{"rules of programme"});
    CHECK(before("tender of pair") == Names{"case of Ash", "case of Oak"});
    CHECK(before("tender of Elm") == Names{"case of Elm"});
    CHECK(before("build of Oak") == Names{"tender of pair"});
    CHECK(before("close of programme") == Names{"move of Ash", "move of Elm", "move of Oak"});
    CHECK(names(network, network.after(activity(network, "case of Ash"))) ==
          Names{"tender of pair", "survey of Ash"});
}

TEST_CASE("a trust is out with the exit stage of its route, or with the last of its stages") {
    const models::Programme programme = trial::programme_of(trial::dates + text);
    const Network& network = programme.blueprint().network;
    CHECK(names(network, network.exits(models::EnrolmentId{1})) == Names{"move of Elm"});
    const std::string open = text.substr(0, text.find("exit")) + text.substr(text.find("stage ="));
    const models::Programme without = trial::programme_of(trial::dates + open);
    const Network& whole = without.blueprint().network;
    CHECK(names(whole, whole.exits(models::EnrolmentId{1})) == Names{"close of programme"});
}

TEST_CASE("what is done again is all on a way from the stage gone back to") {
    const models::Programme programme = trial::programme_of(trial::dates + text);
    const Network& network = programme.blueprint().network;
    const auto again = [&](const char* from, const char* failed) {
        const ActivityId first = activity(network, from);
        return names(network, network.rework(activity(network, failed), {&first, 1}));
    };
    CHECK(again("build of Ash", "build of Ash") == Names{"build of Ash"});
    CHECK(again("build of Ash", "move of Ash") ==
          Names{"build of Ash", "rehearsal of Ash", "move of Ash"});
    CHECK(again("case of Ash", "move of Ash") == Names{"case of Ash", "tender of pair",
                                                       "build of Ash", "rehearsal of Ash",
                                                       "survey of Ash", "move of Ash"});
    const auto rules = again("rules of programme", "tender of pair");
    CHECK(rules == Names{"rules of programme", "case of Ash", "case of Oak", "tender of pair"});
}

TEST_CASE("the instances of a stage are those of the owner, of its group or of its members") {
    const models::Programme programme = trial::programme_of(trial::dates + text);
    const Network& network = programme.blueprint().network;
    const models::Route& way = programme.blueprint().parameters.routes.front();
    const auto instances = [&](const char* of, const char* stage) {
        return names(network, network.instances(activity(network, of), way, stage));
    };
    CHECK(instances("move of Oak", "tender") == Names{"tender of pair"});
    CHECK(instances("move of Oak", "build") == Names{"build of Oak"});
    CHECK(instances("tender of pair", "case") == Names{"case of Ash", "case of Oak"});
    CHECK(instances("close of programme", "tender") == Names{"tender of pair", "tender of Elm"});
    CHECK(instances("move of Oak", "nothing").empty());
}

TEST_CASE("members of a group that acts alone are each a party of their own") {
    const std::string alone =
        "group = [{ name = \"pair\", acts = \"alone\" }]\n" + text.substr(text.find("trust ="));
    const models::Programme programme = trial::programme_of(trial::dates + alone);
    const Network& network = programme.blueprint().network;
    CHECK(names(network, network.before(activity(network, "tender of Oak"))) ==
          Names{"case of Oak"});
}
