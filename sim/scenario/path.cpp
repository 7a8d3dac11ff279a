#include "sim/scenario/path.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"

namespace sim::scenario {

namespace {
std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Takes a path apart from left to right.
class Parser {
public:
    Parser(std::string_view text, std::string_view where) : rest_(text), where_(where) {}

    Path parse() {
        rest_ = trimmed(rest_);
        take_part();
        while (!rest_.empty()) {
            if (rest_ == "*")
                return with_times();
            if (rest_.front() == '.')
                rest_ = trimmed(rest_.substr(1));
            else if (rest_.front() != '[')
                refuse(fmt::format("'{}' where a dot belongs", rest_));
            take_part();
        }
        return std::move(path_);
    }

private:
    void take_part() {
        if (rest_.empty() || rest_.front() == '.')
            refuse("a part of the path is empty");
        if (rest_.front() == '[')
            take_index();
        else if (rest_.front() == '"')
            take_quoted();
        else
            take_bare();
    }

    void take_index() {
        std::size_t index = 0;
        const char* const end = rest_.data() + rest_.size();
        const auto [stop, error] = std::from_chars(rest_.data() + 1, end, index);
        if (error != std::errc() || stop == end || *stop != ']')
            refuse("an index must be a whole number from 0 in brackets");
        path_.push_back({PathStep::Kind::index, {}, index});
        rest_ = trimmed(rest_.substr(static_cast<std::size_t>(stop - rest_.data()) + 1));
    }

    void take_quoted() {
        const auto end = rest_.find('"', 1);
        if (end == std::string_view::npos)
            refuse("a quote is not closed");
        path_.push_back({PathStep::Kind::key, std::string(rest_.substr(1, end - 1)), 0});
        rest_ = trimmed(rest_.substr(end + 1));
    }

    Path with_times() {
        path_.push_back({PathStep::Kind::times, {}, 0});
        return std::move(path_);
    }

    void take_bare() {
        auto end = std::min(rest_.find_first_of(".["), rest_.size());
        if (end > 1 && end == rest_.size() && rest_.back() == '*')
            --end;
        const std::string key(trimmed(rest_.substr(0, end)));
        if (key == "*")
            path_.push_back({PathStep::Kind::every, {}, 0});
        else
            path_.push_back({PathStep::Kind::key, key, 0});
        rest_ = rest_.substr(end);
    }

    [[noreturn]] void refuse(std::string_view what) const {
        throw InvalidInput(fmt::format(
            "{}: {}; allowed: keys, names, [index] and * joined by dots, and double quotes "
            "around a name that holds dots or brackets",
            where_, what));
    }

    std::string_view rest_;
    std::string_view where_;
    Path path_;
};
} // namespace

Path parse_path(std::string_view text, std::string_view where) {
    return Parser(text, where).parse();
}

void refuse_fixed(const Path& path, std::string_view where) {
    if (path.front().key == "uses" || path.front().key == "adjust")
        throw InvalidInput(fmt::format(
            "{}: '{}' is done with when the file has been read; allowed: what it brought in", where,
            path.front().key));
}

std::size_t find_assignment(std::string_view text) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == '=' && !quoted)
            return i;
    }
    return std::string_view::npos;
}

std::string path_part(std::string_view key) {
    const bool plain = !key.empty() && key != "*" && trimmed(key) == key &&
                       key.find_first_of(".[]=\"") == std::string_view::npos;
    return plain ? std::string(key) : fmt::format("\"{}\"", key);
}

} // namespace sim::scenario
