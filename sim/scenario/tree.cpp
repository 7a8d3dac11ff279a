#include "sim/scenario/tree.hpp"

#include <cmath>

#include <fmt/format.h>

namespace sim::scenario {

namespace {
constexpr std::size_t longest_text = 60;

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out + "\"";
}

std::string written(double x) {
    if (std::isnan(x))
        return "nan";
    return fmt::format("{}", x);
}

void append(std::string& out, const Node& node);

void append_elements(std::string& out, const Node::Array& array) {
    for (std::size_t i = 0; i < array.size(); ++i) {
        out += i == 0 ? "" : ", ";
        append(out, array[i]);
    }
}

void append_entries(std::string& out, const Node::Table& table) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        out += (i == 0 ? "" : ", ") + table[i].key + " = ";
        append(out, table[i].value);
    }
}

struct Appender {
    std::string& out;
    void operator()(const Node::Table& table) const {
        out += "{";
        append_entries(out, table);
        out += "}";
    }
    void operator()(const Node::Array& array) const {
        out += "[";
        append_elements(out, array);
        out += "]";
    }
    void operator()(const std::string& text) const { out += quoted(text); }
    void operator()(std::int64_t x) const { out += fmt::format("{}", x); }
    void operator()(double x) const { out += written(x); }
    void operator()(bool x) const { out += x ? "true" : "false"; }
    void operator()(Date date) const { out += sim::to_string(date); }
    void operator()(const Node::Moment& moment) const { out += moment.words; }
};

void append(std::string& out, const Node& node) { std::visit(Appender{out}, node.data); }

struct Kinds {
    const char* operator()(const Node::Table&) const { return "a table"; }
    const char* operator()(const Node::Array&) const { return "a list"; }
    const char* operator()(const std::string&) const { return "a string"; }
    const char* operator()(std::int64_t) const { return "a whole number"; }
    const char* operator()(double) const { return "a number"; }
    const char* operator()(bool) const { return "true or false"; }
    const char* operator()(Date) const { return "a date"; }
    const char* operator()(const Node::Moment&) const { return "a time of day"; }
};
} // namespace

bool Node::is_number() const {
    return std::holds_alternative<std::int64_t>(data) || std::holds_alternative<double>(data);
}

double Node::number() const {
    if (const auto* whole = std::get_if<std::int64_t>(&data))
        return static_cast<double>(*whole);
    return std::get<double>(data);
}

const Node* Node::find(std::string_view key) const {
    if (const Table* entries = table())
        for (const Entry& entry : *entries)
            if (entry.key == key)
                return &entry.value;
    return nullptr;
}

Node* Node::find(std::string_view key) {
    return const_cast<Node*>(static_cast<const Node*>(this)->find(key));
}

std::string kind_of(const Node& node) { return std::visit(Kinds{}, node.data); }

std::string to_text(const Node& node) {
    std::string out;
    append(out, node);
    return out;
}

std::string shortened(const Node& node) {
    std::string text = to_text(node);
    if (text.size() <= longest_text)
        return text;
    std::size_t end = longest_text - 3;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end; // never inside a UTF-8 character
    return text.substr(0, end) + "...";
}

std::size_t size_of(const Node& node) {
    std::size_t size = 1;
    if (const auto* entries = node.table())
        for (const Entry& entry : *entries)
            size += size_of(entry.value);
    else if (const auto* elements = node.array())
        for (const Node& element : *elements)
            size += size_of(element);
    return size;
}

const std::string* name_of(const Node& node) {
    const Node* name = node.find("name");
    return name == nullptr ? nullptr : name->text();
}

} // namespace sim::scenario
