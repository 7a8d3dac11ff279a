#include "tests/sim/scenario/bakery.hpp"

#include "sim/engine/errors.hpp"

namespace bakery {

using namespace sim::scenario;

const Record& Oven::describe() {
    static const Record record =
        sim::scenario::record<Oven>("oven", "Where bread is baked.")
            .field("name", &Oven::name, required, "Unique name.")
            .field("trays", &Oven::trays,
                   {.unit = "trays", .range = between(1, 1000), .fallback = "2"},
                   "How many at once.")
            .field("heat", &Oven::heat, {.unit = "kW", .range = more_than(0)}, "Its power.")
            .field("spare", &Oven::spare, {.fallback = "false"}, "Whether it is only a reserve.")
            .position(&Oven::where);
    return record;
}

const Record& Knead::describe() {
    static const Record record =
        sim::scenario::record<Knead>("knead", "Working the dough.")
            .field("effort", &Knead::effort,
                   {.unit = "hours", .range = at_least(0), .fallback = "{ pert = [1, 2, 3] }"},
                   "How long it takes.");
    return record;
}

const Record& Rest::describe() {
    static const Record record =
        sim::scenario::record<Rest>("rest", "Leaving the dough alone.")
            .field("hours", &Rest::hours, {.unit = "hours", .range = between(0, 48)}, "How long.");
    return record;
}

const Record& Topping::describe() {
    static const Record record =
        sim::scenario::record<Topping>("topping", "What goes on top.")
            .field("name", &Topping::name, required, "What it is.")
            .field("grams", &Topping::grams, {.unit = "grams", .range = at_least(0)},
                   "How much, for each size.");
    return record;
}

const Record& Step::describe() {
    static const Record record =
        sim::scenario::record<Step>("step", "One thing done to the dough.")
            .field("name", &Step::name, required, "Unique name.")
            .kinds("kind", &Step::what, {kind<Knead>("knead"), kind<Rest>("rest")},
                   "What sort of step it is.", "knead")
            .choice("crust", &Step::crust,
                    {{"thin", Crust::thin, "crisp"}, {"thick", Crust::thick, "soft"}}, "thin",
                    "What crust it gives.")
            .field("after", &Step::after, {}, "The steps before it.")
            .field("repeat", &Step::repeat, {.unit = "days", .range = at_least(0)},
                   "When it is done again.")
            .list("topping", &Step::toppings, "What is put on top.")
            .position(&Step::where);
    return record;
}

const Record& Money::describe() {
    static const Record record =
        sim::scenario::record<Money>("money", "What things cost.")
            .field("rent", &Money::rent, {.unit = "GBP", .range = at_least(0), .fallback = "0"},
                   "Rent of a month.")
            .field("tax", &Money::tax, {.range = probability(), .fallback = "0.2"},
                   "Share of the takings.");
    return record;
}

const Record& Fair::describe() {
    static const Record record =
        sim::scenario::record<Fair>("fair", "A day with many guests.")
            .field("day", &Fair::day, required, "When it is.")
            .field("guests", &Fair::guests, {.unit = "guests"}, "How many come.");
    return record;
}

const Record& Bakery::describe() {
    static const Record record =
        sim::scenario::record<Bakery>("bakery", "A week of baking.")
            .field("question", &Bakery::question, {.fallback = "\"\""}, "What is asked.")
            .field("opens", &Bakery::opens, required, "First day.")
            .field("closed", &Bakery::closed, {}, "Days without baking.")
            .field("seats", &Bakery::seats, {.range = at_least(0), .fallback = "0"}, "Chairs.")
            .choice("market", &Bakery::market,
                    {{"friday", std::chrono::Friday}, {"saturday", std::chrono::Saturday}},
                    "Day of the market.")
            .choice("sold", &Bakery::sold, {{"thin", Crust::thin}, {"thick", Crust::thick}},
                    "Crusts on sale.")
            .field("notice", &Bakery::notice,
                   {.unit = "days", .range = between(0, 365), .fallback = "7"},
                   "How long before an order must come.")
            .record("money", &Bakery::money, "What things cost.")
            .record("fair", &Bakery::fair, "A fair, if there is one.")
            .list("oven", &Bakery::ovens, "The ovens.")
            .list("step", &Bakery::steps, "What is done.");
    return record;
}

const std::string& good() {
    static const std::string text = R"(question = "How much bread?"
opens = 2026-03-02
closed = [2026-03-08, 2026-03-15]
seats = 12
market = "saturday"
sold = ["thick", "thin"]
notice = { value = 2, unit = "weeks", grade = "B", source = "the rules" }
evidence = { grade = "C", source = "a guess" }

[money]
rent = 800
tax = 0.1

[fair]
day = 2026-03-07
guests = { normal = [100, 20], at_least = 0, grade = "A", source = "last year" }

[[oven]]
name = "Old No. 1"
trays = { value = 4, source = "counted" }
heat = { value = 7.5, unit = "kW" }

[[oven]]
name = "new oven"
evidence = { grade = "A", source = "the maker" }
trays = 8
spare = true

[[step]]
name = "knead"
effort = { triangular = [30, 60, 120], unit = "minutes" }

[[step]]
name = "rest"
kind = "rest"
hours = { value = 1, unit = "days" }
crust = "thick"
after = ["knead"]
repeat = { uniform = [1, 2], unit = "weeks" }
topping = [{ name = "salt", grams = [1, { value = 2.5, grade = "A" }] }, { name = "seeds" }]

[[option]]
name = "fast"
meaning = "Everything takes half an hour."
set = { "step.knead.effort" = { value = 30, unit = "minutes" }, "oven.*.trays" = 10 }

[[option]]
name = "all spare"
[option.set]
"oven.*.spare" = true
"money.rent" = { value = 500, grade = "B", source = "an offer" }
)";
    return text;
}

Bakery read(const std::string& text, const std::vector<std::string>& sets) {
    Document document = Document::parse(text, "b.toml");
    for (const std::string& each : sets)
        document.set(each);
    return sim::scenario::read<Bakery>(document);
}

std::vector<std::string> problems(const std::string& text, const std::vector<std::string>& sets) {
    try {
        read(text, sets);
        return {};
    } catch (const sim::InvalidInput& error) {
        return error.problems();
    }
}

std::string refusal_of(const std::string& text) {
    try {
        Document::parse(text, "b.toml");
        return {};
    } catch (const sim::InvalidInput& error) {
        return error.what();
    }
}

} // namespace bakery
