#include "models/programme.hpp"
#include "sim/shell/main_of.hpp"

int main(int argc, char** argv) { return sim::shell::main_of<models::Programme>(argc, argv); }
