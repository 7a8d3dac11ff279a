#include "sim/results/publication.hpp"

#include "sim/results/database.hpp"

namespace sim::results {

Publication::Publication(const Folder& folder)
    : draft_(folder), database_(draft_.path() / "run.db", Open::create) {
    begin_database(database_);
}

void Publication::finish(const Run& run, std::string_view summary,
                         const std::function<void(Database&)>& more) {
    write_file(draft_.path() / "summary.json", summary);
    finish_database(database_, run, more);
    draft_.put_in_place();
}

} // namespace sim::results
