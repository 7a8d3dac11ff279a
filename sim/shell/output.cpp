#include "sim/shell/output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>
#include <stdexcept>
#include <string>

#include <unistd.h>

namespace sim::shell {

Style stdout_style() {
    const char* refused = std::getenv("NO_COLOR");
    const bool wanted = refused == nullptr || *refused == '\0';
    return wanted && ::isatty(STDOUT_FILENO) == 1 ? Style::coloured : Style::plain;
}

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
        throw std::runtime_error(std::string("standard output: ") + std::strerror(errno));
}

void complain(std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fputc('\n', stderr);
}

void warn(const std::vector<std::string>& warnings) {
    std::set<std::string> told;
    for (const std::string& warning : warnings)
        if (told.insert(warning).second)
            complain("warning: " + warning);
}

} // namespace sim::shell
