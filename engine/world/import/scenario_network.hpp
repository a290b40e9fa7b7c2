// The imported network of a scenario, read as every run reads it.
#pragma once
#include "engine/scenario/model/scenario.hpp"
#include "engine/world/import/network_import.hpp"

namespace entente {

ImportRules import_rules(const Scenario& scenario);

// Problems with file, line and column of everything that is wrong.
Expected<ImportedNetwork> try_imported_network(const Scenario& scenario);

// Reads it as the scenario and each of its worlds do. What was read, in one line.
Expected<std::string> try_read_imported_network(const Scenario& scenario);
#ifdef __cpp_exceptions
std::string read_imported_network(const Scenario& scenario); // throws ScenarioError
#endif

} // namespace entente
