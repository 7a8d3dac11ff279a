#include "sim/shell/main_of.hpp"
#include "tests/sim/shell/toy.hpp"

int main(int argc, char** argv) { return sim::shell::main_of<Toy>(argc, argv); }
