#include "sim/engine/errors.hpp"

#include <utility>

namespace sim {
namespace {

std::string one_a_line(const std::vector<std::string>& problems) {
    std::string text;
    for (const std::string& problem : problems) {
        if (!text.empty())
            text += '\n';
        text += problem;
    }
    return text;
}

} // namespace

InvalidInput::InvalidInput(std::string problem)
    : std::runtime_error(problem), problems_{std::move(problem)} {}

InvalidInput::InvalidInput(std::vector<std::string> problems)
    : std::runtime_error(one_a_line(problems)), problems_(std::move(problems)) {
    expects(!problems_.empty(), "no problem given (an error must say what is wrong) add one");
}

void violated(const char* message, std::source_location where) {
    throw ContractViolation(std::string(where.file_name()) + ':' + std::to_string(where.line()) +
                            ": " + message);
}

} // namespace sim
