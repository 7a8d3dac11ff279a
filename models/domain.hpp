#pragma once

#include "models/ids.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/record.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace models {

struct Parameters;

/// Whether the trusts of a shared installation stay on it together, or are separated first.
enum class Sharing { together, split };

/// One installation of a system that several trusts share: what is done by domain is done once for
/// all of them, unless it is split.
struct Domain {
    sim::scenario::Name name;
    Sharing acts = Sharing::together;
    std::string meaning;
    static const sim::scenario::Record& describe();
};

/// Trusts that share an installation: a domain of the scenario, or a trust alone.
struct Tenancy {
    std::string name;
    std::vector<TrustId> trusts; ///< in the order of the scenario
};

/// The domains of a scenario over its trusts.
struct Tenancies {
    std::vector<Tenancy> all;
    std::vector<std::uint32_t> of;       ///< by trust: position in `all`
    std::vector<std::uint8_t> separated; ///< by trust: it has left a domain that others shared
};

/// Groups the trusts by domain. What is wrong, such as a domain that is moved together by two
/// routes, is added to `problems`.
Tenancies tenancies_of(const Parameters& parameters, sim::scenario::Problems& problems);

} // namespace models
