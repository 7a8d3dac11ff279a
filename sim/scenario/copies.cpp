#include "sim/scenario/copies.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "sim/scenario/problems.hpp"

namespace sim::scenario {

namespace {
constexpr std::size_t most_copied = 4'000'000;
constexpr std::string_view key = "copies";

/// Puts the number of the copy in place of every `#` of the strings in a tree.
void number_strings(Node& node, const std::string& number) {
    if (auto* text = std::get_if<std::string>(&node.data)) {
        for (std::size_t at = text->find('#'); at != std::string::npos;
             at = text->find('#', at + number.size()))
            text->replace(at, 1, number);
    } else if (Node::Table* entries = node.table()) {
        for (Entry& entry : *entries)
            number_strings(entry.value, number);
    } else if (Node::Array* elements = node.array()) {
        for (Node& element : *elements)
            number_strings(element, number);
    }
}

/// How often an element is to be there; 0, with a problem, if that cannot be.
std::int64_t copies_of(const Node& element, const Node& wanted, Problems& problems) {
    const auto* count = std::get_if<std::int64_t>(&wanted.data);
    if (count == nullptr || *count < 1 || *count > most_copies) {
        problems.add(wanted.mark.position(),
                     fmt::format("copies is {}; allowed: a whole number from 1 to {}",
                                 shortened(wanted), most_copies));
        return 0;
    }
    const std::string* name = name_of(element);
    if (name == nullptr || name->find('#') == std::string::npos) {
        problems.add(wanted.mark.position(), "copies need a name with '#' in it, where the number "
                                             "of the copy is to stand, as in \"oven #\"");
        return 0;
    }
    return *count;
}

Node without_key(const Node& element) {
    Node plain = element;
    std::erase_if(*plain.table(), [](const Entry& entry) { return entry.key == key; });
    return plain;
}

/// Writes out the copies of one list, keeping its order.
class Writer {
public:
    Writer(std::size_t& nodes, Problems& problems) : nodes_{&nodes}, problems_{&problems} {}

    void write(const Node& element) {
        const Node* wanted = element.find(key);
        if (wanted == nullptr) {
            written.push_back(element);
            return;
        }
        const std::int64_t copies = copies_of(element, *wanted, *problems_);
        const Node plain = without_key(element);
        *nodes_ += size_of(plain) * static_cast<std::size_t>(copies);
        if (*nodes_ > most_copied) {
            problems_->add(wanted->mark.position(),
                           fmt::format("copies would write more than {} values; allowed: fewer "
                                       "copies",
                                       most_copied));
            problems_->throw_if_any();
        }
        const std::size_t digits = std::to_string(copies).size();
        for (std::int64_t i = 1; i <= copies; ++i) {
            written.push_back(plain);
            number_strings(written.back(), fmt::format("{:0{}}", i, digits));
        }
    }

    Node::Array written;

private:
    std::size_t* nodes_;
    Problems* problems_;
};
} // namespace

void write_out_copies(Node& root) {
    Problems problems;
    std::size_t nodes = 0;
    for (Entry& entry : *root.table()) {
        Node::Array* list = entry.value.array();
        const auto has_copies = [](const Node& element) { return element.find(key) != nullptr; };
        if (list == nullptr || std::none_of(list->begin(), list->end(), has_copies))
            continue;
        Writer writer(nodes, problems);
        for (const Node& element : *list)
            writer.write(element);
        *list = std::move(writer.written);
    }
    problems.throw_if_any();
}

} // namespace sim::scenario
