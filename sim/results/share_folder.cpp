#include "sim/results/share_folder.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"

namespace sim::results {

namespace fs = std::filesystem;

namespace {

using Sets = std::map<std::string, ShareSet>;

bool is_claim(const std::string& file) { return claimed_name(file).has_value(); }

/// Enters a share among those of its experiment; false if the file is none.
bool enter(Sets& sets, const std::string& file) {
    const std::optional<ShareName> name = share_name(file);
    if (!name)
        return false;
    const Slice& slice = name->slice;
    sets[name->stem].cuts[{slice.round, slice.parts}].push_back(slice.part);
    return true;
}

} // namespace

std::uint32_t ShareSet::parts(std::uint32_t round) const {
    std::uint32_t best = 0;
    std::size_t missing = 0;
    for (const auto& [cut, there] : cuts) {
        const std::size_t lacks = cut.second - there.size();
        if (cut.first == round && (best == 0 || lacks < missing)) {
            best = cut.second;
            missing = lacks;
        }
    }
    return best;
}

std::vector<std::uint32_t> ShareSet::missing(std::uint32_t round) const {
    std::vector<std::uint32_t> numbers;
    const auto cut = cuts.find({round, parts(round)});
    if (cut == cuts.end())
        return numbers;
    for (std::uint32_t part = 1; part <= cut->first.second; ++part)
        if (!std::ranges::binary_search(cut->second, part))
            numbers.push_back(part);
    return numbers;
}

ShareFolder shares_in(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw InvalidInput(fmt::format("{}: is no folder of shares", folder.string()));
    ShareFolder found;
    Sets sets;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string file = entry.path().filename().string();
        if (is_claim(file))
            found.claims.push_back(entry.path());
        else if (!enter(sets, file) && !file.starts_with('.') && file.ends_with(".share"))
            found.strange.push_back(entry.path());
    }
    for (auto& [stem, set] : sets) {
        set.stem = stem;
        for (auto& [cut, there] : set.cuts) {
            std::ranges::sort(there);
            there.erase(std::unique(there.begin(), there.end()), there.end());
        }
        found.experiments.push_back(std::move(set));
    }
    std::ranges::sort(found.strange);
    return found;
}

std::string array_list(const std::vector<std::uint32_t>& numbers) {
    std::string list;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t end = i + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
            ++end;
        list += list.empty() ? "" : ",";
        list += end - i > 1 ? fmt::format("{}-{}", numbers[i], numbers[end - 1])
                            : std::to_string(numbers[i]);
        i = end;
    }
    return list;
}

} // namespace sim::results
