#include "sim/results/sql_text.hpp"

namespace sim::results {

namespace {

std::string quoted(const std::string& text, char mark) {
    std::string all(1, mark);
    for (const char c : text) {
        all += c;
        if (c == mark)
            all += c;
    }
    return all + mark;
}

std::string folded(std::string name) {
    for (char& c : name)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return name;
}

} // namespace

std::string sql_string(const std::string& text) { return quoted(text, '\''); }

std::string sql_name(const std::string& name) { return quoted(name, '"'); }

std::string ColumnNames::unique(const std::string& name) {
    std::string free = name;
    for (int number = 2; !taken_.insert(folded(free)).second; ++number)
        free = name + "_" + std::to_string(number);
    return sql_name(free);
}

} // namespace sim::results
