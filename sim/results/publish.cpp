#include "sim/results/publish.hpp"

#include "sim/results/publication.hpp"
#include "sim/results/summary.hpp"

namespace sim::results {

void publish(const Folder& folder, const Run& run) {
    Publication(folder).finish(run, summary_text(run));
}

} // namespace sim::results
