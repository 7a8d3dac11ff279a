#include "models/work.hpp"

namespace models {

using namespace sim::scenario;

const Record& Work::describe() {
    static const Record record = sim::scenario::record<Work>(
        "work", "A step that takes its duration; a milestone without one.");
    return record;
}

} // namespace models
