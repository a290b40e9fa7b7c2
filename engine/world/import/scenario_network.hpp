// The imported network of a scenario, read as every run reads it.
#pragma once
#include "engine/scenario/model/scenario.hpp"
#include "engine/world/import/network_import.hpp"

namespace entente {

ImportRules import_rules(const Scenario& scenario);

// Throws ScenarioError with file, line and column of everything that is wrong.
ImportedNetwork imported_network(const Scenario& scenario);

// Reads it as the scenario and each of its worlds do. What was read, in one line. Throws ScenarioError.
std::string read_imported_network(const Scenario& scenario);

} // namespace entente
