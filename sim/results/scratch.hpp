#pragma once

#include <filesystem>

namespace sim::results {

/// A temporary folder that is gone when its holder is. std::runtime_error if it cannot be made.
class Scratch {
public:
    Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch();

    const std::filesystem::path& path() const { return place_; }
    std::filesystem::path operator/(const char* name) const { return place_ / name; }

private:
    std::filesystem::path place_;
};

} // namespace sim::results
