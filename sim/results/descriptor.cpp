#include "sim/results/descriptor.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sim::results {

namespace fs = std::filesystem;

void refuse(const fs::path& path, int error) {
    throw std::runtime_error(path.string() + ": " + std::strerror(error));
}

Descriptor::Descriptor(const fs::path& path, int flags)
    : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (number_ < 0)
        refuse(path_, errno);
}

Descriptor::~Descriptor() { ::close(number_); }

void Descriptor::write(std::string_view text) const {
    while (!text.empty()) {
        const ssize_t written = ::write(number_, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            refuse(path_, errno);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void Descriptor::sync() const {
    if (::fsync(number_) != 0)
        refuse(path_, errno);
}

void Descriptor::clear() const {
    if (::ftruncate(number_, ::lseek(number_, 0, SEEK_CUR)) != 0)
        refuse(path_, errno);
}

void Descriptor::overwrite_start(std::string_view text) const {
    if (::pwrite(number_, text.data(), text.size(), 0) > 0)
        static_cast<void>(::fdatasync(number_));
}

void sync_folder(const fs::path& folder) { Descriptor(folder, O_RDONLY | O_DIRECTORY).sync(); }

std::string host_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "here";
}

void remove_abandoned(const fs::path& folder, const std::string& stem) {
    std::error_code ignored;
    for (const fs::directory_entry& file : fs::directory_iterator(folder, ignored)) {
        const std::string name = file.path().filename().string();
        if (!name.starts_with(stem))
            continue;
        const int owner = std::atoi(name.c_str() + stem.size());
        if (owner > 0 && ::kill(owner, 0) != 0 && errno == ESRCH)
            fs::remove_all(file.path(), ignored);
    }
}

} // namespace sim::results
