// Loader: text to Scenario. Nothing here opens a file: who calls says where the text of another file comes
// from.
#pragma once
#include "engine/core/expected.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct SourceText {
  std::string text;      // TOML, or JSON if it begins with '{' or file_name ends in .json
  std::string file_name; // for messages, as the user wrote it
  std::string identity;  // equal for the same file however it is named: its whole path, or "builtin:NAME"
};

// Finds the file that `name` means in the file `from` (its identity): the values of extends and
// parameter_sets. The name "builtin:NAME" is a file inside the program. A problem when there is none.
using ResolveExtends = std::function<Expected<SourceText>(std::string_view name, std::string_view from)>;

// What a caller may want to know of a file that loads.
struct LoadReport {
  std::vector<Problem> warnings; // what is allowed and yet hardly meant (warnings.hpp), with its places
  Problem network_file;          // where network.file stands, without a message
};

constexpr std::size_t maximum_extends = 8; // files that one file builds on, one on another

// The scenario, or every problem of the file and of those it extends; a syntax problem stands alone.
Expected<Scenario> try_load_scenario(const SourceText& source, const ResolveExtends& resolve,
                                     LoadReport* report = nullptr);

// The same for callers who want exceptions: throws ScenarioError with the problems.
#ifdef __cpp_exceptions
Scenario load_scenario(const SourceText& source, const ResolveExtends& resolve, LoadReport* report = nullptr);
Scenario load_scenario(std::string_view text, std::string_view file_name, const ResolveExtends& resolve);
#endif

} // namespace entente
