#include "sim/scenario/make_distribution.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "sim/engine/errors.hpp"
#include "sim/scenario/spelling.hpp"

namespace sim::scenario {

namespace {
using Numbers = std::vector<double>;

/// Reads one table that spells a distribution.
class Maker {
public:
    Maker(const Node& node, const LeafContext& context) : node_(node), context_(context) {}

    std::optional<Distribution> make() {
        const Entry* chosen = choose();
        if (chosen == nullptr)
            return std::nullopt;
        check_keys(*chosen);
        std::optional<Distribution> made = base(*chosen);
        if (made)
            made = modified(std::move(made));
        return failed_ ? std::nullopt : made;
    }

private:
    void complain(const Node& at, std::string_view what) {
        failed_ = true;
        context_.complain(at, fmt::format("{}: {}", context_.key, what));
    }

    /// The one entry that says which distribution it is.
    const Entry* choose() {
        const Entry* chosen = nullptr;
        for (const Entry& entry : *node_.table()) {
            if (!is_among(distribution_keys(), entry.key))
                continue;
            if (chosen != nullptr) {
                complain(node_, fmt::format("both '{}' and '{}' are given; allowed: one of {}",
                                            chosen->key, entry.key, listed(distribution_keys())));
                return nullptr;
            }
            chosen = &entry;
        }
        if (chosen == nullptr)
            complain_of_none();
        return chosen;
    }

    void complain_of_none() {
        std::string meant;
        for (const Entry& entry : *node_.table())
            if (meant.empty() && !is_number_key(entry.key))
                meant = entry.key;
        complain(node_,
                 fmt::format("no distribution is given{}", hint(meant, distribution_keys())));
    }

    void check_keys(const Entry& chosen) {
        std::vector<std::string> keys{chosen.key};
        if (chosen.key == "pert")
            keys.emplace_back("shape");
        if (chosen.key == "beta")
            keys.insert(keys.end(), {"scale", "shift"});
        keys.insert(keys.end(), modifier_keys().begin(), modifier_keys().end());
        keys.insert(keys.end(), common_keys().begin(), common_keys().end());
        for (const Entry& entry : *node_.table())
            if (!is_among(keys, entry.key)) {
                failed_ = true;
                context_.reporter.report(entry.mark, context_.scope,
                                         fmt::format("{}: unknown key '{}'{}", context_.key,
                                                     entry.key, hint(entry.key, keys)));
            }
    }

    std::optional<Distribution> base(const Entry& chosen) {
        if (chosen.key == "discrete")
            return discrete(chosen.value);
        const auto spellings = distribution_spellings();
        const auto spelling =
            std::find_if(spellings.begin(), spellings.end(),
                         [&chosen](const auto& each) { return each.key == chosen.key; });
        const std::optional<Numbers> p =
            numbers(chosen.value, chosen.key, spelling->arity, spelling->parameters);
        if (!p)
            return std::nullopt;
        const bool rising = spelling->order == DistributionSpelling::Order::rising;
        if (rising && !std::is_sorted(p->begin(), p->end())) {
            complain(chosen.value, fmt::format("{} is {}; allowed: {} that do not fall", chosen.key,
                                               shortened(chosen.value), spelling->parameters));
            return std::nullopt;
        }
        const std::optional<double> shape = number("shape");
        return attempt(chosen.value, [&] {
            return shape ? Distribution::pert((*p)[0], (*p)[1], (*p)[2], *shape)
                         : spelling->make(*p);
        });
    }

    std::optional<Distribution> discrete(const Node& node) {
        const Node* values = node.find("values");
        const Node* weights = node.find("weights");
        if (values == nullptr || weights == nullptr || node.table()->size() != 2) {
            complain(node, fmt::format("discrete is {}; allowed: {{ values = [value, ...], "
                                       "weights = [weight, ...] }}",
                                       shortened(node)));
            return std::nullopt;
        }
        const std::optional<Numbers> v = numbers(*values, "values", 0, "[value, ...]");
        const std::optional<Numbers> w = numbers(*weights, "weights", 0, "[weight, ...]");
        if (v && w && v->size() != w->size())
            complain(node, fmt::format("discrete has {} values and {} weights; allowed: as many "
                                       "of each",
                                       v->size(), w->size()));
        if (failed_)
            return std::nullopt;
        return attempt(node, [&] { return Distribution::discrete(*v, *w); });
    }

    std::optional<Distribution> modified(std::optional<Distribution> made) {
        change(made, "scale", &Distribution::scaled); // `scale` and `shift` go with beta only
        change(made, "scaled", &Distribution::scaled);
        change(made, "shift", &Distribution::shifted);
        change(made, "shifted", &Distribution::shifted);
        if (const Node* truncated = node_.find("truncated"))
            if (const auto ends = numbers(*truncated, "truncated", 2, "[low, high]"))
                made = attempt(*truncated, [&] { return made->truncated((*ends)[0], (*ends)[1]); });
        made = clamped(std::move(made));
        change(made, "times", &Distribution::scaled);
        return made;
    }

    void change(std::optional<Distribution>& made, const char* key,
                Distribution (Distribution::*by)(double) const) {
        if (const std::optional<double> x = number(key))
            made = attempt(*node_.find(key), [&] { return ((*made).*by)(*x); });
    }

    std::optional<Distribution> clamped(std::optional<Distribution> made) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const std::optional<double> low = number("at_least");
        const std::optional<double> high = number("at_most");
        if (!low && !high)
            return made;
        return attempt(
            node_, [&] { return made->clamped(low.value_or(-infinity), high.value_or(infinity)); });
    }

    /// The number of this key, if it is there.
    std::optional<double> number(const std::string& key) {
        const Node* node = node_.find(key);
        if (node == nullptr)
            return std::nullopt;
        const std::optional<Numbers> one = numbers(*node, key, 1, "number");
        return one ? std::optional(one->front()) : std::nullopt;
    }

    std::optional<Numbers> numbers(const Node& node, std::string_view key, std::size_t arity,
                                   std::string_view parameters) {
        Numbers found;
        if (arity == 1 && is_finite(node))
            found.push_back(node.number());
        else if (arity != 1 && node.array() != nullptr &&
                 std::all_of(node.array()->begin(), node.array()->end(), is_finite))
            for (const Node& each : *node.array())
                found.push_back(each.number());
        if (!found.empty() && (arity == 0 || found.size() == arity))
            return found;
        complain(node, fmt::format("{} is {}; allowed: {}", key, shortened(node), parameters));
        return std::nullopt;
    }

    static bool is_finite(const Node& node) {
        return node.is_number() && std::isfinite(node.number());
    }

    /// What the engine refuses becomes a complaint here.
    template <class F>
    std::optional<Distribution> attempt(const Node& at, F make_it) {
        if (failed_)
            return std::nullopt;
        try {
            return make_it();
        } catch (const InvalidInput& error) {
            complain(at, error.what());
            return std::nullopt;
        }
    }

    const Node& node_;
    const LeafContext& context_;
    bool failed_ = false;
};
} // namespace

std::optional<Distribution> make_distribution(const Node& node, const LeafContext& context) {
    if (node.table() != nullptr)
        return Maker(node, context).make();
    if (std::isfinite(node.number()))
        return Distribution::constant(node.number());
    context.complain(node, fmt::format("{} is {}; allowed: {}", context.key, shortened(node),
                                       allowed(context.field)));
    return std::nullopt;
}

} // namespace sim::scenario
