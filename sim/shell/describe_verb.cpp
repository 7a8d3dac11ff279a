#include <fmt/format.h>

#include "sim/results/statistics.hpp"
#include "sim/scenario/assumptions.hpp"
#include "sim/scenario/json_schema.hpp"
#include "sim/scenario/reference.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/variant.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

std::string as_json(const std::vector<scenario::Assumption>& assumptions) {
    results::Json list = results::Json::array();
    for (const scenario::Assumption& each : assumptions)
        list.push_back({{"path", each.path},
                        {"value", each.value},
                        {"unit", each.unit},
                        {"grade", to_string(each.evidence.grade)},
                        {"source", each.evidence.source},
                        {"position", to_string(each.where)}});
    return list.dump(2, ' ', false, results::Json::error_handler_t::replace) + "\n";
}

std::string as_text(const std::vector<scenario::Assumption>& assumptions, Style style) {
    std::string text;
    for (const scenario::Assumption& each : assumptions) {
        const std::string grade = to_string(each.evidence.grade);
        const bool worded = each.unit.empty() || each.value.find(each.unit) != std::string::npos;
        text += fmt::format("{}  {} = {}{}\n", grade.empty() ? "-" : grade, bold(each.path, style),
                            each.value, worded ? "" : " " + each.unit);
        text +=
            faint(fmt::format("   {}: {}", to_string(each.where),
                              each.evidence.source.empty() ? "no source" : each.evidence.source),
                  style) +
            "\n";
    }
    return text;
}

/// A section for the end of the reference; nothing if the model does not say.
std::string omissions_text(const std::vector<std::string>& omissions) {
    std::string text = omissions.empty() ? "" : "\n## What the model leaves out\n\n";
    for (const std::string& each : omissions)
        text += fmt::format("- {}\n", each);
    return text;
}

} // namespace

int describe(const ModelPort& port, const DescribeArguments& arguments) {
    if (!arguments.file) {
        print(scenario::reference(*port.record) + omissions_text(port.omissions));
        return 0;
    }
    auto document = scenario::Document::load(*arguments.file);
    for (const std::string& option : arguments.options)
        if (option != as_written)
            document.apply_option(option);
    for (const std::string& setting : arguments.settings)
        document.set(setting);
    warn(port.build(document)->warnings());
    const auto assumptions = scenario::assumptions(document, *port.record);
    print(arguments.format == DescribeArguments::Format::json
              ? as_json(assumptions)
              : as_text(assumptions, stdout_style()));
    return 0;
}

int schema(const ModelPort& port) {
    print(scenario::json_schema(*port.record).dump(2) + "\n");
    return 0;
}

} // namespace sim::shell
