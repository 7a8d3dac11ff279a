#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sim::shell {

/// Whether headings are set off with terminal codes.
enum class Style { plain, coloured };

/// Words in bold or faint print.
std::string bold(const std::string& text, Style style);
std::string faint(const std::string& text, Style style);

/// A text cut to at most `width` columns, its last one an ellipsis if something is missing.
std::string shortened(const std::string& text, std::size_t width);

/// A text in lines of at most `width` columns, broken at spaces; all but the first are indented.
std::string folded(const std::string& text, std::size_t width, std::size_t indent);

/// Cells in columns. The first column names the row; if the others do not fit beside it, they
/// continue in further tables below, each with the names again.
class Columns {
public:
    explicit Columns(std::vector<std::string> headings) : headings_(std::move(headings)) {}

    /// As many cells as there are headings.
    void add(std::vector<std::string> row);

    /// Lines of at most `width` columns (more only if two columns alone need more).
    std::string print(std::size_t width, Style style) const;

private:
    std::vector<std::size_t> widths() const;

    std::vector<std::string> headings_;
    std::vector<std::vector<std::string>> rows_;
};

} // namespace sim::shell
