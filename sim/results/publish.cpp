#include "sim/results/publish.hpp"

#include "sim/results/database.hpp"
#include "sim/results/summary.hpp"

namespace sim::results {

void publish(const Folder& folder, const Run& run) {
    folder.write([&](const std::filesystem::path& path) {
        write_file(path / "summary.json", summary_text(run));
        write_database(path / "run.db", run);
    });
}

} // namespace sim::results
