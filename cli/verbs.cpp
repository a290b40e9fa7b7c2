#include "cli/verb.hpp"

namespace entente::cli {

Verb add_check(CLI::App& program);
Verb add_run(CLI::App& program);
Verb add_compare(CLI::App& program);
Verb add_list(CLI::App& program);

std::vector<Verb> add_verbs(CLI::App& program) {
  return {
      add_check(program),
      add_run(program),
      add_compare(program),
      add_list(program),
  };
}

} // namespace entente::cli
