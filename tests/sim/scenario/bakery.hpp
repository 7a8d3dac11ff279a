#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/scenario/scenario.hpp"

/// A toy scenario that uses every feature of a description once: a bakery.
namespace bakery {

enum class Crust { thin, thick };

struct Oven {
    sim::scenario::Name name;
    sim::scenario::Count trays;
    std::optional<sim::scenario::Number> heat;
    bool spare = false;
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

struct Knead {
    sim::scenario::Uncertain effort;
    static const sim::scenario::Record& describe();
};

struct Rest {
    sim::scenario::Number hours;
    static const sim::scenario::Record& describe();
};

struct Topping {
    std::string name;
    std::vector<sim::scenario::Number> grams;
    static const sim::scenario::Record& describe();
};

struct Step {
    sim::scenario::Name name;
    std::variant<Knead, Rest> what;
    Crust crust = Crust::thin;
    std::vector<sim::scenario::Name> after;
    std::optional<sim::scenario::Uncertain> repeat;
    std::vector<Topping> toppings;
    sim::scenario::Position where;
    static const sim::scenario::Record& describe();
};

struct Money {
    sim::scenario::Number rent;
    double tax = 0;
    static const sim::scenario::Record& describe();
};

struct Fair {
    sim::Date day;
    sim::scenario::Uncertain guests;
    static const sim::scenario::Record& describe();
};

struct Bakery {
    std::string question;
    sim::Date opens;
    std::vector<sim::Date> closed;
    std::int64_t seats = 0;
    std::optional<std::chrono::weekday> market;
    std::vector<Crust> sold;
    sim::scenario::Count notice;
    Money money;
    std::optional<Fair> fair;
    std::vector<Oven> ovens;
    std::vector<Step> steps;
    static const sim::scenario::Record& describe();
};

/// A scenario that is right in every way.
const std::string& good();

/// Reads the text, which positions call "b.toml", after some overrides by hand.
Bakery read(const std::string& text, const std::vector<std::string>& sets = {});

/// What is wrong with the text: the problems of the InvalidInput, none if it is right.
std::vector<std::string> problems(const std::string& text,
                                  const std::vector<std::string>& sets = {});

/// Why the text is no document at all; "" if it is one.
std::string refusal_of(const std::string& text);

} // namespace bakery
