#pragma once

#include <filesystem>
#include <string>

namespace sim::report {

/// Draws one chart of a page (by its id there) as SVG, by Chromium or Chrome without a window.
/// std::runtime_error if neither is installed or it fails.
std::string draw_svg(const std::string& page, const std::string& chart);

/// Turns an SVG file into a PNG file at twice its size, by rsvg-convert. std::runtime_error if that
/// is not installed or fails.
void convert_to_png(const std::filesystem::path& svg, const std::filesystem::path& png);

} // namespace sim::report
