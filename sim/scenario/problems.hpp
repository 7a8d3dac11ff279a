#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/position.hpp"

namespace sim::scenario {

/// Collects what is wrong with a scenario, so that everything is reported at once.
///
/// Each problem becomes one line "position: what". The same line is kept once. At most `most` lines
/// are kept; the rest are counted.
class Problems {
public:
    static constexpr std::size_t most = 200;

    void add(const Position& where, std::string_view what);
    /// A line that has its position already.
    void add_line(std::string line);
    /// "unknown <what> 'x'; did you mean 'y'? allowed: ..." at the place of the reference.
    void add_unknown(const Name& reference, std::string_view what,
                     const std::vector<std::string>& candidates);
    bool empty() const { return lines_.empty(); }
    /// How many different problems there are, those not kept included.
    std::size_t count() const { return lines_.size() + dropped_; }
    /// The lines in the order they were added.
    const std::vector<std::string>& lines() const { return lines_; }
    /// Whether this very line was added.
    bool holds(const std::string& line) const { return known_.contains(line); }
    /// Throws InvalidInput with all lines if there is any.
    void throw_if_any() const;

private:
    std::vector<std::string> lines_;
    std::set<std::string> known_;
    std::size_t dropped_ = 0;
};

/// The candidate most like `wanted`, or "" if none is near enough to be meant.
///
/// Near means at most a third of the longer word changed (but two letters in any word of four or
/// more): letters inserted, deleted, replaced, or two neighbours swapped; case costs nothing.
std::string nearest(std::string_view wanted, const std::vector<std::string>& candidates);

/// The first few dozen candidates joined by commas, "none" if there are none.
std::string listed(const std::vector<std::string>& candidates);

/// The end of a message about something that is not among the candidates: "; did you mean 'x'?
/// allowed: x, y", or "; allowed: x, y" if none is near.
std::string hint(std::string_view wanted, const std::vector<std::string>& candidates);

} // namespace sim::scenario
