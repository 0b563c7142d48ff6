// The program's entry: everything is in the cli room.
#include "cli/run.hpp"

int main(int argc, char** argv) { return entente::cli::run(argc, argv); }
