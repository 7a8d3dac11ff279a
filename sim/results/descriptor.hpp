#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace sim::results {

/// Throws std::runtime_error "PATH: what the system says of the error".
[[noreturn]] void refuse(const std::filesystem::path& path, int error);

/// A file descriptor that closes itself. All errors as refuse().
class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags);
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();

    void write(std::string_view text) const;
    void sync() const;
    /// Leaves nothing in the file that no write() has written since it was opened.
    void clear() const;
    /// Puts a text over the beginning of the file, where write() does not yet look, and on the
    /// disk, so that other machines see it and its time; does nothing if the disk refuses.
    void overwrite_start(std::string_view text) const;

private:
    std::filesystem::path path_;
    int number_;
};

/// Forces a folder's list of names to the disk.
void sync_folder(const std::filesystem::path& folder);

/// The name of this machine, or "here".
std::string host_name();

/// Removes the entries of a folder that are called `stem` and a process number of this machine of
/// which there is no process any more.
void remove_abandoned(const std::filesystem::path& folder, const std::string& stem);

} // namespace sim::results
