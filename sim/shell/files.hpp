#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/experiment/recorder.hpp"
#include "sim/results/publication.hpp"
#include "sim/results/samples.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/variant.hpp"

namespace sim::shell {

/// As --samples has it: "all", "missed", or how many.
std::string word_of(const SamplesWanted& wanted);

/// Which raw outcomes of a run on one option, or of a comparison of several, are kept. `variants`
/// are those of it; `by` has the place of the ranking measure of each that are compared.
Kept kept_of_run(const SamplesWanted& wanted, const Variant& variant);
Kept kept_of_comparison(const SamplesWanted& wanted, const std::vector<std::size_t>& by);

/// Whether any are.
bool any(const SamplesWanted& wanted);

/// The files of an experiment, if any are wanted: begun before it runs, so that raw outcomes can go
/// into them, and put in place at its end, whole or not at all.
class Files {
public:
    /// Errors as results::Folder and results::Publication. `variants` must outlive this, and be all
    /// that the experiment has.
    Files(const RunArguments& arguments, const std::vector<Variant>& variants);

    /// Of an experiment on one option alone: what keeps its raw outcomes from replication `first`
    /// on. nullptr if none are wanted. Stands until the next call.
    Recorder* recorder_of(std::size_t option, std::uint64_t first);
    /// The same of an experiment on all options together; `by` has, for each, the place of the
    /// measure that ranks.
    Recorder* recorder_of_all(const std::vector<std::size_t>& by, std::uint64_t first);

    /// Takes raw outcomes that were kept elsewhere, as results::SampleWriter::take; no recorder is
    /// needed then. Ignored if none are wanted.
    void take(std::size_t first_option, const std::vector<RawOutcomes>& outcomes);

    /// Whether files are wanted.
    bool wanted() const { return publication_.has_value(); }

    /// Watches the first replications of each option, adds to the run what was seen, and writes
    /// all: nothing if no files are wanted. `more` as results::Publication::finish.
    void publish(results::Run& run, std::string_view summary,
                 const std::function<void(results::Database&)>& more = {});

private:
    Recorder* record(std::size_t first_option, Kept kept, std::uint64_t first);
    void add_traces(results::Run& run) const;

    const RunArguments& arguments_;
    const std::vector<Variant>& variants_;
    std::optional<results::Folder> folder_;
    std::optional<results::Publication> publication_;
    std::optional<results::SampleWriter> samples_;
    std::optional<Recorder> recorder_;
};

} // namespace sim::shell
