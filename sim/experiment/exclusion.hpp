#pragma once

#include <concepts>
#include <string>
#include <vector>

namespace sim {

/// What can go wrong, what is scarce, and what has to be waited for.
enum class CauseKind { risk, capacity, wait };

constexpr const char* to_string(CauseKind kind) {
    if (kind == CauseKind::risk)
        return "risk";
    return kind == CauseKind::capacity ? "capacity" : "wait";
}

/// One cause of a bad outcome, and the settings ("path=value", as by hand) that take it away.
struct Exclusion {
    std::string name;
    CauseKind kind = CauseKind::risk;
    std::vector<std::string> settings;
};

/// A model that knows what can be taken away from its scenario to see what it costs.
template <class M>
concept Excludes = requires(const M& model) {
    { model.exclusions() } -> std::convertible_to<std::vector<Exclusion>>;
};

} // namespace sim
