#include "sim/report/page.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "sim/report/packed.hpp"

namespace sim::report {

namespace {

/// The hash by which a content policy names a script or a style (CSP level 3, 2.3.1).
std::string policy_hash(std::string_view text) {
    std::array<unsigned char, 32> digest{};
    EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    std::array<unsigned char, 45> base64{};
    EVP_EncodeBlock(base64.data(), digest.data(), digest.size());
    return fmt::format("'sha256-{}'", reinterpret_cast<const char*>(base64.data()));
}

/// JSON that cannot end the element which it stands in.
std::string inert(const Json& document) {
    std::string safe;
    for (const char each : document.dump(-1, ' ', false, Json::error_handler_t::replace))
        if (each == '<')
            safe += "\\u003c";
        else
            safe += each;
    return safe;
}

void put(std::string& page, std::string_view mark, std::string_view text) {
    page.replace(page.find(mark), mark.size(), text);
}

} // namespace

std::string page(const Json& document) {
    const std::string_view style = asset("page/page.css");
    const std::string_view vega = asset("page/vega.js");
    const std::string_view script = asset("page/page.js");
    std::string page(asset("page/page.html"));
    put(page, "[policy]",
        fmt::format("default-src 'none'; script-src {} {}; style-src {}; img-src data: blob:; "
                    "base-uri 'none'; form-action 'none'",
                    policy_hash(vega), policy_hash(script), policy_hash(style)));
    put(page, "[style]", style);
    put(page, "[data]", inert(packed(document)));
    put(page, "[licences]", asset("page/vega.LICENSES"));
    put(page, "[vega]", vega);
    put(page, "[script]", script);
    return page;
}

} // namespace sim::report
