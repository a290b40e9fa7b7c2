// Names of scenarios as people type them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Names of the embedded scenarios, ascending: "baseline", "accords/...".
std::vector<std::string> builtin_scenarios();

// A path, builtin:NAME, or a name of builtin_scenarios() -> what load_scenario_file (files.hpp) takes. Throws
// ScenarioError with the nearest name.
std::string scenario_source(std::string_view argument);

} // namespace entente
