#include "sim/experiment/result.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"

namespace sim {

Plan share_of(const Plan& plan, std::uint32_t part, std::uint32_t parts) {
    if (part < 1 || part > parts)
        throw InvalidInput(fmt::format("share {}/{}: no such part; allowed: 1/{} to {}/{}", part,
                                       parts, std::max(parts, 1U), std::max(parts, 1U),
                                       std::max(parts, 1U)));
    const auto bound = [&](std::uint64_t k) {
        return static_cast<std::uint32_t>(k * plan.replications / parts);
    };
    Plan share = plan;
    share.first = plan.first + bound(part - 1);
    share.replications = bound(part) - bound(part - 1);
    return share;
}

Result::Result(const OutcomeDescription& outcome) {
    for (const Section& section : outcome.sections)
        for (std::size_t row = 0; row < section.rows(); ++row)
            for (const Measure& measure : section.measures)
                measures.emplace_back(measure.resolution);
}

void Result::merge(const Result& other) {
    expects(measures.size() == other.measures.size(),
            "results with different measures cannot be merged");
    first = requested == 0 ? other.first : std::min(first, other.first);
    requested += other.requested;
    done += other.done;
    failed += other.failed;
    failures.insert(failures.end(), other.failures.begin(), other.failures.end());
    std::ranges::sort(failures, {}, &Failure::replication);
    if (failures.size() > most_failures)
        failures.resize(most_failures);
    for (std::size_t i = 0; i < measures.size(); ++i)
        measures[i].merge(other.measures[i]);
    digest.merge(other.digest);
}

void Result::validate(const OutcomeDescription& outcome) const {
    for (std::size_t i = 0; i < measures.size(); ++i) {
        const Measure& measure = outcome.measure(i);
        if (measure.kind != MeasureKind::flag && measure.kind != MeasureKind::category)
            continue;
        const auto values = measure.kind == MeasureKind::flag
                                ? std::int64_t{2}
                                : static_cast<std::int64_t>(measure.categories.size());
        const Histogram& seen = measures[i].histogram();
        expects(measures[i].censored_count() == 0, "a flag or category of the model was censored");
        expects(seen.empty() || (seen.min() >= 0 && seen.max() < values),
                "a flag or category of the model was out of range");
    }
}

} // namespace sim
