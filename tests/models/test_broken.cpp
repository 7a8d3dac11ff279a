#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "tests/models/trial.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <set>

// Scenarios as planners break them, and what they are told: each line begins with the file's name.

namespace {
struct Broken {
    const char* file;               ///< in broken/, without ".toml"
    std::vector<std::string> lines; ///< what is said, from the position on
};

const std::vector<Broken> all_broken{
    {"fit-twice", {"10:58: trust 'Ash' says twice how supplier 'Birch' fits it; allowed: once"}},
    {"fit-unknown",
     {"10:22: unknown supplier 'Brich'; did you mean 'Birch'? allowed: Alder, Birch"}},
    {"free-bids",
     {"5:39: supplier 'Alder': price is uniform [0, 2], which can be as low as 0; allowed: more "
      "than 0; add truncated = [low, high], at_least or at_most"}},
    {"overload-quickens", {"5:66: supplier 'Alder', overload: effort is 0.5; allowed: 1 or more"}},
    {"admitted-by-unknown",
     {"23:25: route 'way': unknown stage 'lto'; did you mean 'lot'? allowed: lot, call-off"}},
    {"admitted-later",
     {"24:25: stage 'call-off' cannot ask whom 'lot' admits; allowed: a stage that comes before "
      "it, done by the same or by all together; or say whose with `of`"}},
    {"admitted-never",
     {"22:21: supplier 'Cedar' is not asked by stage 'lot', so it is never admitted; allowed: "
      "Alder, Birch"}},
    {"admitted-of-unknown",
     {"23:37: unknown owner of stage 'lot' 'Ahs'; did you mean 'Ash'? allowed: Ash"}},
    {"admitted-to-contract",
     {"23:25: stage 'call-off' cannot ask whom 'call-off' admits; allowed: a stage that comes "
      "before it, done by the same or by all together; or say whose with `of`",
      "23:25: unknown tender that admits 'call-off'; allowed: lot"}},
    {"admitted-too-few",
     {"23:15: bids_needed is 2 but stage 'lot' admits only 1; allowed: at most as many as are "
      "admitted"}},
    {"award-to-unknown",
     {"22:14: unknown supplier 'Aldre'; did you mean 'Alder'? allowed: Alder, Birch, Cedar"}},
    {"award-without-suppliers",
     {"22:25: an award is admitted_by a framework but names no suppliers; allowed: admitted_by "
      "together with `suppliers`"}},
    {"parting-without-fallback",
     {"31:1: trust 'Ashby' may leave its group 'west' but has no fallback; allowed: a `fallback` "
      "route of its own or of its group",
      "37:1: trust 'Brook' may leave its group 'west' but has no fallback; allowed: a `fallback` "
      "route of its own or of its group"}},
    {"parting-of-a-trust",
     {"62:1: stage 'contract' has a parting but is not done by groups; allowed: with by = "
      "\"group\""}},
    {"unknown-fallback", {"30:12: unknown route 'sale'; allowed: own tender"}},
    {"joins-alone",
     {"39:9: trust 'Brook' joins at 'contract', which is not done by its group; allowed: a stage "
      "with by = \"group\""}},
    {"all-join-later",
     {"29:8: all members of group 'west' join later; allowed: at least one without `joins`"}},
    {"too-few-members",
     {"30:12: group 'west' has 2 members but breaks up with fewer than 3; allowed: at most as many "
      "as it has"}},
    {"own-deadline-after-horizon",
     {"32:1: deadline 2026-01-31 of trust 'Ashby' is not within 2024-01-01 to 2025-12-31; allowed: "
      "start <= deadline <= horizon"}},
    {"merges-into-nobody",
     {"44:8: unknown trust 'Brok'; did you mean 'Brook'? allowed: Ashby, Brook"}},
    {"merges-twice", {"47:1: trust 'Ashby' ends twice; allowed: one [[merger]] for a trust"}},
    {"merges-in-circle",
     {"42:1: trust 'Ashby' merges, at last, into itself; allowed: mergers that do not lead back",
      "47:1: trust 'Brook' merges, at last, into itself; allowed: mergers that do not lead back"}},
    {"bad-date",
     {"4:22: not valid TOML: Error while parsing date: expected day between 1 and 31 (inclusive), "
      "saw 32"}},
    {"can-be-negative",
     {"73:12: route 'leaving', stage 'build': duration is normal [90, 45] days, which can be as "
      "low as -inf days; allowed: 0 or more; add truncated = [low, high], at_least or at_most"}},
    {"challenge-leads-on",
     {"64:70: stage 'contract' cannot lead back to 'build', which does not come before it; "
      "allowed: itself or a stage on the way to it"}},
    {"chance-above-one",
     {"79:27: route 'leaving', stage 'rehearsal', failure: probability is 30; allowed: 0 to 1"}},
    {"cycle",
     {"69:1: route 'own tender' runs in a circle: build -> rehearsal -> cutover -> build; allowed: "
      "stages that each come after earlier ones only"}},
    {"date-in-quotes",
     {"3:9: start is a string (\"2024-01-01\"); allowed: a date as in 2026-03-31, without quotes"}},
    {"correlation-among-owners",
     {"6:17: dependence 'one team': correlations of pairs of stages go with among = \"stages\"; "
      "allowed elsewhere: one `rho`"}},
    {"correlation-of-stranger",
     {"7:35: unknown stage of the dependence 'rehearsal'; allowed: case, build"}},
    {"correlation-twice",
     {"7:57: the correlation of 'build' and 'case' is there already, at "
      "correlation-twice.toml:7:17; allowed: one for each pair"}},
    {"correlation-with-itself",
     {"7:17: 'case' is correlated with itself; allowed: two different stages"}},
    {"dependence-negative",
     {"6:7: dependence 'one team': rho is -0.5, but a common cause makes no one late because "
      "another is early; allowed: 0 to 1"}},
    {"dependence-of-different",
     {"6:20: dependence 'one team': 'build' and 'contract' are not done by the same; allowed: "
      "among stages only such as have one `by`"}},
    {"dependence-of-nothing",
     {"5:11: unknown stage 'bild'; did you mean 'build'? allowed: case, contract, build, "
      "rehearsal"}},
    {"dependence-of-one", {"3:1: dependence 'one team' is among 1 stages; allowed: two or more"}},
    {"dependence-twice",
     {"10:19: dependence 'again': the durations of 'build' depend already, at "
      "dependence-twice.toml:5:11; allowed: each stage in one dependence, once"}},
    {"deadline-before-start",
     {"1:1: start 2024-01-01, deadline 2023-12-31 and horizon 2025-12-31 are out of order; "
      "allowed: start <= deadline <= horizon"}},
    {"domain-on-two-routes",
     {"43:9: trust 'Brook' takes route 'sale' but its domain 'south' takes 'own tender'; allowed: "
      "one "
      "route for all trusts of a domain that is not split"}},
    {"done-nowhere",
     {"36:9: route 'own tender': unknown stage 'casee'; did you mean 'case'? allowed: case, "
      "tender, contract, build, rehearsal, cutover"}},
    {"dual-running-from-nothing",
     {"95:13: unknown stage 'rehearsl'; did you mean 'rehearsal'? allowed: case, tender, contract, "
      "build, rehearsal, cutover"}},
    {"dual-running-never",
     {"94:16: dual_running costs money but never begins; allowed: together with dual_from, a "
      "stage"}},
    {"expected-in-mid-year",
     {"97:13: no financial year that is simulated ends on 2024-12-31; allowed: the last days of "
      "such "
      "years, 2024-03-31 to 2026-03-31"}},
    {"failure-leads-on",
     {"79:37: stage 'rehearsal' cannot lead back to 'cutover', which does not come before it; "
      "allowed: itself or a stage on the way to it"}},
    {"financial-year-to-nowhere",
     {"94:21: financial_year_to is \"31-03\"; allowed: a month and a day as in \"03-31\""}},
    {"follows-in-circle",
     {"47:1: stages follow each other in a circle: case of Ashby -> tender of west -> contract of "
      "Ashby -> case of Ashby; allowed: stages that each come after earlier ones only"}},
    {"follows-nobody",
     {"63:35: unknown trust or group 'Brok'; did you mean 'Brook'? allowed: Ashby, Brook, west, "
      "programme"}},
    {"follows-nothing",
     {"63:22: unknown stage of 'Brook' 'framework signed'; allowed: case, tender, contract, build, "
      "rehearsal, cutover"}},
    {"freeze-backwards", {"8:11: freeze 'Christmas' ends before it begins; allowed: from <= to"}},
    {"group-on-two-routes",
     {"40:9: trust 'Brook' takes route 'sale' but its group 'west' takes 'own tender'; allowed: "
      "one route for all members of a group"}},
    {"halt-until-nowhere",
     {"6:55: unknown stage 'stabilization'; did you mean 'stabilisation'? allowed: go-live, "
      "stabilisation"}},
    {"horizon-before-deadline",
     {"1:1: start 2024-01-01, deadline 2024-12-31 and horizon 2024-06-30 are out of order; "
      "allowed: start <= deadline <= horizon"}},
    {"includes-itself",
     {"68:13: route 'leaving' includes itself; allowed: routes that do not lead back here"}},
    {"learns-backwards",
     {"10:72: route 'way', stage 'testing', experience: duration is 1.1; allowed: 0 to 1"}},
    {"missing-route",
     {"37:1: trust 'Brook': 'route' is missing; needed: a name, a string that is not empty"}},
    {"missing-start", {"1:1: 'start' is missing; needed: a date as in 2026-03-31, without quotes"}},
    {"losses-at-once", {"13:20: units are lost every 0 days; allowed: now and then more than 0"}},
    {"meetings-in-quotes",
     {"50:13: route 'own tender', stage 'case': meetings is a string (\"2024-03-01\"); allowed: a "
      "date as "
      "in 2026-03-31, without quotes"}},
    {"misspelt-supplier",
     {"57:21: unknown supplier 'Brich'; did you mean 'Birch'? allowed: Alder, Birch"}},
    {"need-of-both",
     {"78:10: a need names both a capacity and a team, or neither; allowed: exactly one of "
      "`capacity` and `team`"}},
    {"need-of-nothing",
     {"78:10: a need names both a capacity and a team, or neither; allowed: exactly one of "
      "`capacity` and `team`"}},
    {"negative-duration",
     {"64:12: route 'own tender', stage 'contract': duration is -30 days; allowed: 0 or more"}},
    {"no-stages", {"7:1: route 'way' has no stage; allowed: one or more"}},
    {"no-trusts", {"1:1: there is no [[trust]]; allowed: one or more"}},
    {"notice-by-others",
     {"65:40: the notice of stage 'tender' cannot be 'case'; allowed: itself or a stage that comes "
      "before it and is done by the same"}},
    {"notice-later",
     {"65:40: the notice of stage 'tender' cannot be 'contract'; allowed: itself or a stage that "
      "comes before it and is done by the same"}},
    {"option-leads-nowhere",
     {"91:9: option 'more teams': capacity has no element 'exit team'; did you mean 'exit teams'? "
      "allowed: exit teams, *"}},
    {"option-sets-nonsense",
     {"91:39: option 'more teams': capacity 'exit teams': units is -4; allowed: 0 to 1000000"}},
    {"option-twice",
     {"92:1: option 'more teams' is there already, at option-twice.toml:89:1; allowed: unique "
      "names"}},
    {"payment-for-nothing",
     {"94:9: unknown stage 'cutovr'; did you mean 'cutover'? allowed: case, tender, contract, "
      "build, rehearsal, cutover"}},
    {"pert-out-of-order",
     {"21:23: supplier 'Alder': bid_effort: pert is [20, 60, 30]; allowed: [low, mode, high] that "
      "do not fall"}},
    {"prior-notice-backwards",
     {"10:1: statute 'tenders': a prior notice counts from 400 days before at the latest to 365 at "
      "the earliest; allowed: prior_notice_from <= prior_notice_to"}},
    {"pressure-eases",
     {"10:84: route 'way', stage 'testing', pressure: then_fails is 0.5; allowed: 1 or more"}},
    {"stage-twice",
     {"90:8: stage 'case' stands twice in route 'own tender' with what it includes; allowed: names "
      "that differ"}},
    {"supplier-lacks-team",
     {"71:10: supplier 'Birch' can be chosen on route 'own tender' but has no team 'deployment'; "
      "allowed: trades that all of them have"}},
    {"table-not-list",
     {"28:1: group is a table ({name = \"west\"}); allowed: a list of tables, each begun by "
      "[[group]]"}},
    {"team-nobody-has",
     {"72:19: unknown team of any supplier 'deploiment'; did you mean 'deployment'? allowed: "
      "deployment"}},
    {"team-without-supplier",
     {"10:37: a trust on route 'way' has no incumbent and no tender chooses it a supplier; "
      "allowed: a team only where there is a supplier"}},
    {"too-many-bids-needed",
     {"58:15: bids_needed is 3 but only 2 suppliers are asked; allowed: at most as many as are "
      "asked"}},
    {"trouble-never-over",
     {"11:82: trouble of stage 'go-live' closes halt 'go-live halt' until stage 'stabilisation', "
      "which route 'way' has not; allowed: a halt until one of its stages"}},
    {"trust-twice",
     {"37:1: trust 'Ashby': the name is there already, at trust-twice.toml:31:1; allowed: unique "
      "names"}},
    {"two-distributions",
     {"21:14: supplier 'Alder': bid_effort: both 'pert' and 'constant' are given; allowed: one of "
      "value, constant, uniform, triangular, pert, normal, lognormal, exponential, gamma, weibull, "
      "beta, empirical, discrete"}},
    {"unclosed-list",
     {"7:1: not valid TOML: Error while parsing array: expected comma or closing ']', saw 'm'"}},
    {"unknown-capacity",
     {"78:23: unknown capacity 'exit team'; did you mean 'exit teams'? allowed: exit teams"}},
    {"unknown-domain", {"36:10: unknown domain 'suoth'; did you mean 'south'? allowed: south"}},
    {"unknown-exit",
     {"45:8: route 'own tender': unknown stage 'cutovr'; did you mean 'cutover'? allowed: case, "
      "tender, contract, build, rehearsal, cutover"}},
    {"unknown-group", {"39:9: unknown group 'wset'; did you mean 'west'? allowed: west"}},
    {"unknown-halt",
     {"11:54: unknown halt 'go-live hold'; did you mean 'go-live halt'? allowed: go-live halt"}},
    {"unknown-incumbent",
     {"35:13: unknown supplier 'Adler'; did you mean 'Alder'? allowed: Alder, Birch"}},
    {"unknown-key",
     {"12:1: capacity 'exit teams': unknown key 'unit'; did you mean 'units'? allowed: name, "
      "of, units, change, losses, evidence"}},
    {"unknown-kind",
     {"49:8: route 'own tender', stage 'case': kind is \"aproval\"; did you mean 'approval'? "
      "allowed: work, approval, tender, standstill, cutover, award"}},
    {"unknown-measure",
     {"7:12: unknown stage 'contracts'; did you mean 'contract'? allowed: case, tender, contract, "
      "build, rehearsal, cutover"}},
    {"unknown-span",
     {"7:47: unknown stage 'contrat'; did you mean 'contract'? allowed: case, tender, contract, "
      "build, rehearsal, cutover"}},
    {"unknown-milestone",
     {"67:11: unknown milestone 'funding decidet'; did you mean 'funding decided'? allowed: "
      "funding decided"}},
    {"unknown-route",
     {"40:9: unknown route 'own tenders'; did you mean 'own tender'? allowed: own tender"}},
    {"unknown-stage",
     {"77:10: route 'own tender': unknown stage 'biuld'; did you mean 'build'? allowed: case, "
      "tender, contract, build, rehearsal, cutover"}},
    {"unknown-statute",
     {"65:20: unknown statute 'tendres'; did you mean 'tenders'? allowed: tenders"}},
    {"unknown-unit",
     {"21:44: supplier 'Alder': unit of bid_effort is \"day\"; did you mean 'days'? allowed: "
      "seconds, minutes, hours, days, weeks, months, years"}},
    {"unknown-weekday",
     {"16:11: window 'weekend': weekday is \"freitag\"; allowed: monday, tuesday, wednesday, "
      "thursday, friday, saturday, sunday"}},
    {"unknown-window",
     {"86:10: unknown window 'weekends'; did you mean 'weekend'? allowed: weekend"}},
    {"until-earlier",
     {"72:41: stage 'build' cannot hold a need until 'contract'; allowed: itself or a stage that "
      "comes after it and is done by the same"}},
    {"wrong-type",
     {"20:13: supplier 'Alder': bid_teams is a string (\"two\"); allowed: a whole number [teams], "
      "0 to 1000000"}},
};

std::vector<std::string> problems_of(const std::string& file) {
    try {
        static_cast<void>(trial::programme_in("broken/" + file));
        return {};
    } catch (const sim::InvalidInput& wrong) {
        return wrong.problems();
    }
}
} // namespace

TEST_CASE("a broken scenario is refused with where, what and what is allowed") {
    for (const Broken& broken : all_broken) {
        const std::string file = std::string(broken.file) + ".toml";
        CAPTURE(file);
        std::vector<std::string> expected;
        for (const std::string& line : broken.lines)
            expected.push_back(fmt::format("{}:{}", trial::file("broken/" + file).string(), line));
        std::vector<std::string> said = problems_of(file);
        for (std::string& line : said) // a line may name the file a second time
            if (const std::size_t again = line.rfind(trial::file("broken/").string()); again > 0)
                line.erase(again, trial::file("broken/").string().size());
        CHECK(said == expected);
    }
}

TEST_CASE("the table of broken scenarios is whole, and holds thirty or more") {
    std::set<std::string> files, rows;
    for (const auto& entry : std::filesystem::directory_iterator(trial::file("broken")))
        files.insert(entry.path().stem().string());
    for (const Broken& broken : all_broken)
        rows.insert(broken.file);
    CHECK(files == rows);
    CHECK(rows.size() >= 30);
}
