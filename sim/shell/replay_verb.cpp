#include <algorithm>
#include <exception>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "sim/shell/outcome_table.hpp"
#include "sim/shell/output.hpp"
#include "sim/shell/sampled.hpp"
#include "sim/shell/variant.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

/// The log, as far as it goes: a replication that fails is told up to there.
std::string story(const Variant& variant, const Streams& streams) {
    std::ostringstream log;
    try {
        variant.model->narrate(streams, log);
    } catch (const std::exception& problem) {
        log << "here it fails: " << problem.what() << '\n';
    }
    return log.str();
}

int replay_variant(const Variant& variant, const Streams& streams) {
    const Style style = stdout_style();
    const std::uint32_t replication = streams.replication();
    print(
        bold(fmt::format("{}: replication {}, seed {}", variant.name, replication, streams.seed()),
             style) +
        "\n\n");
    if (const std::string log = story(variant, streams); !log.empty())
        print(log + "\n");
    try {
        const std::vector<std::int64_t> outcome = variant.model->replay(streams);
        print(outcome_table(variant.model->outcome(), outcome, style));
        return 0;
    } catch (const std::exception& problem) {
        complain(fmt::format("replication {} failed: {}", replication, problem.what()));
        return 1;
    }
}

} // namespace

int replay(const ModelPort& port, const RunArguments& arguments, std::uint32_t replication) {
    const auto document = scenario::Document::load(arguments.file);
    int status = 0;
    std::string between;
    const std::vector<Variant> variants =
        variants_of(port, document, arguments.options, arguments.settings);
    warn(warnings_of(variants));
    for (const Variant& variant : variants) {
        print(std::exchange(between, "\n"));
        const ChosenSampler chosen = sampler_for(*variant.model, arguments);
        status = std::max(status, replay_variant(variant, Streams(arguments.seed, replication,
                                                                  chosen.sampler.get())));
    }
    return status;
}

} // namespace sim::shell
