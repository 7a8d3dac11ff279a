#include "sim/shell/variant.hpp"

#include <algorithm>
#include <utility>

namespace sim::shell {

Variant variant_of(const ModelPort& port, const scenario::Document& document,
                   const std::string& option, const std::vector<std::string>& settings) {
    scenario::Document changed = document;
    std::string meaning;
    const std::vector<std::string> known = document.option_names();
    if (option != as_written || std::ranges::find(known, option) != known.end()) {
        meaning = document.option_meaning(option);
        changed.apply_option(option);
    }
    for (const std::string& setting : settings)
        changed.set(setting);
    std::unique_ptr<const AnyModel> model = port.build(changed);
    return {option, std::move(meaning), std::move(changed), std::move(model)};
}

std::vector<std::string> warnings_of(const std::vector<Variant>& variants) {
    std::vector<std::string> all;
    for (const Variant& variant : variants)
        for (std::string& warning : variant.model->warnings())
            all.push_back(std::move(warning));
    return all;
}

std::vector<Variant> variants_of(const ModelPort& port, const scenario::Document& document,
                                 const std::vector<std::string>& options,
                                 const std::vector<std::string>& settings) {
    std::vector<Variant> variants;
    if (options.empty())
        variants.push_back(variant_of(port, document, as_written, settings));
    for (const std::string& option : options)
        variants.push_back(variant_of(port, document, option, settings));
    return variants;
}

} // namespace sim::shell
