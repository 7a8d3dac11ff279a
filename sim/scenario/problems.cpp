#include "sim/scenario/problems.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"

namespace sim::scenario {

namespace {
constexpr std::size_t longest_word = 80; // distances cost its square
constexpr std::size_t most_listed = 40;

char folded(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// Damerau-Levenshtein distance in its "optimal string alignment" form (Boytsov, ACM JEA 16,
/// 2011, section 2.2): insertions, deletions, replacements, swaps of neighbours.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j)
        d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = folded(a[i - 1]) == folded(b[j - 1]);
            d[i][j] =
                std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) &&
                folded(a[i - 2]) == folded(b[j - 1]))
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

std::size_t tolerance(std::string_view a, std::string_view b) {
    const std::size_t longer = std::max(a.size(), b.size());
    return std::max(longer / 3, longer >= 4 ? std::size_t{2} : std::size_t{1});
}
} // namespace

void Problems::add(const Position& where, std::string_view what) {
    add_line(fmt::format("{}: {}", to_string(where), what));
}

void Problems::add_line(std::string line) {
    if (lines_.size() == most)
        ++dropped_;
    else if (known_.insert(line).second)
        lines_.push_back(std::move(line));
}

void Problems::add_unknown(const Name& reference, std::string_view what,
                           const std::vector<std::string>& candidates) {
    add(reference.where,
        fmt::format("unknown {} '{}'{}", what, reference.text, hint(reference.text, candidates)));
}

void Problems::throw_if_any() const {
    if (lines_.empty())
        return;
    std::vector<std::string> lines = lines_;
    if (dropped_ > 0)
        lines.push_back(fmt::format("and {} more problems", dropped_));
    throw InvalidInput(std::move(lines));
}

std::string nearest(std::string_view wanted, const std::vector<std::string>& candidates) {
    if (wanted.size() > longest_word)
        return {};
    const std::string* best = nullptr;
    std::size_t least = 0;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest_word)
            continue;
        const std::size_t d = distance(wanted, candidate);
        if (d <= tolerance(wanted, candidate) && (best == nullptr || d < least)) {
            best = &candidate;
            least = d;
        }
    }
    return best == nullptr ? std::string() : *best;
}

std::string listed(const std::vector<std::string>& candidates) {
    if (candidates.empty())
        return "none";
    const std::size_t shown = std::min(candidates.size(), most_listed);
    std::string text = candidates.front();
    for (std::size_t i = 1; i < shown; ++i)
        text += ", " + candidates[i];
    if (shown < candidates.size())
        text += fmt::format(" and {} more", candidates.size() - shown);
    return text;
}

std::string hint(std::string_view wanted, const std::vector<std::string>& candidates) {
    const std::string near = nearest(wanted, candidates);
    const std::string question = near.empty() ? ";" : fmt::format("; did you mean '{}'?", near);
    return fmt::format("{} allowed: {}", question, listed(candidates));
}

} // namespace sim::scenario
