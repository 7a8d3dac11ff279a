#include "sim/scenario/reporter.hpp"

#include <fmt/format.h>

namespace sim::scenario {

void Reporter::report(const Mark& mark, std::string_view label, std::string_view what) const {
    const Position where = mark.position();
    const std::string plain = fmt::format("{}{}", label, what);
    if (known_ != nullptr && known_->holds(fmt::format("{}: {}", to_string(where), plain)))
        return;
    const std::string& option = mark.author() == Author::option ? mark.source->option : option_;
    problems_->add(where, option.empty() ? plain : fmt::format("option '{}': {}", option, plain));
}

} // namespace sim::scenario
