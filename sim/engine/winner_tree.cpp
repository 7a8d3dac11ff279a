#include "sim/engine/winner_tree.hpp"

#include <algorithm>
#include <utility>

namespace sim {

void WinnerTree::clear() noexcept {
    if (top().armed()) // if not, every node is empty already
        std::fill(nodes_.begin(), nodes_.end(), EventKey{});
}

void WinnerTree::grow() {
    const std::size_t leaves = 2 * leaves_;
    std::vector<EventKey> nodes(2 * leaves);
    std::copy_n(nodes_.begin() + static_cast<std::ptrdiff_t>(leaves_), leaves_,
                nodes.begin() + static_cast<std::ptrdiff_t>(leaves));
    for (std::size_t node = leaves - 1; node > 0; --node)
        nodes[node] = std::min(nodes[2 * node], nodes[2 * node + 1]);
    nodes_ = std::move(nodes);
    leaves_ = leaves;
}

} // namespace sim
