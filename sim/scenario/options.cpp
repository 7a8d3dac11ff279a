#include "sim/scenario/options.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace sim::scenario {

namespace {
const std::vector<std::string>& option_keys() {
    static const std::vector<std::string> keys{"name", "meaning", "set"};
    return keys;
}

void check_parts(const Node& option, Problems& problems) {
    for (const Entry& entry : *option.table()) {
        const auto& keys = option_keys();
        if (std::find(keys.begin(), keys.end(), entry.key) == keys.end())
            problems.add(entry.mark.position(), fmt::format("option: unknown key '{}'{}", entry.key,
                                                            hint(entry.key, keys)));
    }
    const Node* meaning = option.find("meaning");
    if (meaning != nullptr && meaning->text() == nullptr)
        problems.add(meaning->mark.position(), fmt::format("option: meaning is {}; allowed: a "
                                                           "string",
                                                           kind_of(*meaning)));
    const Node* set = option.find("set");
    if (set != nullptr && set->table() == nullptr)
        problems.add(set->mark.position(),
                     fmt::format("option: set is {}; allowed: a table of paths and values, as "
                                 "in {{ \"list.element.key\" = 3 }}",
                                 kind_of(*set)));
}

class Names {
public:
    void check(const Node& option, Problems& problems) {
        const std::string* name = name_of(option);
        if (name == nullptr || name->empty())
            return problems.add(option.mark.position(),
                                "option: 'name' is missing; needed: a string, not empty");
        const auto [first, is_new] = seen_.emplace(*name, option.mark.position());
        if (!is_new)
            problems.add(option.mark.position(),
                         fmt::format("option '{}' is there already, at {}; allowed: unique "
                                     "names",
                                     *name, to_string(first->second)));
    }

private:
    std::map<std::string, Position> seen_;
};
} // namespace

std::vector<const Node*> options_in(const Node& root) {
    std::vector<const Node*> options;
    const Node* list = root.find("option");
    if (list != nullptr && list->array() != nullptr)
        for (const Node& option : *list->array())
            if (const std::string* name = name_of(option); name != nullptr && !name->empty())
                options.push_back(&option);
    return options;
}

void check_options(const Node& root, Problems& problems) {
    const Node* list = root.find("option");
    if (list == nullptr)
        return;
    const Node::Array* options = list->array();
    if (options == nullptr)
        return problems.add(list->mark.position(),
                            fmt::format("option is {}; allowed: a list of tables, each begun by "
                                        "[[option]]",
                                        kind_of(*list)));
    if (options->size() > Document::most_options)
        problems.add(list->mark.position(), fmt::format("there are {} options; allowed: at most {}",
                                                        options->size(), Document::most_options));
    Names names;
    for (const Node& option : *options) {
        if (option.table() == nullptr) {
            problems.add(option.mark.position(),
                         fmt::format("option is {}; allowed: a table", kind_of(option)));
            continue;
        }
        names.check(option, problems);
        check_parts(option, problems);
    }
}

} // namespace sim::scenario
