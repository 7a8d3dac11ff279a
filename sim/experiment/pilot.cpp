#include "sim/experiment/pilot.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace sim {

namespace {

/// Draws plainly from a seed of its own, and keeps what was drawn where. For one thread.
class Noting final : public Sampler {
public:
    explicit Noting(std::uint64_t seed) : seed_(~seed) {}

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

/// Sums over the replications that drew at an address: its number about 1/2 and with each measure.
struct Together {
    double squares = 0, sum = 0;
    std::vector<double> products;
    std::uint32_t last = UINT32_MAX; // replication counted last
    std::uint32_t drawn = 0;         // replications
};

/// What the pilot saw.
struct Seen {
    explicit Seen(std::size_t measures) : sums(measures), squares(measures) {}

    std::map<Address, Together, ByAddress> at;
    std::vector<double> sums, squares;
    std::uint32_t count = 0;

    void add(std::uint32_t replication, const std::vector<double>& values,
             const std::vector<std::pair<Address, double>>& drawn) {
        for (std::size_t m = 0; m < values.size(); ++m) {
            sums[m] += values[m];
            squares[m] += values[m] * values[m];
        }
        ++count;
        for (const auto& [address, u] : drawn) {
            Together& here = at[address];
            if (std::exchange(here.last, replication) == replication)
                continue; // one address, one draw
            ++here.drawn;
            here.products.resize(values.size());
            here.squares += (u - 0.5) * (u - 0.5);
            here.sum += u - 0.5;
            for (std::size_t m = 0; m < values.size(); ++m)
                here.products[m] += (u - 0.5) * values[m];
        }
    }
    /// The square of an address's score: covariance over its standard error if there is none; the
    /// largest of all measures.
    double score(const Together& here) const {
        double largest = 0;
        for (std::size_t m = 0; m < sums.size(); ++m) {
            const double mean = sums[m] / count, variance = squares[m] / count - mean * mean;
            const double covariance = here.products[m] - mean * here.sum;
            const double error = here.squares * variance;
            largest = std::max(largest, error > 0 ? covariance * covariance / error : 0);
        }
        return largest;
    }
};

/// The measures of one replication; a value beyond the horizon counts as the largest seen.
std::vector<double> values_of(const std::vector<std::int64_t>& row, const Pilot& pilot,
                              std::vector<double>& largest) {
    std::vector<double> values;
    values.reserve(pilot.measures.size());
    for (std::size_t m = 0; m < pilot.measures.size(); ++m) {
        const std::int64_t value = row[pilot.measures[m]];
        if (value != censored)
            largest[m] = std::max(largest[m], static_cast<double>(value));
        values.push_back(value == censored ? largest[m] : static_cast<double>(value));
    }
    return values;
}

Seen look(const Contender& contender, const Pilot& pilot) {
    Seen seen(pilot.measures.size());
    Noting noting(pilot.seed);
    const std::unique_ptr<Lane> lane = contender.lane();
    lane->sample_by(&noting);
    std::vector<std::int64_t> row(contender.outcome->size());
    std::vector<double> largest(pilot.measures.size());
    std::vector<Failure> failures;
    for (std::uint32_t i = 0; i < pilot.replications; ++i) {
        std::uint8_t ran = 0;
        lane->run(pilot.seed, i, row, {&ran, 1}, failures);
        const std::vector<std::pair<Address, double>> drawn = noting.take();
        if (ran != 0)
            seen.add(i, values_of(row, pilot, largest), drawn);
    }
    return seen;
}

std::vector<Address> that_matter(const Seen& seen, std::size_t most) {
    constexpr double least = 9; // three standard errors, squared
    std::vector<std::pair<double, Address>> scores;
    for (const auto& [address, here] : seen.at)
        if (const double score = seen.score(here); score > least)
            scores.emplace_back(score, address);
    // Those with the same score stay in the order of their addresses.
    std::ranges::stable_sort(scores, std::ranges::greater{}, [](const auto& s) { return s.first; });
    scores.resize(std::min(scores.size(), most));
    std::vector<Address> addresses;
    addresses.reserve(scores.size());
    for (const auto& each : scores)
        addresses.push_back(each.second);
    return addresses;
}

/// Draws that have something in common, the largest groups first, none of one draw alone.
std::vector<std::vector<Address>> groups_by(const Seen& seen, std::uint32_t Address::*common) {
    std::map<std::uint32_t, std::vector<Address>> groups;
    for (const auto& [address, here] : seen.at)
        if (2 * here.drawn >= seen.count)
            groups[address.*common].push_back(address);
    std::vector<std::vector<Address>> all;
    for (auto& [key, group] : groups)
        if (group.size() > 1)
            all.push_back(std::move(group));
    std::ranges::stable_sort(all, std::ranges::greater{}, [](const auto& g) { return g.size(); });
    return all;
}

} // namespace

std::vector<Address> addresses_that_matter(const Contender& contender, const Pilot& pilot) {
    return that_matter(look(contender, pilot), pilot.most);
}

std::vector<Address> addresses_that_matter(const std::vector<Contender>& contenders,
                                           const std::vector<Pilot>& pilots) {
    std::vector<std::vector<Address>> each;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < contenders.size(); ++i) {
        each.push_back(addresses_that_matter(contenders[i], pilots[i]));
        longest = std::max(longest, each.back().size());
    }
    std::vector<Address> shared;
    for (std::size_t rank = 0; rank < longest; ++rank)
        for (const std::vector<Address>& of_one : each)
            if (rank < of_one.size() && std::ranges::find(shared, of_one[rank]) == shared.end())
                shared.push_back(of_one[rank]);
    shared.resize(std::min(shared.size(), pilots.front().most));
    return shared;
}

ControlDraws draws_to_control(const Contender& contender, const Pilot& pilot, std::size_t most) {
    const Seen seen = look(contender, pilot);
    ControlDraws draws{.alone = that_matter(seen, std::min(pilot.most, most / 4)),
                       .together = groups_by(seen, &Address::purpose)};
    std::vector<std::vector<Address>> of_entities = groups_by(seen, &Address::entity);
    std::ranges::move(of_entities, std::back_inserter(draws.together));
    const std::size_t left = most - std::min(most, 2 * draws.alone.size());
    draws.together.resize(std::min(draws.together.size(), left));
    return draws;
}

} // namespace sim
