// The JSON Schemas of scenario files and of the API, for editors and for programs.
#include "cli/exit_code.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/embedded.hpp"
#include "engine/scenario/publish/publish.hpp"

#include <memory>

namespace entente::cli {

Verb add_schema(Command program) {
  const Command verb =
      program.add_verb("schema", "The JSON Schema (draft 7) of scenario files, or of the API");
  const auto api = std::make_shared<bool>(false);
  verb.flag("--api", *api, "Of the requests and answers of `entente eval` (docs/api.md)");
  return {verb, [api] {
            print(*api ? std::string(*embedded_file("engine/api/api.schema.json")) : json_schema());
            return done;
          }};
}

} // namespace entente::cli
