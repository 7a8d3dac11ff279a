#include "sim/scenario/lay_over.hpp"

#include <iterator>
#include <utility>

#include "sim/scenario/spelling.hpp"

namespace sim::scenario {

namespace {
enum class Lists { joined, replaced };

bool is_plain_table(const Node& node) { return node.table() != nullptr && !is_number_table(node); }

void merge(Node& below, Node above, Lists lists);

void lay_value(Node& below, Node above, Lists lists) {
    if (is_plain_table(below) && is_plain_table(above))
        return merge(below, std::move(above), Lists::replaced);
    Node::Array* first = below.array();
    Node::Array* further = above.array();
    if (first == nullptr || further == nullptr || lists == Lists::replaced)
        below = std::move(above);
    else
        first->insert(first->end(), std::make_move_iterator(further->begin()),
                      std::make_move_iterator(further->end()));
}

void merge(Node& below, Node above, Lists lists) {
    for (Entry& entry : *above.table())
        if (Node* there = below.find(entry.key); there == nullptr)
            below.table()->push_back(std::move(entry));
        else if (entry.key == "evidence") // grade and source belong together
            *there = std::move(entry.value);
        else
            lay_value(*there, std::move(entry.value), lists);
    below.mark = above.mark;
}
} // namespace

void lay_over(Node& below, Node above) { merge(below, std::move(above), Lists::joined); }

} // namespace sim::scenario
