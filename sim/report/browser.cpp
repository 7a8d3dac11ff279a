#include "sim/report/browser.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "sim/results/child.hpp"
#include "sim/results/folder.hpp"
#include "sim/results/scratch.hpp"

namespace sim::report {

namespace {

namespace fs = std::filesystem;

/// Runs a program with its output in a file; its exit status, or -1 if it cannot be run.
int run(const std::vector<std::string>& words, const fs::path& output) {
    try {
        results::Child child(words, {output, "/dev/null"}, results::Child::Group::ours);
        return child.wait();
    } catch (const std::runtime_error&) {
        return -1;
    }
}

bool installed(std::string_view program) {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "/usr/bin" : path);
    for (std::string folder; std::getline(folders, folder, ':');)
        if (access((fs::path(folder) / program).c_str(), X_OK) == 0)
            return true;
    return false;
}

std::string browser() {
    for (const char* name :
         {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"})
        if (installed(name))
            return name;
    throw std::runtime_error("drawing a chart as svg or png needs Chromium (Debian: apt install "
                             "chromium); --format json and the page with --out need nothing");
}

/// Undoes what HTML does to text.
std::string unescaped(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> names = {
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", "\u00a0"}, {"&amp;", "&"}}};
    for (const auto& [name, sign] : names)
        for (std::size_t at = 0; (at = text.find(name, at)) != text.npos; at += sign.size())
            text.replace(at, name.size(), sign);
    return text;
}

} // namespace

std::string draw_svg(const std::string& page, const std::string& chart) {
    const std::string program = browser();
    const results::Scratch scratch;
    std::ofstream(scratch / "page.html", std::ios::binary) << page;
    const fs::path output = scratch / "drawn.html";
    const int status = run({program, "--headless", "--no-sandbox", "--disable-gpu",
                            "--no-first-run", "--disable-background-networking", "--disable-sync",
                            "--user-data-dir=" + (scratch / "profile").string(),
                            "--window-size=1000,800", "--virtual-time-budget=20000", "--dump-dom",
                            "file://" + (scratch / "page.html").string() + "#draw=" + chart},
                           output);
    const std::string drawn = results::text_in(output);
    constexpr std::string_view opening = "<pre id=\"drawing\">";
    const std::size_t begin = drawn.find(opening);
    const std::size_t end = drawn.find("</pre>", begin);
    if (status != 0 || begin == drawn.npos || end == drawn.npos)
        throw std::runtime_error(fmt::format("{} could not draw the chart '{}'", program, chart));
    return unescaped(drawn.substr(begin + opening.size(), end - begin - opening.size()));
}

void convert_to_png(const std::filesystem::path& svg, const std::filesystem::path& png) {
    if (!installed("rsvg-convert"))
        throw std::runtime_error(
            "a chart as png needs rsvg-convert (Debian: apt install librsvg2-bin)");
    const results::Scratch scratch;
    if (run({"rsvg-convert", "--zoom=2", "--output=" + png.string(), svg.string()},
            scratch / "said") != 0)
        throw std::runtime_error("rsvg-convert could not convert the chart");
}

} // namespace sim::report
