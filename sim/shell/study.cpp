#include "sim/shell/study.hpp"

#include "sim/scenario/document.hpp"
#include "sim/scenario/read.hpp"

namespace sim::shell {

const scenario::Record& Study::describe() {
    using namespace scenario;
    static const Record record =
        scenario::record<Study>("study", "What a sweep is to do.")
            .field("vary", &Study::vary, {}, "What varies: \"PATH=SPEC\", as for --vary.")
            .field("options", &Study::options, {}, "Options of the scenario; two or more vary.")
            .field("set", &Study::set, {}, "\"PATH=value\" at all points, as for --set.")
            .choice("design", &Study::design,
                    {{"grid", DesignKind::grid, "every combination"},
                     {"latin-hypercube", DesignKind::latin_hypercube, "each stratum once"},
                     {"sobol", DesignKind::sobol, "a scrambled Sobol sequence"}},
                    "How points are chosen.")
            .field("points", &Study::points, {.range = between(1, 1e8)}, "How many.")
            .field("replications", &Study::replications, {.range = between(1, 4e9)},
                   "How many times each point is simulated.")
            .field("seed", &Study::seed, {.range = at_least(0)}, "Of chance and design.")
            .field("measure", &Study::measure, {}, "The measure that is shown.");
    return record;
}

Study read_study(const std::string& file) {
    return scenario::read<Study>(scenario::Document::load(file));
}

} // namespace sim::shell
