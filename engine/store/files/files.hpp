// Sources of scenario texts: a file, or one that the program carries inside itself
// (builtin:NAME).
#pragma once
#include "engine/core/embedded.hpp"
#include "engine/scenario/read/load.hpp"

#include <span>
#include <string>
#include <string_view>

namespace entente {

// The text of a file, or of "builtin:baseline": scenarios/baseline.toml among `embedded` (or a table of that
// name among the analysis data). Throws ScenarioError, with the nearest name for a builtin that does not
// exist.
SourceText read_source(std::string_view name, std::span<const EmbeddedFile> embedded);

// Resolves names as seen from the folder of the file that uses them.
ResolveExtends resolver(std::span<const EmbeddedFile> embedded);

// The text of a network's file. Throws ScenarioError.
std::string read_network(const std::string& name);

// Loads a scenario by path or builtin:NAME, its network's text included. Throws ScenarioError with every
// problem. `report` as in load.hpp.
Scenario load_scenario_file(std::string_view name, std::span<const EmbeddedFile> embedded,
                            LoadReport* report = nullptr);

} // namespace entente
