#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/parse.hpp"

namespace sim::scenario {

namespace {
constexpr int most_open = 48;
constexpr int most_dots = 15;

/// Walks over a text counting open brackets and the dots of a key, minding strings.
class Nesting {
public:
    Nesting(std::string_view text, const std::shared_ptr<const Source>& source)
        : text_(text), source_(source) {}

    void check() {
        while (at_ < text_.size()) {
            step(text_[at_]);
            if (open_ > most_open || dots_ > most_dots)
                refuse();
            ++at_;
        }
    }

private:
    void step(char c) {
        if (c == '"' || c == '\'')
            skip_string(c);
        else if (c == '#')
            skip_comment();
        else if (c == '.')
            ++dots_;
        else
            count_bracket(c);
        if (c == '\n') {
            ++line_;
            line_start_ = at_ + 1;
        }
    }

    void count_bracket(char c) {
        if (c == '[' || c == '{')
            ++open_;
        else if ((c == ']' || c == '}') && open_ > 0)
            --open_;
        if (std::string_view("[]{},=\n").find(c) != std::string_view::npos)
            dots_ = 0;
    }

    void skip_comment() {
        while (at_ + 1 < text_.size() && text_[at_ + 1] != '\n')
            ++at_;
    }

    /// Leaves at_ on the last character of the string, or before the line's end if it has none.
    void skip_string(char quote) {
        const bool many = text_.substr(at_, 3) == std::string(3, quote);
        const std::string end(many ? 3 : 1, quote);
        at_ += end.size();
        while (at_ < text_.size() && text_.substr(at_, end.size()) != end) {
            if (text_[at_] == '\n' && !many) {
                --at_;
                return;
            }
            if (text_[at_] == '\n') {
                ++line_;
                line_start_ = at_ + 1;
            }
            at_ += quote == '"' && text_[at_] == '\\' ? 2U : 1U;
        }
        at_ += end.size() - 1;
    }

    [[noreturn]] void refuse() const {
        const Position where{source_->name, line_,
                             static_cast<std::uint32_t>(at_ - line_start_ + 1)};
        throw InvalidInput(fmt::format("{}: nested too deeply; allowed: at most {} brackets "
                                       "open at once and {} parts to a key",
                                       to_string(where), most_open, most_dots + 1));
    }

    std::string_view text_;
    const std::shared_ptr<const Source>& source_;
    std::size_t at_ = 0;
    std::size_t line_start_ = 0;
    std::uint32_t line_ = 1;
    int open_ = 0;
    int dots_ = 0;
};
} // namespace

void refuse_deep_nesting(std::string_view text, const std::shared_ptr<const Source>& source) {
    Nesting(text, source).check();
}

} // namespace sim::scenario
