#include "sim/shell/tool.hpp"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include <unistd.h>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

using Strings = std::vector<std::string>;

int show(const std::string& text) {
    print(text);
    return 0;
}

[[noreturn]] void refuse_verb(const std::string& verb) {
    throw InvalidInput(
        fmt::format("slipway: unknown verb '{}'{}", verb, scenario::hint(verb, verbs())));
}

int do_verb(const ModelPort& port, const std::string& verb, const Strings& rest) {
    if (std::ranges::find(verbs(), verb) == verbs().end())
        refuse_verb(verb);
    if (wants_help(rest))
        return show(help(verb));
    if (verb == "check")
        return check(port, parse_check(rest));
    if (verb == "describe")
        return describe(port, parse_describe(rest));
    if (verb == "compare")
        return compare(port, parse_compare(rest));
    if (verb == "report")
        return report(parse_report(rest));
    if (verb == "rare")
        return rare(port, parse_rare(rest));
    if (verb == "export")
        return export_views(parse_export(rest));
    if (verb == "sweep")
        return sweep(port, parse_sweep(rest));
    if (verb == "sensitivity")
        return sensitivity(port, parse_sensitivity(rest));
    if (verb == "worth")
        return worth(port, parse_worth(rest));
    if (verb == "stress")
        return stress(port, parse_stress(rest));
    if (verb == "merge")
        return merge(port, parse_merge(rest));
    if (verb == "submit")
        return submit(parse_submit(rest));
    if (verb == "status")
        return status(parse_status(rest));
    if (verb == "schema") {
        parse_schema(rest);
        return schema(port);
    }
    const RunArguments arguments = parse_run(rest);
    return arguments.replay ? replay(port, arguments, *arguments.replay) : run(port, arguments);
}

int obey(const ModelPort& port, const Strings& arguments) {
    if (arguments.empty())
        throw InvalidInput("slipway: no verb is given; allowed: " + scenario::listed(verbs()) +
                           "; slipway --help says more");
    const std::string& verb = arguments.front();
    if (verb == "--version")
        return show(program().name + " " + program().version + "\n");
    if (verb == "--help" || verb == "-h")
        return show(help(""));
    return do_verb(port, verb, {arguments.begin() + 1, arguments.end()});
}

} // namespace

const results::Program& program() {
    static const results::Program self{"slipway", SLIPWAY_VERSION, SLIPWAY_BUILD};
    return self;
}

results::Program program_of(const ModelPort& port) {
    results::Program all = program();
    all.omissions = port.omissions;
    return all;
}

namespace {

const std::terminate_handler usual_end = std::get_terminate();

/// Memory may run out where nothing can be thrown: a destructor of the JSON library allocates. What
/// is under way is hidden, so what there was before is left as it was.
[[noreturn]] void end_without_memory() {
    constexpr std::string_view said = "slipway: out of memory\n";
    try {
        if (std::current_exception())
            std::rethrow_exception(std::current_exception());
    } catch (const std::bad_alloc&) {
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, said.data(), said.size());
        ::_exit(1);
    } catch (...) {
        usual_end();
    }
    usual_end();
    std::abort();
}

} // namespace

int run_tool(const ModelPort& port, const Strings& arguments) {
    std::set_terminate(end_without_memory);
    try {
        return obey(port, arguments);
    } catch (const InvalidInput& wrong) {
        for (const std::string& problem : wrong.problems())
            complain(problem);
        return 2;
    } catch (const std::bad_alloc&) {
        complain("slipway: out of memory");
    } catch (const std::exception& problem) {
        complain(std::string("slipway: ") + problem.what());
    }
    return 1;
}

} // namespace sim::shell
