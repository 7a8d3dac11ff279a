#include "sim/experiment/replicate_jointly.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "sim/engine/errors.hpp"
#include "sim/experiment/blocks.hpp"
#include "sim/experiment/recorder.hpp"
#include "sim/experiment/track.hpp"

namespace sim {

namespace {

/// All options on one worker.
class Race {
public:
    Race(const std::vector<Contender>& contenders, const JointPlan& joint, const Plan& plan)
        : plan_(joint), joint_(joint), rows_(contenders.size()), recorder_(plan.recorder),
          kept_(contenders.size()) {
        tracks_.reserve(contenders.size());
        for (const Contender& contender : contenders)
            tracks_.push_back(std::make_unique<Track>(contender, plan.sampler));
    }

    /// Runs replications [first, last), a stretch of each option in turn.
    void run(std::uint64_t seed, std::uint64_t first, std::uint64_t last) {
        run_stretches(seed, first, last);
        if (recorder_ != nullptr && recorder_->any_from(first))
            recorder_->deliver(first, last,
                               std::exchange(kept_, std::vector<RawOutcomes>(tracks_.size())));
    }

    void merge_into(JointResult& total) const {
        for (std::size_t option = 0; option < tracks_.size(); ++option)
            total.options[option].merge(tracks_[option]->result());
        total.joint.merge(joint_);
    }

private:
    void run_stretches(std::uint64_t seed, std::uint64_t first, std::uint64_t last) {
        for (; first < last; first += Track::longest) {
            const std::size_t size = std::min<std::uint64_t>(Track::longest, last - first);
            const auto from = static_cast<std::uint32_t>(first);
            std::array<std::uint8_t, Track::longest> counts{};
            counts.fill(1);
            for (std::size_t option = 0; option < tracks_.size(); ++option) {
                Track& track = *tracks_[option];
                track.run(seed, from, size);
                rows_[option] = track.rows();
                for (std::size_t i = 0; i < size; ++i)
                    counts[i] = counts[i] != 0 && track.ran(i) ? 1 : 0;
            }
            joint_.add(plan_, from, rows_, std::span(counts).first(size));
            if (recorder_ != nullptr && recorder_->any_from(from))
                keep(from, size);
        }
    }

    std::span<const std::int64_t> outcome(std::size_t option, std::size_t i) const {
        const Rows& rows = rows_[option];
        return {rows.table + i * rows.width, rows.width};
    }

    /// All options' outcomes of what one of them gives a reason to keep.
    void keep(std::uint32_t first, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) {
            const auto replication = static_cast<std::uint32_t>(first + i);
            bool kept = recorder_->keeps(replication);
            for (std::size_t option = 0; !kept && option < tracks_.size(); ++option)
                kept = tracks_[option]->ran(i) && recorder_->keeps(option, outcome(option, i));
            for (std::size_t option = 0; kept && option < tracks_.size(); ++option)
                if (tracks_[option]->ran(i))
                    kept_[option].add(replication, outcome(option, i));
        }
    }

    const JointPlan& plan_;
    JointTally joint_;
    std::vector<Rows> rows_;
    std::vector<std::unique_ptr<Track>> tracks_;
    Recorder* recorder_;
    std::vector<RawOutcomes> kept_; ///< by option, of the block under way
};

} // namespace

JointResult replicate_jointly(const std::vector<Contender>& contenders, const JointPlan& joint,
                              const Plan& plan) {
    expects(!contenders.empty() && joint.options == contenders.size(),
            "a joint plan is not for these contenders");
    JointResult total{.options = {}, .joint = JointTally(joint)};
    for (const Contender& contender : contenders)
        total.options.emplace_back(*contender.outcome);
    const std::uint64_t run = run_blocks(
        plan, [&] { return Race(contenders, joint, plan); },
        [&](Race& race) { race.merge_into(total); });
    for (std::size_t option = 0; option < contenders.size(); ++option)
        total.options[option].conclude(plan, run, *contenders[option].outcome);
    return total;
}

} // namespace sim
