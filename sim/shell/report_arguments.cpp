#include <algorithm>

#include <fmt/format.h>

#include "sim/report/chart.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/option_reader.hpp"

namespace sim::shell {

namespace {

ReportArguments::Format read_format(const OptionReader& reader) {
    if (!reader.has("format"))
        return ReportArguments::Format::svg;
    const std::string format = reader.text("format");
    if (format == "svg")
        return ReportArguments::Format::svg;
    if (format == "png")
        return ReportArguments::Format::png;
    if (format != "json")
        reader.refuse_here(fmt::format("--format is '{}'; allowed: svg, png, json", format));
    return ReportArguments::Format::json;
}

void read_chart(const OptionReader& reader, ReportArguments& report) {
    report.chart = reader.text("chart");
    const std::vector<std::string> known = report::chart_names();
    if (std::ranges::find(known, *report.chart) == known.end())
        reader.refuse_here(fmt::format("unknown chart '{}'{}", *report.chart,
                                       scenario::hint(*report.chart, known)));
    if (report.files.size() != 1)
        reader.refuse_here("--chart draws from one run.db alone");
    report.format = read_format(reader);
}

} // namespace

ReportArguments parse_report(const std::vector<std::string>& arguments) {
    OptionReader reader("report", {"out", "chart", "format"}, {}, {});
    reader.read(arguments);
    ReportArguments report;
    report.files = reader.list("file");
    if (report.files.empty())
        reader.refuse_here("no run database is given; allowed: one or more files run.db");
    if (!reader.has("out"))
        reader.refuse_here("--out is missing; allowed: the file to write");
    report.out = reader.text("out");
    if (reader.has("chart"))
        read_chart(reader, report);
    else if (reader.has("format"))
        reader.refuse_here("--format goes with --chart alone; the report is a page");
    return report;
}

} // namespace sim::shell
