#include "sim/results/csv.hpp"
#include "sim/results/folder.hpp"
#include "sim/results/open_run.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

int export_views(const ExportArguments& arguments) {
    results::Database database = results::open_run(arguments.file);
    const results::Folder folder(arguments.out);
    folder.write([&](const std::filesystem::path& path) { results::write_csv(database, path); });
    return 0;
}

} // namespace sim::shell
