// Scenarios that the program carries inside itself, loaded as it loads them.
#pragma once
#include "engine/core/embedded.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/read/load.hpp"

#include <string>

namespace entente::test {

// "builtin:baseline" is scenarios/baseline.toml; data such as the kept sets lie in analysis/data.
inline SourceText builtin_text(std::string_view name) {
  constexpr std::string_view prefix = "builtin:";
  if (name.starts_with(prefix))
    name.remove_prefix(prefix.size());
  for (const std::string folder : {"scenarios/", "analysis/data/"}) {
    const std::string path = folder + std::string(name) + ".toml";
    if (const auto text = embedded_file(path))
      return {std::string(*text), path, "builtin:" + std::string(name)};
  }
  throw ScenarioError("nothing of the name " + std::string(name) + " is inside the program");
}

inline Scenario builtin_scenario(std::string_view name) {
  return load_scenario(builtin_text(name),
                       [](std::string_view wanted, std::string_view) { return builtin_text(wanted); });
}

} // namespace entente::test
