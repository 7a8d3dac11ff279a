#include "sim/shell/option_reader.hpp"

#include <charconv>
#include <cstdint>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/problems.hpp"

namespace sim::shell {

namespace po = boost::program_options;

OptionReader::OptionReader(std::string verb, Strings single, Strings repeated, Strings switches)
    : verb_(std::move(verb)), single_(std::move(single)), repeated_(std::move(repeated)),
      switches_(std::move(switches)) {}

void OptionReader::read(const Strings& arguments) {
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
        po::store(
            po::command_line_parser(arguments).options(known).positional(places).style(style).run(),
            values_);
    } catch (const po::unknown_option& problem) {
        refuse_unknown(problem.get_option_name());
    } catch (const po::multiple_occurrences& problem) {
        refuse_here(fmt::format("{} is given twice; allowed: once", problem.get_option_name()));
    } catch (const po::error& problem) {
        refuse_here(problem.what());
    }
}

std::string OptionReader::only_file() const {
    const Strings files = list("file");
    if (files.size() != 1)
        refuse_here(fmt::format("{} scenario files are given; allowed: one", files.size()));
    return files.front();
}

std::string OptionReader::only_folder() const {
    const Strings folders = list("file");
    if (folders.size() != 1)
        refuse_here(fmt::format("{} folders of shares are given; allowed: one", folders.size()));
    return folders.front();
}

template <class Integer>
Integer OptionReader::whole(const char* name, const std::string& digits, Integer least,
                            Integer most) const {
    Integer value{};
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || value < least || value > most)
        refuse_here(fmt::format("--{} is '{}'; allowed: a whole number from {} to {}", name, digits,
                                least, most));
    return value;
}

template std::uint32_t OptionReader::whole(const char*, const std::string&, std::uint32_t,
                                           std::uint32_t) const;
template std::uint64_t OptionReader::whole(const char*, const std::string&, std::uint64_t,
                                           std::uint64_t) const;

void OptionReader::refuse_here(const std::string& problem) const {
    throw InvalidInput(fmt::format("slipway {}: {}", verb_, problem));
}

void OptionReader::refuse_unknown(const std::string& name) const {
    Strings names = {"--help"};
    for (const Strings* group : {&single_, &repeated_, &switches_})
        for (const std::string& known : *group)
            names.push_back("--" + known);
    refuse_here(fmt::format("unknown option '{}'{}", name, scenario::hint(name, names)));
}

} // namespace sim::shell
