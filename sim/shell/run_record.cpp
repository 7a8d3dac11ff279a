#include "sim/shell/run_record.hpp"

#include <filesystem>
#include <utility>

#include "sim/scenario/assumptions.hpp"
#include "sim/shell/tool.hpp"

namespace sim::shell {

results::Run run_of(const ModelPort& port, const scenario::Document& document,
                    const std::vector<Variant>& variants, const RunArguments& arguments,
                    std::vector<Result> each) {
    results::Run run{.program = program_of(port),
                     .scenario = std::filesystem::path(arguments.file).stem().string(),
                     .sha256 = document.sha256(),
                     .text = document.text(),
                     .overrides = arguments.settings,
                     .seed = arguments.seed,
                     .sampling = arguments.sampling,
                     .part = arguments.part,
                     .parts = arguments.parts,
                     .options = {}};
    run.options.reserve(variants.size());
    for (std::size_t i = 0; i < variants.size(); ++i)
        run.options.push_back({.name = variants[i].name,
                               .meaning = variants[i].meaning,
                               .outcome = variants[i].model->outcome(),
                               .parameters = parameters_to_tell(port, variants[i], arguments),
                               .result = std::move(each[i])});
    return run;
}

std::vector<scenario::Assumption> parameters_to_tell(const ModelPort& port, const Variant& variant,
                                                     const RunArguments& arguments) {
    if (!arguments.out)
        return {};
    return scenario::parameters_as_used(variant.document, *port.record);
}

} // namespace sim::shell
