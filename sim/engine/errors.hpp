#pragma once

#include <source_location>
#include <stdexcept>
#include <string>
#include <vector>

namespace sim {

/// The user's input is wrong: says where, what, what is allowed and the nearest valid name.
///
/// Holds one or more problems, each a line of its own in `what()`. The command line turns it into
/// exit status 2.
class InvalidInput : public std::runtime_error {
public:
    /// One problem.
    explicit InvalidInput(std::string problem);
    /// All the problems found in one reading; there is at least one.
    explicit InvalidInput(std::vector<std::string> problems);

    /// The problems, in the order in which they were found.
    [[nodiscard]] const std::vector<std::string>& problems() const noexcept { return problems_; }

private:
    std::vector<std::string> problems_;
};

/// This program's code broke a promise; `what()` says which, why it is one, what to do and where.
class ContractViolation : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Throws ContractViolation with "file:line: message"; out of line, so that the check stays small.
[[noreturn, gnu::cold]] void violated(const char* message,
                                      std::source_location where = std::source_location::current());

/// Checks a contract, in every build.
///
/// \param message "problem (why it is one) what to do"
/// \throws ContractViolation if `condition` does not hold.
inline void expects(bool condition, const char* message,
                    std::source_location where = std::source_location::current()) {
    if (!condition) [[unlikely]]
        violated(message, where);
}

} // namespace sim
