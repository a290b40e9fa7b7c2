// The JSON Schema of scenario files, for editors.
#include "cli/exit_code.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "engine/scenario/publish.hpp"

#include <CLI/CLI.hpp>

namespace entente::cli {

Verb add_schema(CLI::App& program) {
  CLI::App* verb = program.add_subcommand("schema", "The JSON Schema (draft 7) of scenario files");
  return {verb, [] {
            print(json_schema());
            return done;
          }};
}

} // namespace entente::cli
