#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/assumptions.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/variant.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

std::string counted(std::size_t number, const char* one, const char* many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string grades(const std::vector<scenario::Assumption>& assumptions) {
    std::array<std::size_t, 4> counts{};
    for (const scenario::Assumption& each : assumptions)
        ++counts[static_cast<std::size_t>(each.evidence.grade)];
    std::string text;
    for (const scenario::Grade grade :
         {scenario::Grade::a, scenario::Grade::b, scenario::Grade::c, scenario::Grade::none}) {
        const std::string name = to_string(grade).empty() ? "no grade" : to_string(grade);
        if (const std::size_t count = counts[static_cast<std::size_t>(grade)]; count > 0)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, count);
    }
    return text.empty() ? "" : " (" + text + ")";
}

/// Throws InvalidInput if the scenario as written is wrong; collects what is wrong with options.
std::string check_file(const ModelPort& port, const std::string& file) {
    const auto document = scenario::Document::load(file);
    std::vector<std::string> warnings =
        variant_of(port, document, as_written, {}).model->warnings();
    std::vector<std::string> problems;
    std::set<std::string> known;
    const std::vector<std::string> options = document.option_names();
    for (const std::string& option : options)
        try {
            for (std::string& warning : variant_of(port, document, option, {}).model->warnings())
                warnings.push_back(std::move(warning));
        } catch (const InvalidInput& wrong) {
            for (const std::string& problem : wrong.problems())
                if (known.insert(problem).second)
                    problems.push_back(fmt::format("{} (with option '{}')", problem, option));
        }
    if (!problems.empty())
        throw InvalidInput(std::move(problems));
    warn(warnings);
    const auto register_of = scenario::assumptions(document, *port.record);
    return fmt::format("{}: OK: {}{}, {}\n", file,
                       counted(register_of.size(), "assumption", "assumptions"),
                       grades(register_of), counted(options.size(), "option", "options"));
}

} // namespace

int check(const ModelPort& port, const std::vector<std::string>& files) {
    std::vector<std::string> problems;
    for (const std::string& file : files)
        try {
            print(check_file(port, file));
        } catch (const InvalidInput& wrong) {
            problems.insert(problems.end(), wrong.problems().begin(), wrong.problems().end());
        }
    if (!problems.empty())
        throw InvalidInput(std::move(problems));
    return 0;
}

} // namespace sim::shell
