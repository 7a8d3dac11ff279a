#include "sim/scenario/scope.hpp"

#include <fmt/format.h>

#include "sim/scenario/path.hpp"

namespace sim::scenario {

std::string Scope::path() const {
    if (is_root())
        return {};
    std::string text = outer->path_to(*key);
    if (name != nullptr && !name->empty())
        text += "." + path_part(*name);
    else if (index != no_index)
        text += fmt::format("[{}]", index);
    return text;
}

std::string Scope::label() const {
    if (is_root())
        return {};
    std::string text = outer->label();
    text += text.empty() ? "" : ", ";
    text += *key;
    if (name != nullptr)
        text += fmt::format(" '{}'", *name);
    else if (index != no_index)
        text += fmt::format("[{}]", index);
    return text;
}

std::string Scope::prefix() const { return is_root() ? std::string() : label() + ": "; }

std::string Scope::path_to(std::string_view inner) const {
    return is_root() ? path_part(inner) : path() + "." + path_part(inner);
}

} // namespace sim::scenario
