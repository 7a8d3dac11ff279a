#include "tests/benchmark/workload.hpp"

int main(int argc, char** argv) {
    using namespace bench;
    return main_of(
        argc, argv,
        {
            {"mm1", "N", "objects", "M/M/1: a function brings, one serves", run_mm1},
            {"customers", "N", "customers", "M/M/1: an object a customer", run_customers},
            {"crowd", "N [K=1000]", "customers", "M/M/inf: about K are there", run_crowd},
            {"hold", "N [K=1000]", "events", "K functions wait, again and again", run_hold},
        });
}
