#include <optional>
#include <utility>

#include "sim/results/share.hpp"
#include "sim/shell/merging.hpp"
#include "sim/shell/sweeping.hpp"

namespace sim::shell {

namespace {

/// The points of a sweep, as its journal takes them.
class SweepMerging final : public Merging {
public:
    SweepMerging(const ModelPort& port, const results::Experiment& experiment,
                 const MergeArguments& merge)
        : arguments_(merged(parse_sweep(experiment.asked), merge)),
          sweeping_(port, arguments_,
                    scenario::Document::from_text(experiment.run.text, experiment.asked.front())) {
        refuse_others(sweeping_.experiment(), experiment);
        if (merge.out)
            folder_.emplace(*merge.out);
    }

    void take(const results::Share& share) override {
        const auto numbers =
            points_of_share(sweeping_.space().size(), share.slice.part, share.slice.parts);
        for (const results::PointRecord& point :
             results::decoded_points(share.body, numbers, arguments_.run.replications))
            journal_.add(point);
    }

    bool end_round(std::uint32_t) override { return true; }

    int conclude() override {
        const results::Sweep sweep = sweeping_.described();
        if (folder_)
            results::publish(*folder_, sweep, journal_);
        sweeping_.show(sweep, journal_);
        return sweeping_.finish(journal_);
    }

private:
    SweepArguments arguments_;
    Sweeping sweeping_;
    std::optional<results::Folder> folder_;
    results::PointJournal journal_;
};

} // namespace

std::unique_ptr<Merging> merging_of_sweep(const ModelPort& port,
                                          const results::Experiment& experiment,
                                          const MergeArguments& merge) {
    return std::make_unique<SweepMerging>(port, experiment, merge);
}

} // namespace sim::shell
