#include "sim/experiment/samplers.hpp"

#include <algorithm>
#include <bit>

namespace sim {

namespace {

/// Keys of the generators that choose permutations: far from any seed in use, one for each of the
/// two numbers of an address.
constexpr std::uint64_t of_first = 0x9E3779B97F4A7C15, of_second = 0xD1B54A32D192ED03;

constexpr double below_one = 1 - 0x1p-53;

double number(const Philox& generator, std::uint32_t replication, Address address,
              std::size_t which) {
    return Streams::number_of(
        generator.halves({replication, address.entity, address.purpose, address.occasion})[which]);
}

/// Stafford's variant 13 of the finaliser of MurmurHash3, as in splitmix64.
std::uint64_t hash(std::uint64_t h) {
    h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9;
    h = (h ^ (h >> 27)) * 0x94D049BB133111EB;
    return h ^ (h >> 31);
}

/// The `digits` digits of a point, the first on top, each flipped or not by a hash of those above.
std::uint32_t scrambled(std::uint32_t point, std::uint32_t digits, std::uint64_t key) {
    std::uint32_t result = 0;
    for (std::uint32_t depth = 0; depth < digits; ++depth) {
        const std::uint64_t above = point >> (digits - depth); // none at depth 0
        const std::uint64_t node = std::uint64_t{1} << depth | above;
        const std::uint32_t digit = point >> (digits - 1 - depth) & 1;
        const auto flip = static_cast<std::uint32_t>(hash(key + node * of_first) >> 63);
        result = result << 1 | (digit ^ flip);
    }
    return result;
}

} // namespace

double Antithetic::uniform(std::uint32_t replication, Address address, std::size_t which) const {
    const double u = number(plain_, replication & ~std::uint32_t{1}, address, which);
    return replication % 2 == 0 ? u : 1 - u;
}

LatinHypercube::LatinHypercube(std::uint64_t seed, std::uint32_t each)
    : plain_(seed), first_(seed ^ of_first), second_(seed ^ of_second), strata_(each) {}

double LatinHypercube::plain(std::uint32_t replication, Address address, std::size_t which) const {
    return number(plain_, replication, address, which);
}

Philox::Block LatinHypercube::key(std::uint32_t randomisation, Address address,
                                  std::size_t which) const {
    return (which == 0 ? first_ : second_)
        .block({randomisation, address.entity, address.purpose, address.occasion});
}

double LatinHypercube::uniform(std::uint32_t replication, Address address,
                               std::size_t which) const {
    const std::uint32_t each = strata_.size();
    const std::uint32_t stratum =
        strata_.at(replication % each, key(replication / each, address, which));
    return std::min(below_one, (stratum + plain(replication, address, which)) / each);
}

std::size_t ScrambledSobol::Hash::operator()(const Address& address) const {
    const std::uint64_t both = std::uint64_t{address.purpose} << 32 | address.entity;
    return hash(both + address.occasion * of_first);
}

ScrambledSobol::ScrambledSobol(std::uint64_t seed, std::uint32_t each,
                               const std::vector<Address>& matter)
    : others_(seed, each), each_(each), digits_(static_cast<std::uint32_t>(std::countr_zero(each))),
      matrices_(matter.size()) {
    for (std::size_t j = 0; j < matter.size(); ++j)
        coordinates_.emplace(matter[j], static_cast<std::uint32_t>(j));
}

double ScrambledSobol::uniform(std::uint32_t replication, Address address,
                               std::size_t which) const {
    const auto found = coordinates_.find(address);
    if (which != 0 || found == coordinates_.end())
        return others_.uniform(replication, address, which);
    const Philox::Block bits = others_.key(replication / each_, address, which);
    const std::uint64_t key = std::uint64_t{bits[1]} << 32 | bits[0];
    const std::uint32_t point =
        digits_ == 0 ? 0 : matrices_.point(found->second, replication % each_) >> (32 - digits_);
    const double place =
        scrambled(point, digits_, key) + others_.plain(replication, address, which);
    return std::min(below_one, place / each_);
}

} // namespace sim
