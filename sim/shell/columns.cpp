#include "sim/shell/columns.hpp"

#include <algorithm>

#include "sim/engine/errors.hpp"
#include "sim/shell/figures.hpp"

namespace sim::shell {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t widest_name = 36;

std::string wrapped(const std::string& text, const char* code, Style style) {
    return style == Style::plain || text.empty() ? text : code + text + "\033[0m";
}

void append_padded(std::string& line, const std::string& cell, std::size_t width) {
    line += cell;
    line.append(width - std::min(width, width_of(cell)) + gap, ' ');
}

std::string trimmed(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

} // namespace

std::string bold(const std::string& text, Style style) { return wrapped(text, "\033[1m", style); }

std::string faint(const std::string& text, Style style) { return wrapped(text, "\033[2m", style); }

std::string shortened(const std::string& text, std::size_t width) {
    if (width_of(text) <= width)
        return text;
    std::size_t bytes = 0;
    for (std::size_t shown = 0; bytes < text.size(); ++bytes) {
        const bool starts = (static_cast<unsigned char>(text[bytes]) & 0xC0U) != 0x80U;
        if (starts && ++shown > width - 1)
            break;
    }
    return text.substr(0, bytes) + "…";
}

std::string folded(const std::string& text, std::size_t width, std::size_t indent) {
    std::string all, line;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t space = std::min(text.find(' ', from), text.size());
        const std::string word = text.substr(from, space - from);
        if (!line.empty() && width_of(line) + 1 + width_of(word) > width) {
            all += line + "\n";
            line = std::string(indent, ' ') + word;
        } else {
            line += (line.empty() ? "" : " ") + word;
        }
        from = space + 1;
    }
    return all + line;
}

void Columns::add(std::vector<std::string> row) {
    expects(row.size() == headings_.size(), "a row has another number of cells than headings");
    row.front() = shortened(row.front(), widest_name);
    rows_.push_back(std::move(row));
}

std::vector<std::size_t> Columns::widths() const {
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < headings_.size(); ++column) {
        std::size_t widest = width_of(headings_[column]);
        for (const auto& row : rows_)
            widest = std::max(widest, width_of(row[column]));
        widths.push_back(widest);
    }
    return widths;
}

std::string Columns::print(std::size_t width, Style style) const {
    const std::vector<std::size_t> wide = widths();
    std::string text;
    const auto line = [&](const std::vector<std::string>& cells, std::size_t from, std::size_t to) {
        std::string out;
        append_padded(out, cells.front(), wide.front());
        for (std::size_t column = from; column < to; ++column)
            append_padded(out, cells[column], wide[column]);
        return trimmed(std::move(out));
    };
    std::size_t from = 1;
    do {
        std::size_t to = from, used = wide.front();
        while (to < wide.size() && (to == from || used + gap + wide[to] <= width))
            used += gap + wide[to++];
        text += from > 1 ? "\n" : "";
        text += bold(line(headings_, from, to), style) + "\n";
        for (const auto& row : rows_)
            text += line(row, from, to) + "\n";
        from = to;
    } while (from < wide.size());
    return text;
}

} // namespace sim::shell
