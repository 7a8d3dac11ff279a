#include "models/work.hpp"

#include "models/draft.hpp"

namespace models {

using namespace sim::scenario;

const Record& Work::describe() {
    static const Record record = sim::scenario::record<Work>(
        "work", "A step that takes its duration; a milestone without one.");
    return record;
}

void check(const Work&, const Parameters&, Problems&) {}

void compile(const Work&, ActivityId, Step& step, Draft&) { step.kind = Step::Kind::work; }

} // namespace models
