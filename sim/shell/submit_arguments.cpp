#include "sim/shell/submit_arguments.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/problems.hpp"
#include "sim/shell/option_reader.hpp"

namespace sim::shell {

namespace {

using Strings = std::vector<std::string>;
using To = SubmitArguments::To;

To read_to(const OptionReader& reader) {
    static const Strings names = {"slurm", "parallel", "local"};
    const std::string text = reader.has("to") ? reader.text("to") : "";
    const auto name = std::ranges::find(names, text);
    if (name == names.end())
        reader.refuse_here(fmt::format("--to is '{}'{}; allowed: {}", text,
                                       scenario::hint(text, names), scenario::listed(names)));
    return static_cast<To>(name - names.begin());
}

/// What stands after the "--", which submit does not read itself but for what it must say itself.
void check_wish(const OptionReader& reader, const Strings& wish) {
    if (wish.empty())
        reader.refuse_here("nothing to compute is given; allowed: -- VERB FILE [options], as in "
                           "slipway submit --to slurm --out study -- compare plan.toml");
    if (std::ranges::find(verbs(), wish.front()) == verbs().end())
        reader.refuse_here(fmt::format("unknown verb '{}'{}", wish.front(),
                                       scenario::hint(wish.front(), verbs())));
    for (const std::string& word : wish)
        for (const char* name : {"--share", "--round", "--out", "--threads"})
            if (word.substr(0, word.find('=')) == name)
                reader.refuse_here(fmt::format("{} after the -- is for submit to say; allowed "
                                               "before it: --shares, --out, --cpus",
                                               name));
}

std::optional<std::string> text_or(const OptionReader& reader, const char* name,
                                   const std::optional<std::string>& otherwise) {
    return reader.has(name) ? reader.text(name) : otherwise;
}

Site read_site(const OptionReader& reader, To to) {
    if (to != To::slurm)
        for (const char* name : {"site", "partition", "account", "qos", "memory", "time", "module"})
            if (reader.has(name))
                reader.refuse_here(fmt::format("--{} goes with --to slurm alone", name));
    if (to == To::local && reader.has("more"))
        reader.refuse_here("--more is for sbatch or parallel; --to local has neither");
    Site site;
    if (reader.has("site"))
        site = sim::shell::read_site(reader.text("site"));
    site.partition = text_or(reader, "partition", site.partition);
    site.account = text_or(reader, "account", site.account);
    site.qos = text_or(reader, "qos", site.qos);
    site.memory = text_or(reader, "memory", site.memory);
    site.time = text_or(reader, "time", site.time);
    if (site.time && !is_slurm_time(*site.time))
        reader.refuse_here(fmt::format("--time is '{}'; allowed: as Slurm takes it, such as "
                                       "01:30:00 or 2-00:00:00",
                                       *site.time));
    if (reader.has("cpus"))
        site.cpus = reader.whole<std::uint32_t>("cpus", 1, 1'024);
    if (reader.has("at-once"))
        site.at_once = reader.whole<std::uint32_t>("at-once", 1, 100'000);
    reader.append_to(site.modules, "module");
    reader.append_to(site.more, "more");
    return site;
}

} // namespace

SubmitArguments parse_submit(const Strings& arguments) {
    const auto end = std::ranges::find(arguments, "--");
    OptionReader reader("submit",
                        {"to", "out", "shares", "site", "partition", "account", "qos", "memory",
                         "time", "cpus", "at-once"},
                        {"module", "more"}, {"now"});
    reader.read({arguments.begin(), end});
    if (const Strings files = reader.list("file"); !files.empty())
        reader.refuse_here(fmt::format("'{}' is no option; what is to be computed stands after --",
                                       files.front()));
    SubmitArguments submit;
    submit.to = read_to(reader);
    if (!reader.has("out"))
        reader.refuse_here("needs --out, the folder of shares");
    submit.out = reader.text("out");
    if (reader.has("shares"))
        submit.shares = reader.whole<std::uint32_t>("shares", 1, 1'000'000);
    submit.site = read_site(reader, submit.to);
    submit.now = reader.on("now");
    if (end != arguments.end())
        submit.wish.assign(end + 1, arguments.end());
    check_wish(reader, submit.wish);
    return submit;
}

StatusArguments parse_status(const Strings& arguments) {
    OptionReader reader("status", {"experiment"}, {}, {"json"});
    reader.read(arguments);
    StatusArguments status;
    status.folder = reader.only_folder();
    if (reader.has("experiment"))
        status.experiment = reader.text("experiment");
    if (reader.on("json"))
        status.format = RunArguments::Format::json;
    return status;
}

} // namespace sim::shell
