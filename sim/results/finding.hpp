#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/experiment/contrasts.hpp"
#include "sim/experiment/result.hpp"

namespace sim::results {

/// What came of one trial of a study: of several models that were set against each other, or of
/// one that was looked at on its own.
struct Finding {
    std::string left_out;        ///< why it was not run; "" if it was
    std::vector<Digest> digests; ///< by model
    /// [contrast][measure]; empty tallies where not all models have the measure.
    std::vector<std::vector<ContrastTally>> tallies;
    /// By measure, published; NaN where there is none. Of one model on its own alone.
    std::vector<double> means;
};

/// Part of a study: some replications of the scenario as it is, and some trials.
struct StudyPart {
    std::optional<Result> base; ///< nothing in a later round
    std::vector<Finding> findings;
};

/// What a part has: of each trial so many models, contrasts and means, of so many measures.
struct FindingShape {
    std::size_t models = 0, contrasts = 0, measures = 0;
    bool means = false;
};

/// A part of a study as the body of a share: the same bytes for the same part.
std::string encoded(const StudyPart& part);

/// The part that bytes of any origin hold; Damaged (cbor.hpp) if it has not as many findings,
/// the i-th of shape(i). `outcome` is that of the scenario as it is.
StudyPart decoded_study_part(std::string_view bytes, const OutcomeDescription& outcome,
                             std::size_t findings,
                             const std::function<FindingShape(std::size_t)>& shape);

} // namespace sim::results
