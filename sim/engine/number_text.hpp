#pragma once

#include <array>
#include <charconv>
#include <string>

namespace sim {

/// The shortest text that reads back as the same number: "60", "0.1", "1e+30", "inf".
inline std::string number_text(double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

} // namespace sim
