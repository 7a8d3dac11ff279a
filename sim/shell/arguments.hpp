#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/experiment/sampling.hpp"
#include "sim/shell/design_space.hpp"

namespace sim::shell {

class OptionReader;

/// Which replications' raw outcomes go into the files.
struct SamplesWanted {
    enum class Which { first, missed, all };
    Which which = Which::first;
    std::uint64_t count = 2'000; ///< of `first`; 0: none
};

/// What `run` was asked for.
struct RunArguments {
    std::string file;
    std::uint32_t replications = 10'000; ///< with `precision`: at most so many
    std::optional<double> precision;     ///< half-width: of probabilities [1] or precision_of
    std::optional<std::string> precision_of = {}; ///< the measure, in its published unit
    Sampling sampling = Sampling::plain;
    std::uint64_t seed = 1;
    std::size_t threads = 0;
    std::vector<std::string> settings; ///< path=value
    std::vector<std::string> options;  ///< names; none: the scenario as written
    std::optional<std::string> out;
    SamplesWanted samples;
    std::uint32_t traces = 500; ///< replications that are watched for `out`
    bool share = false;         ///< a share of it alone, `part` of `parts`
    std::uint32_t part = 1, parts = 1;
    std::uint32_t round = 0; ///< of `precision`, whose shares go by rounds; 0 without
    enum class Format { table, json } format = Format::table;
    std::optional<std::uint32_t> replay;
};

/// What `compare` was asked for.
struct CompareArguments {
    RunArguments run;              ///< options: none for all there are
    std::optional<std::string> by; ///< the measure that ranks; none: the model's own choice
    enum class Select { kim_nelson, ocba };
    std::optional<Select> select;   ///< choose one, instead of comparing all
    double indifference = 0;        ///< kim_nelson: smallest difference that matters [as published]
    std::uint64_t budget = 100'000; ///< ocba: futures of all options together
};

/// What `report` was asked for.
struct ReportArguments {
    std::vector<std::string> files;
    std::string out;
    std::optional<std::string> chart; ///< none: the whole page
    enum class Format { svg, png, json } format = Format::svg;
};

/// What `sensitivity` was asked for.
struct SensitivityArguments {
    RunArguments run; ///< replications of each run; at most one option
    enum class Method { swing, exclusion, morris, sobol, shapley } method = Method::swing;
    std::optional<std::string> measure;      ///< orders the table; none: the model's own choice
    std::vector<std::string> inputs, ranges; ///< paths, PATH=LOW..HIGH
    std::size_t points = 64;                 ///< morris: trajectories; sobol, shapley: rows
    std::size_t pairs = 4;                   ///< exclusion: causes that are also taken by pairs
    std::size_t top = 25;                    ///< rows of the table
};
/// "swing" and so on: as on the command line.
std::string_view name_of(SensitivityArguments::Method method);

/// What `sweep` was asked for, on the command line and in its study file.
struct SweepArguments {
    RunArguments run;              ///< options: two or more are an axis
    std::vector<std::string> vary; ///< PATH=SPEC, see parse_axis
    DesignKind design = DesignKind::grid;
    std::size_t points = 0;             ///< of a design that is no grid
    std::optional<std::string> measure; ///< shown; none: the model's own choice
    bool csv = false;                   ///< print the points as CSV, instead of a table
};

/// What `merge` was asked for.
struct MergeArguments {
    std::string folder; ///< of shares
    std::optional<std::string> out;
    std::optional<std::string> experiment; ///< part of the name of one
    RunArguments::Format format = RunArguments::Format::table;
};

/// What `describe` was asked for.
struct DescribeArguments {
    std::optional<std::string> file; ///< none: the parameter reference
    std::vector<std::string> settings;
    std::vector<std::string> options; ///< applied in their order
    enum class Format { text, json } format = Format::text;
};

/// What `export` was asked for.
struct ExportArguments {
    std::string file; ///< a run database, or the folder it is in
    std::string out;
};

/// The verbs, in the order in which help lists them.
const std::vector<std::string>& verbs();

/// Each reads the arguments that follow its verb; InvalidInput (one line, with the nearest valid
/// name) if they are wrong.
RunArguments parse_run(const std::vector<std::string>& arguments);
CompareArguments parse_compare(const std::vector<std::string>& arguments);
ReportArguments parse_report(const std::vector<std::string>& arguments);
SweepArguments parse_sweep(const std::vector<std::string>& arguments);
SensitivityArguments parse_sensitivity(const std::vector<std::string>& arguments);
MergeArguments parse_merge(const std::vector<std::string>& arguments);
DescribeArguments parse_describe(const std::vector<std::string>& arguments);
std::vector<std::string> parse_check(const std::vector<std::string>& arguments); ///< the files
ExportArguments parse_export(const std::vector<std::string>& arguments);
void parse_schema(const std::vector<std::string>& arguments);

/// Reads what goes into the files of --out: --samples and --traces.
void read_files(const OptionReader& reader, RunArguments& run);

/// Reads --sampling, if it is there, after --precision and --replications: how many replications
/// there are is then as said, or a number that all randomisations allow.
void read_sampling(const OptionReader& reader, RunArguments& run);

/// Whether help is asked for among the arguments of a verb.
bool wants_help(const std::vector<std::string>& arguments);

/// What --help prints: of the tool ("" as the verb) or of a verb.
std::string help(const std::string& verb);

} // namespace sim::shell
