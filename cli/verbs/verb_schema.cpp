// The JSON Schema of scenario files, for editors.
#include "cli/exit_code.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/scenario/publish/publish.hpp"

namespace entente::cli {

Verb add_schema(Command program) {
  const Command verb = program.add_verb("schema", "The JSON Schema (draft 7) of scenario files");
  return {verb, [] {
            print(json_schema());
            return done;
          }};
}

} // namespace entente::cli
