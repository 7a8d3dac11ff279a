#include "sim/results/scratch.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <system_error>

namespace sim::results {

namespace fs = std::filesystem;

Scratch::Scratch() {
    std::string pattern = fs::temp_directory_path() / "slipway-XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("cannot make a temporary folder in " +
                                 fs::temp_directory_path().string());
    place_ = pattern;
}

Scratch::~Scratch() {
    std::error_code ignored;
    fs::remove_all(place_, ignored);
}

} // namespace sim::results
