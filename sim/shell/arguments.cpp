#include "sim/shell/arguments.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/problems.hpp"

namespace sim::shell {

namespace po = boost::program_options;

namespace {

using Strings = std::vector<std::string>;

[[noreturn]] void refuse(const std::string& verb, const std::string& problem) {
    throw InvalidInput(fmt::format("slipway {}: {}", verb, problem));
}

/// Reads options and files; everything stays text, so that the messages are ours.
class Reader {
public:
    Reader(std::string verb, Strings single, Strings repeated, Strings switches)
        : verb_(std::move(verb)), single_(std::move(single)), repeated_(std::move(repeated)),
          switches_(std::move(switches)) {}

    void read(const Strings& arguments) {
        po::options_description known;
        for (const std::string& name : single_)
            known.add_options()(name.c_str(), po::value<std::string>());
        for (const std::string& name : repeated_)
            known.add_options()(name.c_str(), po::value<Strings>()->composing());
        for (const std::string& name : switches_)
            known.add_options()(name.c_str(), po::bool_switch());
        known.add_options()("file", po::value<Strings>()->composing());
        po::positional_options_description places;
        places.add("file", -1);
        using namespace po::command_line_style;
        constexpr auto style = unix_style & ~allow_guessing & ~allow_sticky;
        try {
            po::store(po::command_line_parser(arguments)
                          .options(known)
                          .positional(places)
                          .style(style)
                          .run(),
                      values_);
        } catch (const po::unknown_option& problem) {
            refuse_unknown(problem.get_option_name());
        } catch (const po::multiple_occurrences& problem) {
            refuse(verb_,
                   fmt::format("{} is given twice; allowed: once", problem.get_option_name()));
        } catch (const po::error& problem) {
            refuse(verb_, problem.what());
        }
    }

    bool has(const char* name) const { return values_.count(name) > 0; }
    bool on(const char* name) const { return values_[name].as<bool>(); }
    std::string text(const char* name) const { return values_[name].as<std::string>(); }
    Strings list(const char* name) const {
        return has(name) ? values_[name].as<Strings>() : Strings{};
    }

    template <class Integer>
    Integer whole(const char* name, Integer least,
                  Integer most = std::numeric_limits<Integer>::max()) const {
        return whole(name, text(name), least, most);
    }

    template <class Integer>
    Integer whole(const char* name, const std::string& digits, Integer least, Integer most) const {
        Integer value{};
        const char* const end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, value);
        if (read.ec != std::errc() || read.ptr != end || value < least || value > most)
            refuse(verb_, fmt::format("--{} is '{}'; allowed: a whole number from {} to {}", name,
                                      digits, least, most));
        return value;
    }

    [[noreturn]] void refuse_here(const std::string& problem) const { refuse(verb_, problem); }

private:
    [[noreturn]] void refuse_unknown(const std::string& name) const {
        Strings names = {"--help"};
        for (const Strings* group : {&single_, &repeated_, &switches_})
            for (const std::string& known : *group)
                names.push_back("--" + known);
        refuse(verb_, fmt::format("unknown option '{}'{}", name, scenario::hint(name, names)));
    }

    std::string verb_;
    Strings single_, repeated_, switches_;
    po::variables_map values_;
};

double read_precision(const Reader& reader) {
    const std::string text = reader.text("precision");
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(value > 0 && value < 0.5))
        reader.refuse_here(fmt::format("--precision is '{}'; allowed: a number above 0 and below "
                                       "0.5, such as 0.01 for +-1 percentage point",
                                       text));
    return value;
}

void read_share(const Reader& reader, RunArguments& run) {
    const std::string text = reader.text("share");
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos)
        reader.refuse_here(
            fmt::format("--share is '{}'; allowed: I/N, such as 2/10 for the second of ten", text));
    constexpr std::uint32_t most = 1'000'000;
    run.parts = reader.whole<std::uint32_t>("share", text.substr(slash + 1), 1, most);
    run.part = reader.whole<std::uint32_t>("share", text.substr(0, slash), 1, run.parts);
}

void check_together(const Reader& reader, const RunArguments& run) {
    if (run.precision && run.parts > 1)
        reader.refuse_here("--share does not go with --precision (how many replications there are "
                           "must be known before they are shared out); give --replications");
    if (run.replay && (run.out || run.format == RunArguments::Format::json))
        reader.refuse_here("--replay shows one replication; it does not go with --out or --json");
}

void read_experiment(const Reader& reader, RunArguments& run) {
    if (reader.has("precision")) {
        run.precision = read_precision(reader);
        run.replications = 1'000'000;
    }
    if (reader.has("replications"))
        run.replications = reader.whole<std::uint32_t>("replications", 1);
    if (reader.has("seed"))
        run.seed = reader.whole<std::uint64_t>("seed", 0);
    if (reader.has("threads"))
        run.threads = reader.whole<std::size_t>("threads", 1, 1'024);
    if (reader.has("share"))
        read_share(reader, run);
    if (reader.has("replay"))
        run.replay = reader.whole<std::uint32_t>("replay", 0);
}

} // namespace

RunArguments parse_run(const Strings& arguments) {
    Reader reader("run", {"replications", "precision", "seed", "threads", "out", "share", "replay"},
                  {"set", "option"}, {"json"});
    reader.read(arguments);
    const Strings files = reader.list("file");
    if (files.size() != 1)
        reader.refuse_here(fmt::format("{} scenario files are given; allowed: one", files.size()));
    RunArguments run;
    run.file = files.front();
    read_experiment(reader, run);
    run.settings = reader.list("set");
    run.options = reader.list("option");
    for (auto name = run.options.begin(); name != run.options.end(); ++name)
        if (std::find(run.options.begin(), name, *name) != name)
            reader.refuse_here(fmt::format("--option '{}' is given twice; allowed: once", *name));
    if (reader.has("out"))
        run.out = reader.text("out");
    if (reader.on("json"))
        run.format = RunArguments::Format::json;
    check_together(reader, run);
    return run;
}

DescribeArguments parse_describe(const Strings& arguments) {
    Reader reader("describe", {}, {"set", "option"}, {"json"});
    reader.read(arguments);
    const Strings files = reader.list("file");
    if (files.size() > 1)
        reader.refuse_here(
            fmt::format("{} scenario files are given; allowed: one or none", files.size()));
    DescribeArguments describe;
    if (!files.empty())
        describe.file = files.front();
    describe.settings = reader.list("set");
    describe.options = reader.list("option");
    if (reader.on("json"))
        describe.format = DescribeArguments::Format::json;
    if (!describe.file && (!describe.settings.empty() || !describe.options.empty()))
        reader.refuse_here("--set and --option need a scenario file");
    return describe;
}

Strings parse_check(const Strings& arguments) {
    Reader reader("check", {}, {}, {});
    reader.read(arguments);
    Strings files = reader.list("file");
    if (files.empty())
        reader.refuse_here("no scenario file is given; allowed: one or more");
    return files;
}

void parse_schema(const Strings& arguments) {
    Reader reader("schema", {}, {}, {});
    reader.read(arguments);
    if (!reader.list("file").empty())
        reader.refuse_here("takes no scenario file: the schema is the same for all");
}

bool wants_help(const Strings& arguments) {
    return std::ranges::any_of(
        arguments, [](const std::string& word) { return word == "--help" || word == "-h"; });
}

} // namespace sim::shell
