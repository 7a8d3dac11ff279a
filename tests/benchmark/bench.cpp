#include "tests/benchmark/workload.hpp"

int main(int argc, char** argv) {
    using namespace bench;
    return main_of(
        argc, argv,
        {
            {"mm1", "N", "objects", "M/M/1: a process brings, one serves", run_mm1},
            {"customers", "N", "customers", "M/M/1: a process a customer", run_customers},
            {"crowd", "N [K=1000]", "customers", "M/M/inf: about K are there", run_crowd},
            {"hold", "N [K=1000]", "events", "K processes wait, again and again", run_hold},
            {"preempt", "N", "customers", "M/M/1: two classes, preemptive resume", run_preempt},
            {"renege", "N", "customers", "M/M/1: with patience", run_renege},
            {"cancel", "N", "customers", "ended from outside, one in e", run_cancel},
            {"gate", "N", "customers", "a gate that swings, half wait", run_gate},
            {"stats", "N", "customers", "as customers, with statistics", run_stats},
            {"draws", "N [K]", "pairs", "what mm1 (or crowd K) draws", run_draws},
            {"model", "SCENARIO N [K=1]", "replications", "of a scenario, on K threads", run_model},
        });
}
