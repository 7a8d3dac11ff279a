#include "sim/results/folder.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/engine/errors.hpp"
#include "sim/results/descriptor.hpp"
#include "sim/results/summary.hpp"

namespace sim::results {

namespace fs = std::filesystem;

namespace {

void sync_all(const fs::path& folder) {
    for (const fs::directory_entry& file : fs::directory_iterator(folder))
        Descriptor(file.path(), O_RDONLY).sync();
    sync_folder(folder);
}

/// Whether a folder holds nothing, or a result of ours and nothing else.
bool replaceable(const fs::path& folder) {
    const std::set<std::string> ours = {"summary.json", "run.db", "points.csv", "futures.csv"};
    std::size_t files = 0;
    for (const fs::directory_entry& file : fs::directory_iterator(folder)) {
        if (!ours.contains(file.path().filename().string()))
            return false;
        ++files;
    }
    if (files == 0)
        return true;
    std::ifstream stream(folder / "summary.json");
    const nlohmann::json summary = nlohmann::json::parse(stream, nullptr, false);
    return summary.is_object() && summary.value("schema", nlohmann::json()) == summary_schema;
}

} // namespace

Folder::Folder(const fs::path& place) {
    std::error_code error;
    fs::path whole = fs::weakly_canonical(fs::absolute(place), error);
    if (error)
        throw InvalidInput(fmt::format("{}: {}", place.string(), error.message()));
    if (whole.filename().empty())
        whole = whole.parent_path();
    place_ = whole;
    const fs::path around = place_.parent_path();
    if (!fs::is_directory(around, error))
        throw InvalidInput(fmt::format("{}: the folder around it does not exist; make {} first",
                                       place.string(), around.string()));
    if (::access(around.c_str(), W_OK | X_OK) != 0)
        throw std::runtime_error(fmt::format("{}: nothing may be written in {} ({})",
                                             place.string(), around.string(),
                                             std::strerror(errno)));
    const fs::file_status there = fs::status(place_, error);
    if (fs::exists(there) && (!fs::is_directory(there) || !replaceable(place_)))
        throw InvalidInput(fmt::format("{}: exists and is not a slipway result; allowed: a new "
                                       "name, an empty folder, or an earlier result to replace",
                                       place.string()));
}

fs::path Folder::hidden(std::string_view purpose) const {
    return place_.parent_path() / fmt::format(".{}.{}-{}-{}", place_.filename().string(), purpose,
                                              host_name(), ::getpid());
}

Folder::Draft::Draft(const Folder& folder) : folder_(folder), path_(folder.hidden("partial")) {
    // A process that was killed while it wrote leaves its hidden folder; the next one removes it.
    remove_abandoned(
        folder.place().parent_path(),
        fmt::format(".{}.partial-{}-", folder.place().filename().string(), host_name()));
    std::error_code error;
    if (!fs::create_directory(path_, error))
        refuse(path_, error ? error.value() : EEXIST);
}

Folder::Draft::~Draft() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void Folder::Draft::put_in_place() const {
    sync_all(path_);
    folder_.put_in_place(path_);
    sync_folder(folder_.place().parent_path());
}

void Folder::write(const std::function<void(const fs::path&)>& fill) const {
    const Draft draft(*this);
    fill(draft.path());
    draft.put_in_place();
}

void Folder::put_in_place(const fs::path& from) const {
    if (!fs::exists(place_)) {
        if (::rename(from.c_str(), place_.c_str()) != 0)
            refuse(place_, errno);
        return;
    }
    if (!replaceable(place_))
        throw std::runtime_error(place_.string() + ": was changed meanwhile and is not replaced");
    // One step where the file system can swap two names; the caller removes what was there.
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, place_.c_str(), RENAME_EXCHANGE) == 0)
        return;
    const fs::path aside = hidden("old");
    if (::rename(place_.c_str(), aside.c_str()) != 0)
        refuse(place_, errno);
    if (::rename(from.c_str(), place_.c_str()) != 0) {
        const int error = errno;
        static_cast<void>(::rename(aside.c_str(), place_.c_str()));
        refuse(place_, error);
    }
    fs::remove_all(aside);
}

void write_file(const fs::path& file, std::string_view text) {
    const Descriptor descriptor(file, O_WRONLY | O_CREAT | O_EXCL);
    descriptor.write(text);
    descriptor.sync();
}

std::string text_in(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

} // namespace sim::results
