#include "sim/shell/share_arguments.hpp"

#include <string>

#include <fmt/format.h>

namespace sim::shell {

bool read_part(const OptionReader& reader, RunArguments& run) {
    if (!reader.has("share"))
        return false;
    const std::string text = reader.text("share");
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos)
        reader.refuse_here(
            fmt::format("--share is '{}'; allowed: I/N, such as 2/10 for the second of ten", text));
    constexpr std::uint32_t most = 1'000'000;
    run.parts = reader.whole<std::uint32_t>("share", text.substr(slash + 1), 1, most);
    run.part = reader.whole<std::uint32_t>("share", text.substr(0, slash), 1, run.parts);
    run.share = true;
    return true;
}

void read_share(const OptionReader& reader, RunArguments& run) {
    if (!read_part(reader, run)) {
        if (reader.has("round"))
            reader.refuse_here("--round goes with --share alone");
        return;
    }
    if (run.precision && !run.out)
        reader.refuse_here("--share with --precision is one share of one round, which says nothing "
                           "alone; give --out for its file, and merge the files");
    if (!run.precision && reader.has("round"))
        reader.refuse_here("--round goes with --precision, which decides how many there are");
    if (run.precision)
        run.round = reader.has("round") ? reader.whole<std::uint32_t>("round", 1, 64) : 1;
}

MergeArguments parse_merge(const std::vector<std::string>& arguments) {
    OptionReader reader("merge", {"out", "experiment"}, {}, {"json"});
    reader.read(arguments);
    MergeArguments merge;
    merge.folder = reader.only_folder();
    if (reader.has("out"))
        merge.out = reader.text("out");
    if (reader.has("experiment"))
        merge.experiment = reader.text("experiment");
    if (reader.on("json"))
        merge.format = RunArguments::Format::json;
    return merge;
}

} // namespace sim::shell
