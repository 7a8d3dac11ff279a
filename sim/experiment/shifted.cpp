#include "sim/experiment/shifted.hpp"

#include <memory>
#include <utility>

namespace sim {

namespace {

class ShiftedLane final : public Lane {
public:
    ShiftedLane(std::unique_ptr<Lane> lane, std::uint32_t by) : lane_(std::move(lane)), by_(by) {}

    void run(std::uint64_t seed, std::uint32_t first, std::span<std::int64_t> table,
             std::span<std::uint8_t> ran, std::vector<Failure>& failures) override {
        lane_->run(seed, first + by_, table, ran, failures);
    }

private:
    std::unique_ptr<Lane> lane_;
    std::uint32_t by_;
};

} // namespace

Contender shifted(const Contender& contender, std::uint32_t first) {
    return {.outcome = contender.outcome,
            .lane = [make = contender.lane, first]() -> std::unique_ptr<Lane> {
                return std::make_unique<ShiftedLane>(make(), first);
            },
            .name = contender.name};
}

} // namespace sim
