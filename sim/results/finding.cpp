#include "sim/results/finding.hpp"

#include <utility>

#include "sim/results/cbor.hpp"
#include "sim/results/exact.hpp"

namespace sim::results {

namespace {

Json exact(const Finding& finding) {
    Json digests = Json::array(), tallies = Json::array();
    for (const Digest& digest : finding.digests) {
        const auto [high, low] = digest.words();
        digests.push_back(Json::array({high, low}));
    }
    for (const std::vector<ContrastTally>& contrast : finding.tallies) {
        Json measures = Json::array();
        for (const ContrastTally& tally : contrast)
            measures.push_back(results::exact(tally));
        tallies.push_back(std::move(measures));
    }
    return {finding.left_out, std::move(digests), std::move(tallies), finding.means};
}

Digest digest_of(const Json& value) {
    const Json::array_t& words = list(value, 2);
    return Digest::of({integer(words[0]), integer(words[1])});
}

Finding finding_of(const Json& value, const FindingShape& shape) {
    const Json::array_t& parts = list(value, 4);
    Finding finding{.left_out = text(parts[0]), .digests = {}, .tallies = {}, .means = {}};
    if (!finding.left_out.empty())
        return finding;
    for (const Json& digest : list(parts[1], shape.models))
        finding.digests.push_back(digest_of(digest));
    for (const Json& contrast : list(parts[2], shape.contrasts)) {
        finding.tallies.emplace_back();
        for (const Json& tally : list(contrast, shape.measures))
            finding.tallies.back().push_back(exact_contrast(tally));
    }
    for (const Json& mean : list(parts[3], shape.means ? shape.measures : 0)) {
        sound(mean.is_number_float(), "a mean is missing");
        finding.means.push_back(mean.get<double>());
    }
    return finding;
}

} // namespace

std::string encoded(const StudyPart& part) {
    Json findings = Json::array();
    for (const Finding& each : part.findings)
        findings.push_back(packed(cbor(exact(each))));
    const Json base = part.base ? packed(cbor(exact(*part.base))) : Json();
    return cbor(Json::array({base, std::move(findings)}));
}

StudyPart decoded_study_part(std::string_view bytes_of, const OutcomeDescription& outcome,
                             std::size_t findings,
                             const std::function<FindingShape(std::size_t)>& shape) {
    const Json all = from_cbor(bytes_of);
    const Json::array_t& parts = list(all, 2);
    StudyPart part;
    if (!parts[0].is_null())
        part.base = exact_result(from_cbor(bytes(parts[0])), outcome);
    for (const Json& each : list(parts[1], findings))
        part.findings.push_back(finding_of(from_cbor(bytes(each)), shape(part.findings.size())));
    return part;
}

} // namespace sim::results
