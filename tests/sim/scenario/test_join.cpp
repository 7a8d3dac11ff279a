#include "sim/scenario/join.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/engine/errors.hpp"
#include "sim/scenario/assumptions.hpp"
#include "sim/scenario/read.hpp"
#include "sim/scenario/sha256.hpp"
#include "tests/sim/scenario/bakery.hpp"

using namespace sim::scenario;
namespace fs = std::filesystem;

namespace {
/// A folder of scenario files that is gone with the test.
class Files {
public:
    Files() {
        folder_ =
            fs::temp_directory_path() / ("slipway-join-" + std::to_string(std::random_device{}()));
        fs::create_directories(folder_ / "parts");
    }
    ~Files() { fs::remove_all(folder_); }
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;

    Files& write(const std::string& name, const std::string& text) {
        std::ofstream(folder_ / name) << text;
        return *this;
    }
    Document load(const std::string& name = "main.toml") const {
        return Document::load(folder_ / name);
    }
    /// What is wrong with main.toml, with the folder's own name cut off.
    std::string refusal() const {
        try {
            bakery::Bakery unused = read<bakery::Bakery>(load());
            return {};
        } catch (const sim::InvalidInput& error) {
            std::string text = error.what();
            const std::string prefix = folder_.string() + "/";
            for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
                text.erase(at, prefix.size());
            return text;
        }
    }

private:
    fs::path folder_;
};

const std::string ovens = "seats = 8\nclosed = [2026-12-25]\n[[oven]]\nname = \"Aga\"\ntrays = 3\n"
                          "[money]\nrent = 100\n";
} // namespace

TEST_CASE("a file is laid over those it uses: lists joined, tables merged, own values first") {
    Files files;
    files.write("parts/ovens.toml", ovens)
        .write("main.toml", "uses = [\"parts/ovens.toml\"]\nopens = 2026-03-02\nseats = 9\n"
                            "closed = [2026-12-26]\n[[oven]]\nname = \"new\"\n");
    const auto b = read<bakery::Bakery>(files.load());
    CHECK(b.seats == 9);
    REQUIRE(b.closed.size() == 2);
    CHECK(b.closed[0] == *sim::parse_date("2026-12-25"));
    REQUIRE(b.ovens.size() == 2);
    CHECK(b.ovens[0].name.text == "Aga");
    CHECK(b.ovens[1].name.text == "new");
    CHECK(b.money.rent.value == 100);
}

TEST_CASE("a number is replaced whole, with its unit") {
    Files files;
    files.write("parts/a.toml", "opens = 2026-03-02\nnotice = { value = 3, unit = \"weeks\" }\n")
        .write("main.toml", "uses = [\"parts/a.toml\"]\nnotice = { value = 4 }\n");
    CHECK(read<bakery::Bakery>(files.load()).notice.value == 4);
}

TEST_CASE("adjust changes what the files have brought, before options and overrides") {
    Files files;
    files.write("parts/ovens.toml", ovens)
        .write("main.toml", "uses = [\"parts/ovens.toml\"]\nopens = 2026-03-02\n"
                            "[adjust]\n\"oven.*.trays\" = 5\n\"oven.Aga.heat\" = 7\n"
                            "[[option]]\nname = \"more\"\nset = { \"oven.*.trays\" = 6 }\n");
    Document document = files.load();
    CHECK(read<bakery::Bakery>(document).ovens.at(0).trays.value == 5);
    CHECK(read<bakery::Bakery>(document).ovens.at(0).heat->value == 7);
    document.apply_option("more");
    CHECK(read<bakery::Bakery>(document).ovens.at(0).trays.value == 6);
    CHECK(read<bakery::Bakery>(document.as_written()).ovens.at(0).trays.value == 5);
}

TEST_CASE("adjust works in a text alone, and uses needs a folder") {
    CHECK(bakery::read("opens = 2026-03-02\nadjust = { seats = 4 }\n", {}).seats == 4);
    CHECK_THROWS_MATCHES(
        Document::parse("uses = [\"x.toml\"]\n", "b.toml"), sim::InvalidInput,
        Catch::Matchers::Message("b.toml:1:9: uses another file, but this text is in no folder; "
                                 "allowed: only what needs no other file"));
}

TEST_CASE("parts use further parts, and a file that several use is read once") {
    Files files;
    files.write("parts/ovens.toml", ovens)
        .write("parts/b.toml", "uses = [\"ovens.toml\"]\n[adjust]\n\"oven.Aga.trays\" = 9\n")
        .write("parts/c.toml", "uses = [\"../parts/ovens.toml\", \"b.toml\"]\nseats = 2\n")
        .write("main.toml", "opens = 2026-03-02\nuses = [\"parts/b.toml\", \"parts/c.toml\"]\n");
    const auto b = read<bakery::Bakery>(files.load());
    CHECK(b.ovens.size() == 1);
    CHECK(b.ovens.at(0).trays.value == 9);
    CHECK(b.seats == 2);
}

