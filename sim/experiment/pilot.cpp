#include "sim/experiment/pilot.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace sim {

namespace {

/// Draws plainly from a seed of its own, and keeps what was drawn where. For one thread.
class Recorder final : public Sampler {
public:
    explicit Recorder(std::uint64_t seed) : seed_(~seed) {}

    double uniform(std::uint32_t replication, Address address, std::size_t which) const override {
        const double u = Streams(seed_, replication).uniforms(address)[which];
        if (which == 0)
            drawn_.emplace_back(address, u);
        return u;
    }
    std::vector<std::pair<Address, double>> take() { return std::exchange(drawn_, {}); }

private:
    std::uint64_t seed_;
    mutable std::vector<std::pair<Address, double>> drawn_;
};

struct ByAddress {
    static auto key(const Address& a) { return std::tie(a.purpose, a.entity, a.occasion); }
    bool operator()(const Address& a, const Address& b) const { return key(a) < key(b); }
};

/// Sums over the replications that drew at an address: its number about 1/2 and with the measure.
struct Together {
    double squares = 0, sum = 0, products = 0;
    std::uint32_t last = UINT32_MAX; // replication counted last
};

/// What the pilot saw.
struct Seen {
    std::map<Address, Together, ByAddress> at;
    double sum = 0, squares = 0, largest = 0;
    std::uint32_t count = 0;

    void add(std::uint32_t replication, double value,
             const std::vector<std::pair<Address, double>>& drawn) {
        sum += value;
        squares += value * value;
        ++count;
        for (const auto& [address, u] : drawn) {
            Together& here = at[address];
            if (std::exchange(here.last, replication) == replication)
                continue; // one address, one draw
            here.squares += (u - 0.5) * (u - 0.5);
            here.sum += u - 0.5;
            here.products += (u - 0.5) * value;
        }
    }
    /// The square of an address's score: covariance over its standard error if there is none.
    double score(const Together& here) const {
        const double mean = sum / count, variance = squares / count - mean * mean;
        const double covariance = here.products - mean * here.sum;
        const double error = here.squares * variance;
        return error > 0 ? covariance * covariance / error : 0;
    }
};

Seen look(const Contender& contender, const Pilot& pilot) {
    Seen seen;
    Recorder recorder(pilot.seed);
    const std::unique_ptr<Lane> lane = contender.lane();
    lane->sample_by(&recorder);
    std::vector<std::int64_t> row(contender.outcome->size());
    std::vector<Failure> failures;
    for (std::uint32_t i = 0; i < pilot.replications; ++i) {
        std::uint8_t ran = 0;
        lane->run(pilot.seed, i, row, {&ran, 1}, failures);
        const std::vector<std::pair<Address, double>> drawn = recorder.take();
        if (ran == 0)
            continue;
        const std::int64_t value = row[pilot.measure];
        if (value != censored)
            seen.largest = std::max(seen.largest, static_cast<double>(value));
        seen.add(i, value == censored ? seen.largest : static_cast<double>(value), drawn);
    }
    return seen;
}

} // namespace

std::vector<Address> addresses_that_matter(const Contender& contender, const Pilot& pilot) {
    constexpr double least = 9; // three standard errors, squared
    const Seen seen = look(contender, pilot);
    std::vector<std::pair<double, Address>> scores;
    for (const auto& [address, here] : seen.at)
        if (const double score = seen.score(here); score > least)
            scores.emplace_back(score, address);
    // Those with the same score stay in the order of their addresses.
    std::ranges::stable_sort(scores, std::ranges::greater{}, [](const auto& s) { return s.first; });
    scores.resize(std::min(scores.size(), pilot.most));
    std::vector<Address> addresses;
    addresses.reserve(scores.size());
    for (const auto& each : scores)
        addresses.push_back(each.second);
    return addresses;
}

} // namespace sim
