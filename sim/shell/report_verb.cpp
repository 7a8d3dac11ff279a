#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "sim/engine/errors.hpp"
#include "sim/report/browser.hpp"
#include "sim/report/document.hpp"
#include "sim/report/page.hpp"
#include "sim/report/single.hpp"
#include "sim/results/descriptor.hpp"
#include "sim/results/folder.hpp"
#include "sim/shell/verbs.hpp"

namespace sim::shell {

namespace {

namespace fs = std::filesystem;

/// A file that appears whole or not at all: written beside its place, then renamed into it.
class Whole {
public:
    explicit Whole(const fs::path& place)
        : place_(place),
          stem_(fmt::format(".{}.partial-{}-", place.filename().string(), results::host_name())),
          partial_(place.parent_path() / fmt::format("{}{}", stem_, getpid())) {
        const fs::path around = fs::absolute(place).parent_path();
        if (fs::is_directory(place) || !fs::is_directory(around))
            throw InvalidInput(
                fmt::format("slipway report: --out {} {}; allowed: a file in a folder "
                            "that is there",
                            place.string(),
                            fs::is_directory(place) ? "is a folder" : "has no folder around it"));
        results::remove_abandoned(around, stem_);
    }
    Whole(const Whole&) = delete;
    Whole& operator=(const Whole&) = delete;
    ~Whole() {
        std::error_code ignored;
        fs::remove(partial_, ignored);
    }
    void write(std::string_view text) const { results::write_file(partial_, text); }
    void appear() const {
        fs::rename(partial_, place_);
        results::sync_folder(fs::absolute(place_).parent_path());
    }
    const fs::path& partial() const { return partial_; }

private:
    fs::path place_;
    std::string stem_; ///< of what is written and not yet whole, on this machine
    fs::path partial_;
};

void draw(const report::Json& document, const std::string& name, const ReportArguments& arguments,
          const Whole& out) {
    const report::Json chart = report::chart_json(document, name);
    if (arguments.format == ReportArguments::Format::json) {
        out.write(chart.dump(2, ' ', false, report::Json::error_handler_t::replace) + "\n");
        return;
    }
    if (chart.at("specification").is_null())
        throw InvalidInput(
            fmt::format("slipway report: '{}' is a table; allowed: --format json", name));
    const std::string svg = report::draw_svg(report::page(document), name);
    if (arguments.format == ReportArguments::Format::svg) {
        out.write(svg);
        return;
    }
    const Whole drawn(fs::path(arguments.out + ".svg"));
    drawn.write(svg);
    report::convert_to_png(drawn.partial(), out.partial());
}

} // namespace

int report(const ReportArguments& arguments) {
    const Whole out{fs::path(arguments.out)};
    const report::Json document =
        report::document({arguments.files.begin(), arguments.files.end()});
    if (arguments.chart)
        draw(document, *arguments.chart, arguments, out);
    else
        out.write(report::page(document));
    out.appear();
    return 0;
}

} // namespace sim::shell