TEST_CASE("options of all files are joined and name the file they stand in") {
    Files files;
    files.write("parts/a.toml", "[[option]]\nname = \"a\"\nset = { seats = 1 }\n")
        .write("main.toml", "uses = [\"parts/a.toml\"]\nopens = 2026-03-02\n"
                            "[[option]]\nname = \"b\"\nset = { seats = -2 }\n");
    CHECK(files.load().option_names() == std::vector<std::string>{"a", "b"});
    CHECK(files.refusal() == "main.toml:5:17: option 'b': seats is -2; allowed: 0 or more");
    files.write("parts/a.toml", "[[option]]\nname = \"a\"\nset = { seats = -1 }\n")
        .write("main.toml", "uses = [\"parts/a.toml\"]\nopens = 2026-03-02\n");
    CHECK(files.refusal() == "parts/a.toml:3:17: option 'a': seats is -1; allowed: 0 or more");
}

TEST_CASE("what a file says at its top of all its numbers holds for its own numbers only") {
    Files files;
    files
        .write("parts/a.toml", "evidence = { grade = \"A\", source = \"counted\" }\n"
                               "[[oven]]\nname = \"Aga\"\ntrays = 3\nheat = 2\n")
        .write("parts/b.toml", "[[oven]]\nname = \"bare\"\ntrays = 3\n")
        .write("main.toml", "uses = [\"parts/a.toml\", \"parts/b.toml\"]\nopens = 2026-03-02\n"
                            "evidence = { grade = \"C\", source = \"guessed\" }\n"
                            "[[oven]]\nname = \"new\"\ntrays = 4\n"
                            "[adjust]\n\"oven.Aga.heat\" = 1\n");
    const auto b = read<bakery::Bakery>(files.load());
    CHECK(b.ovens.at(0).trays.evidence.grade == Grade::a);
    CHECK(b.ovens.at(0).trays.evidence.source == "counted");
    CHECK(b.ovens.at(0).heat->evidence.source == "guessed"); // the adjusting file's number
    CHECK(b.ovens.at(1).trays.evidence.source == "guessed"); // its own file says nothing
    CHECK(b.ovens.at(2).trays.evidence.grade == Grade::c);
    files.write("parts/b.toml", "evidence = 3\n");
    CHECK(files.refusal() == "parts/b.toml:1:12: evidence is 3; allowed: a table { grade = \"C\", "
                             "source = \"...\" }");
}

TEST_CASE("problems name the file they are in") {
    Files files;
    files.write("parts/a.toml", "[[oven]]\nname = \"Aga\"\ntrays = 0\n")
        .write("main.toml", "uses = [\"parts/a.toml\"]\nopens = 2026-03-02\n"
                            "[[oven]]\nname = \"Aga\"\n");
    CHECK(files.refusal() ==
          "parts/a.toml:3:9: oven 'Aga': trays is 0; allowed: 1 to 1000\n"
          "main.toml:3:1: oven 'Aga': the name is there already, at parts/a.toml:1:1; allowed: "
          "unique names");
}

TEST_CASE("uses and adjust that mean nothing are refused at their place") {
    struct Case {
        const char* text;
        const char* message;
    };
    const Case cases[] = {
        {"uses = \"a.toml\"", "main.toml:1:8: uses is a string (\"a.toml\"); allowed: a list of "
                              "other scenario files, relative to this one"},
        {"uses = [3]",
         "main.toml:1:9: uses 3; allowed: the path of a scenario file, relative to this one"},
        {"uses = [\"/etc/hosts\"]", "main.toml:1:9: uses \"/etc/hosts\"; allowed: the path of a "
                                    "scenario file, relative to this one"},
        {"uses = [\"parts\"]", "main.toml:1:9: uses parts: this is no plain file"},
        {"uses = [\"parts/no.toml\"]", "main.toml:1:9: uses parts/no.toml: there is no such file"},
        {"uses = [\"parts/../main.toml\"]",
         "main.toml:1:9: uses main.toml: the files use each other in a circle"},
        {"uses = [\"parts/round.toml\"]",
         "parts/round.toml:1:9: uses main.toml: the files use each other in a circle"},
        {"uses = [\"parts/bad.toml\"]", "parts/bad.toml:1:"},
        {"adjust = 3", "main.toml:1:10: adjust is a whole number (3); allowed: a table of paths "
                       "and values, as in { \"list.element.key\" = 3 }"},
        {"adjust = { \"oven.Aga.trays\" = 3 }\noven = []",
         "main.toml:1:12: adjust: oven has no element 'Aga'; allowed: *"},
        {"adjust = { \"uses\" = 3 }", "main.toml:1:12: adjust: 'uses' is done with when the file "
                                      "has been read; allowed: what it brought in"},
        {"opens = 2026-03-02\n[[option]]\nname = \"a\"\nset = { uses = 3 }",
         "main.toml:4:9: option 'a': 'uses' is done with when the file has been read; allowed: "
         "what it brought in"},
    };
    Files files;
    files.write("parts/round.toml", "uses = [\"../main.toml\"]\n")
        .write("parts/bad.toml", "seats =\n");
    for (const Case& each : cases) {
        files.write("main.toml", each.text);
        INFO(each.text);
        CHECK_THAT(files.refusal(), Catch::Matchers::StartsWith(each.message));
    }
}

