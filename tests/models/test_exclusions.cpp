#include "models/exclusions.hpp"

#include "models/programme.hpp"
#include "sim/scenario/read.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

using sim::scenario::Document;

namespace {
models::Parameters read(const Document& document) {
    return sim::scenario::read<models::Parameters>(document);
}
} // namespace

TEST_CASE("every cause of a shipped scenario can be taken away, and is then gone", "[property]") {
    for (const auto& entry : std::filesystem::directory_iterator(SLIPWAY_SCENARIOS)) {
        if (entry.path().extension() != ".toml")
            continue;
        const Document document = Document::load(entry.path());
        const std::vector<sim::Exclusion> causes = models::exclusions(read(document));
        CHECK(causes.size() >= 3);
        Document changed = document;
        for (const sim::Exclusion& cause : causes)
            for (const std::string& setting : cause.settings) {
                CAPTURE(entry.path(), cause.name, setting);
                CHECK_NOTHROW(changed.set(setting));
            }
        const models::Programme without(read(changed)); // all of them at once
        for (const sim::Exclusion& left : models::exclusions(read(changed)))
            if (left.kind == sim::CauseKind::risk)
                CHECK((left.name.starts_with("halt ") || left.name.starts_with("losses of ")));
    }
}

TEST_CASE("a stage of one name in two routes is one cause") {
    const auto file = std::filesystem::path(SLIPWAY_SCENARIOS) / "south-2013.toml";
    std::vector<std::string> names;
    for (const sim::Exclusion& each : models::exclusions(read(Document::load(file)))) {
        CHECK_FALSE(each.settings.empty());
        names.push_back(std::string(to_string(each.kind)) + " " + each.name);
    }
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
    for (const char* known : {"risk failure of trial load", "capacity BT exit teams",
                              "wait days of standstill", "capacity bid teams of Epic"})
        CHECK(std::ranges::find(names, known) != names.end());
}
