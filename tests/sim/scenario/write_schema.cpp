#include <iostream>

#include <nlohmann/json.hpp>

#include "tests/sim/scenario/bakery.hpp"

/// Prints the toy scenario's schema and its good file as one JSON document, for check_schema.py.
int main() {
    const nlohmann::json out{
        {"schema", sim::scenario::json_schema(bakery::Bakery::describe())},
        {"good", bakery::good()},
    };
    std::cout << out.dump(1) << '\n';
}