TEST_CASE("too many files and files too deep in each other are refused") {
    Files files;
    std::string uses;
    for (std::size_t i = 0; i < most_files; ++i) {
        const std::string number = std::to_string(i);
        uses += "\"parts/" + number + ".toml\", ";
        files.write("parts/" + number + ".toml", "");
    }
    files.write("main.toml", "opens = 2026-03-02\nuses = [" + uses + "]\n");
    CHECK_THAT(files.refusal(), Catch::Matchers::EndsWith("allowed: at most 100 files"));
    for (std::size_t i = 0; i < deepest_use; ++i)
        files.write("parts/" + std::to_string(i) + ".toml",
                    "uses = [\"" + std::to_string(i + 1) + ".toml\"]\n");
    files.write("main.toml", "opens = 2026-03-02\nuses = [\"parts/0.toml\"]\n");
    CHECK_THAT(files.refusal(), Catch::Matchers::EndsWith("allowed: at most 16 files deep"));
    files.write("parts/9.toml", "");
    CHECK(files.refusal().empty());
}

TEST_CASE("files that are too large together are refused") {
    Files files;
    std::string comment;
    while (comment.size() + 64 <= Document::largest_file)
        comment += "# " + std::string(61, '.') + "\n";
    std::string uses = "uses = [";
    for (const std::string part : {"a", "b", "c", "d"}) {
        files.write("parts/" + part + ".toml", comment);
        uses += "\"parts/" + part + ".toml\", ";
    }
    files.write("main.toml", "opens = 2026-03-02\n" + uses + "]\n");
    CHECK(files.refusal() == "main.toml:2:57: uses parts/d.toml: allowed: at most 16777216 bytes "
                             "in all files");
}

TEST_CASE("a scenario is identified by all its files, wherever they lie") {
    const auto digest = [](const std::string& part) {
        Files files;
        files.write("parts/a.toml", part)
            .write("main.toml", "uses = [\"parts/a.toml\"]\nopens = 2026-03-02\n");
        const Document document = files.load();
        CHECK(document.text() == "# file: parts/a.toml\n" + part +
                                     "\n# file: main.toml\nuses = [\"parts/a.toml\"]\nopens = "
                                     "2026-03-02\n\n");
        CHECK(document.sha256() == sha256(document.text()));
        return document.sha256();
    };
    CHECK(digest("seats = 1\n") == digest("seats = 1\n"));
    CHECK(digest("seats = 1\n") != digest("seats = 2\n"));
    Files files;
    files.write("main.toml", "opens = 2026-03-02\n");
    CHECK(files.load().text() == "opens = 2026-03-02\n");
}

TEST_CASE("a document of several files comes back from its text alone", "[property]") {
    Files files;
    files.write("parts/b.toml", ovens).write("parts/a.toml", "uses = [\"b.toml\"]\nseats = 9");
    files.write("main.toml", "uses = [\"parts/a.toml\", \"parts/b.toml\"]\nopens = 2026-03-02\n");
    const Document first = files.load();
    const Document again = Document::from_text(first.text(), "main.toml");
    CHECK(again.text() == first.text());
    CHECK(again.sha256() == first.sha256());
    const auto lines = parameters_as_used(first, bakery::Bakery::describe());
    const auto same = parameters_as_used(again, bakery::Bakery::describe());
    REQUIRE(lines.size() == same.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CHECK(same[i].value == lines[i].value);
        CHECK(to_string(same[i].where) == to_string(lines[i].where));
    }
    const std::string alone = "opens = 2026-03-02\n";
    CHECK(Document::from_text(alone, "main.toml").text() == alone);
}

TEST_CASE("a text whose files cannot be told apart is refused") {
    Files files;
    files.write("parts/a.toml", "seats = 9\n# file: b.toml\nclosed = []\n");
    files.write("main.toml", "uses = [\"parts/a.toml\"]\nopens = 2026-03-02\n");
    CHECK_THROWS_WITH(Document::from_text(files.load().text(), "main.toml"),
                      Catch::Contains("cannot be told apart"));
    CHECK_THROWS_WITH(
        Document::from_text("# file: main.toml\nuses = [\"x.toml\"]\n\n", "main.toml"),
        Catch::Contains("the text lacks it"));
}
