#pragma once

#include <string>
#include <vector>

#include "sim/shell/any_model.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/future_arguments.hpp"
#include "sim/shell/rare_arguments.hpp"
#include "sim/shell/submit_arguments.hpp"

/// What each verb does. They print on stdout, complain on stderr, return the exit status (0 or 1)
/// and throw InvalidInput for status 2.
namespace sim::shell {

int run(const ModelPort& port, const RunArguments& arguments);
int compare(const ModelPort& port, const CompareArguments& arguments);
int report(const ReportArguments& arguments);
int rare(const ModelPort& port, const RareArguments& arguments);
int sweep(const ModelPort& port, const SweepArguments& arguments);
int sensitivity(const ModelPort& port, const SensitivityArguments& arguments);
int worth(const ModelPort& port, const FutureArguments& arguments);
int stress(const ModelPort& port, const FutureArguments& arguments);
int replay(const ModelPort& port, const RunArguments& arguments, std::uint32_t replication);
int submit(const SubmitArguments& arguments);
int status(const StatusArguments& arguments);
int merge(const ModelPort& port, const MergeArguments& arguments);
int check(const ModelPort& port, const std::vector<std::string>& files);
int describe(const ModelPort& port, const DescribeArguments& arguments);
int export_views(const ExportArguments& arguments);
int schema(const ModelPort& port);

} // namespace sim::shell
