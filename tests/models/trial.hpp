#pragma once

#include "models/programme.hpp"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <vector>

/// Small scenarios for tests: written as text, run once, and looked into.
namespace trial {

/// Start Monday 2024-01-01, deadline 2024-12-31, horizon 2025-12-31: what all texts begin with.
extern const std::string dates;

/// A day in base units [s].
inline constexpr std::int64_t day = 86'400;
/// The end of what did not end [days].
inline constexpr double not_done = std::numeric_limits<double>::infinity();

/// A file of the tests' own folder, e.g. "scenarios/san5.toml".
std::filesystem::path file(const std::string& name);

/// The model of a scenario text, in which a line may be broken after any comma.
models::Programme programme_of(std::string text);
/// The model of a file of the tests' folder, with options laid over it.
models::Programme programme_in(const std::string& name,
                               const std::vector<std::string>& options = {});
/// One replication, kept as it stood at the horizon.
class Run {
public:
    /// `dates` and the text as a scenario.
    explicit Run(const std::string& text, std::uint32_t replication = 0, std::uint64_t seed = 1);

    /// [days] from the start to the end of "stage of owner"; infinite if not before the horizon.
    [[nodiscard]] double end(const std::string& activity) const;
    /// How often it was begun.
    [[nodiscard]] std::uint32_t attempts(const std::string& activity) const;
    /// What it says of a measure, in base units.
    [[nodiscard]] std::int64_t measure(const std::string& section, const std::string& member,
                                       const std::string& name) const;
    [[nodiscard]] const models::World& world() const { return workspace_->world(); }

private:
    [[nodiscard]] const models::Progress& progress(const std::string& activity) const;

    std::unique_ptr<const models::Programme> programme_;
    std::unique_ptr<models::Programme::Workspace> workspace_;
    std::vector<std::int64_t> outcome_;
};

} // namespace trial
