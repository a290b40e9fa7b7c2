#include "cli/program.hpp"
#include "engine/core/freed_memory.hpp"

int main(int argc, char** argv) {
  entente::keep_freed_memory();
  return entente::cli::run_program(argc, argv);
}
