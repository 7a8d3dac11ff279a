#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/shell/arguments.hpp"
#include "sim/shell/site.hpp"

namespace sim::shell {

/// What `submit` was asked for.
struct SubmitArguments {
    enum class To { slurm, parallel, local } to = To::slurm;
    std::string out; ///< the folder of shares
    std::optional<std::uint32_t> shares;
    Site site;
    bool now = false;
    std::vector<std::string> wish; ///< what is to be computed: a verb with its arguments
};

/// What `status` was asked for.
struct StatusArguments {
    std::string folder;                    ///< of shares
    std::optional<std::string> experiment; ///< part of the name of those that are shown
    RunArguments::Format format = RunArguments::Format::table;
};

/// Errors as for the other verbs (arguments.hpp).
SubmitArguments parse_submit(const std::vector<std::string>& arguments);
StatusArguments parse_status(const std::vector<std::string>& arguments);

} // namespace sim::shell
