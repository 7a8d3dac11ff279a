#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace sim::results {

/// A folder of results that appears whole or not at all.
///
/// The files are written into a hidden folder beside it, forced to the disk, and renamed into
/// place. A folder that is there already is replaced only if it is empty or holds a result of ours
/// and nothing else; until then it is as it was.
class Folder {
public:
    /// Checks at once what can be checked. InvalidInput if the place cannot be used: it exists and
    /// is no result of ours, or the folder around it does not exist; std::runtime_error if that may
    /// not be written to.
    explicit Folder(const std::filesystem::path& place);

    /// A folder in the making: hidden, and gone with this object unless it was put in place.
    class Draft {
    public:
        /// std::runtime_error if the disk refuses, here as below.
        explicit Draft(const Folder& folder);
        Draft(const Draft&) = delete;
        Draft& operator=(const Draft&) = delete;
        ~Draft();

        /// Where its files are to be written.
        const std::filesystem::path& path() const { return path_; }
        /// Forces all to the disk and puts it in place, in one step.
        void put_in_place() const;

    private:
        const Folder& folder_; ///< must outlive this
        std::filesystem::path path_;
    };

    /// Calls fill(path) with an empty folder to write into, then puts it in place. What fill throws
    /// is thrown here; std::runtime_error if the disk refuses. Then nothing is left behind.
    void write(const std::function<void(const std::filesystem::path&)>& fill) const;

    const std::filesystem::path& place() const { return place_; }

private:
    std::filesystem::path hidden(std::string_view purpose) const;
    void put_in_place(const std::filesystem::path& from) const;

    std::filesystem::path place_;
};

/// Writes a new file and forces it to the disk. std::runtime_error naming the file if that fails.
void write_file(const std::filesystem::path& file, std::string_view text);

/// All that a file has; "" if it cannot be read.
std::string text_in(const std::filesystem::path& file);

} // namespace sim::results
