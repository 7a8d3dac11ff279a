#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "sim/shell/arguments.hpp"
#include "sim/shell/common_arguments.hpp"
#include "sim/shell/option_reader.hpp"
#include "sim/shell/share_arguments.hpp"

namespace sim::shell {

namespace {

double read_amount(const OptionReader& reader, const char* name, const char* what) {
    const std::string text = reader.text(name);
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(value > 0 && std::isfinite(value)))
        reader.refuse_here(fmt::format("--{} is '{}'; allowed: a number above 0: {}, in the "
                                       "measure's unit",
                                       name, text, what));
    return value;
}

void read_selection(const OptionReader& reader, CompareArguments& compare) {
    const bool wanted = reader.has("select");
    if (wanted) {
        const std::string method = reader.text("select");
        if (method != "kn" && method != "ocba")
            reader.refuse_here(fmt::format("--select is '{}'; allowed: kn, ocba", method));
        compare.select =
            method == "kn" ? CompareArguments::Select::kim_nelson : CompareArguments::Select::ocba;
        if (compare.run.out)
            reader.refuse_here("--select goes to stdout alone; it does not go with --out");
    }
    const bool kn = compare.select == CompareArguments::Select::kim_nelson;
    if (kn != reader.has("indifference"))
        reader.refuse_here(kn ? "--select kn needs --indifference, the smallest difference that "
                                "matters, in the measure's unit"
                              : "--indifference goes with --select kn alone");
    if (kn)
        compare.indifference =
            read_amount(reader, "indifference", "the smallest difference that matters");
    if (reader.has("budget") && (!wanted || kn))
        reader.refuse_here("--budget goes with --select ocba alone");
    if (reader.has("budget"))
        compare.budget = reader.whole<std::uint64_t>("budget", 1, 1'000'000'000);
    if (kn && !reader.has("replications"))
        compare.run.replications = 10'000'000;
    if (wanted && !kn && reader.has("replications"))
        reader.refuse_here("--select ocba takes --budget, not --replications");
}

void read_paired_sampling(const OptionReader& reader, RunArguments& run) {
    read_sampling(reader, run);
    if (run.sampling == Sampling::control_variates)
        reader.refuse_here(
            "--sampling control-variates goes with run alone (it corrects means, not "
            "paired differences); allowed: plain, antithetic, latin-hypercube, "
            "sobol");
    if (run.sampling != Sampling::plain && reader.has("select"))
        reader.refuse_here("--sampling does not go with --select, which needs independent futures");
}

} // namespace

CompareArguments parse_compare(const std::vector<std::string>& arguments) {
    OptionReader reader("compare",
                        {"replications", "precision", "sampling", "seed", "threads", "out",
                         "samples", "traces", "by", "select", "indifference", "budget", "share",
                         "round"},
                        {"set", "option"}, {"json"});
    reader.read(arguments);
    CompareArguments compare;
    RunArguments& run = compare.run;
    run.file = reader.only_file();
    if (reader.has("precision")) {
        run.precision = read_amount(reader, "precision", "a half-width");
        run.replications = 1'000'000;
        if (reader.has("select"))
            reader.refuse_here("--precision does not go with --select, which stops by itself");
    }
    if (reader.has("replications"))
        run.replications = reader.whole<std::uint32_t>("replications", 1);
    read_paired_sampling(reader, run);
    read_chance(reader, run);
    read_variants(reader, run);
    if (reader.has("out"))
        run.out = reader.text("out");
    read_files(reader, run);
    if (reader.on("json"))
        run.format = RunArguments::Format::json;
    if (reader.has("by"))
        compare.by = reader.text("by");
    read_selection(reader, compare);
    read_share(reader, run);
    if (run.share && compare.select)
        reader.refuse_here("--share does not go with --select, which goes step by step");
    return compare;
}

} // namespace sim::shell
