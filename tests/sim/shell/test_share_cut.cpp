#include "sim/shell/share_cut.hpp"

#include <catch2/catch.hpp>

#include "sim/shell/slurm_limits.hpp"

using namespace sim::shell;
using std::chrono::minutes;

TEST_CASE("shares are few and take the time that is wished") {
    const Effort day{.start_s = 1, .work_s = 86'400};
    CHECK(cut_of(day, {.share_s = 600}).parts == 144);
    CHECK(cut_of(day, {.share_s = 600}).share_s == Approx(601));
    CHECK(cut_of(day, {.cpus = 4, .share_s = 600}).parts == 36);
    CHECK(cut_of({.start_s = 1, .work_s = 0.2}, {}).parts == 1);
}

TEST_CASE("no more shares than an array has, however long they take") {
    const Effort century{.start_s = 1, .work_s = 3e9};
    const Cut cut = cut_of(century, {.share_s = 600, .most = 1'000});
    CHECK(cut.parts == 1'000);
    CHECK(cut.share_s == Approx(3e6 + 1));
    CHECK(cut_of(century, {.most = 1'000, .parts = 7}).parts == 7);
}

TEST_CASE("a limit is three times what was measured, in whole minutes, at least five") {
    CHECK(limit_for(0) == minutes(5));
    CHECK(limit_for(100) == minutes(5));
    CHECK(limit_for(600) == minutes(30));
    CHECK(limit_for(601) == minutes(31));
    const Cut cut = cut_of({.start_s = 0, .work_s = 86'400}, {.share_s = 600});
    CHECK(cut.limit == minutes(30));
}

TEST_CASE("times are written as Slurm reads them") {
    CHECK(slurm_time(minutes(5)) == "00:05:00");
    CHECK(slurm_time(minutes(90)) == "01:30:00");
    CHECK(slurm_time(minutes(60 * 24)) == "1-00:00:00");
    CHECK(slurm_time(minutes(60 * 50 + 1)) == "2-02:01:00");
}

TEST_CASE("an array's limit is found in Slurm's configuration") {
    CHECK(array_limit_in(
              "MailProg = /bin/mail\nMaxArraySize            = 1001\nMaxDBDMsgs = 1\n") == 1'000);
    CHECK(array_limit_in(
              "MaxArraySize = 5001\nSchedulerParameters = bf,max_array_tasks=800,x=1\n") == 800);
    CHECK_FALSE(array_limit_in("slurm_load_ctl_conf error: Unable to contact controller"));
}
