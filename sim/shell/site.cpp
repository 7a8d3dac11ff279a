#include "sim/shell/site.hpp"

#include <regex>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/read.hpp"

namespace sim::shell {

const scenario::Record& Site::describe() {
    using namespace scenario;
    static const Record record =
        scenario::record<Site>("site", "How jobs run at a site.")
            .field("partition", &Site::partition, {}, "Slurm's partition.")
            .field("account", &Site::account, {}, "Who is charged.")
            .field("qos", &Site::qos, {}, "Quality of service.")
            .field("memory", &Site::memory, {}, "Of each job, such as \"500M\" or \"2G\".")
            .field("time", &Site::time, {}, "Limit of a share, such as \"01:30:00\".")
            .field("cpus", &Site::cpus, {.range = between(1, 1'024)}, "Of each share.")
            .field("at_once", &Site::at_once, {.range = between(1, 100'000)},
                   "Shares at the same time.")
            .field("modules", &Site::modules, {}, "What `module load` is given first.")
            .field("more", &Site::more, {}, "Further options of sbatch, as they are.");
    return record;
}

bool is_slurm_time(const std::string& text) {
    static const std::regex time(R"(\d+(:\d\d){0,2}|\d+-\d{1,2}(:\d\d){0,2})");
    return std::regex_match(text, time);
}

Site read_site(const std::string& file) {
    auto site = scenario::read<Site>(scenario::Document::load(file));
    if (site.time && !is_slurm_time(*site.time))
        throw InvalidInput(fmt::format("{}: time is '{}'; allowed: as Slurm takes it, such as "
                                       "\"01:30:00\" or \"2-00:00:00\"",
                                       file, *site.time));
    return site;
}

std::vector<std::string> sbatch_options(const Site& site) {
    std::vector<std::string> options;
    const auto add = [&](const char* name, const std::optional<std::string>& value) {
        if (value)
            options.push_back(fmt::format("--{}={}", name, *value));
    };
    add("partition", site.partition);
    add("account", site.account);
    add("qos", site.qos);
    add("mem", site.memory);
    options.insert(options.end(), site.more.begin(), site.more.end());
    return options;
}

} // namespace sim::shell
