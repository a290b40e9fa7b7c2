#include "engine/world/import/scenario_network.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/read/change.hpp"
#include "engine/scenario/syntax/wording.hpp"

namespace entente {

ImportRules import_rules(const Scenario& scenario) {
  return {.regions = static_cast<std::size_t>(scenario.structure.regions.count.first),
          .identities = scenario.identities,
          .maximum_ties = static_cast<std::uint32_t>(scenario.structure.network.maximum_ties.first)};
}

ImportedNetwork imported_network(const Scenario& scenario) {
  return import_network(scenario.network.text, scenario.network.file, import_rules(scenario));
}

std::string read_imported_network(const Scenario& scenario) {
  const ImportRules rules = import_rules(scenario);
  std::string summary = summary_of(imported_network(scenario), rules);
  for (const NamedVariant& variant : scenario.variants) {
    Scenario in_variant = scenario;
    apply_variant(in_variant, variant);
    const ImportRules other = import_rules(in_variant);
    if (other.regions >= rules.regions && other.maximum_ties >= rules.maximum_ties)
      continue; // allows as much
    try {
      imported_network(in_variant);
    } catch (const ScenarioError& error) {
      std::vector<Problem> problems = error.problems();
      for (Problem& problem : problems)
        problem.message.insert(0, "in world " + in_quotes(variant.name) + " ");
      throw ScenarioError(std::move(problems));
    }
  }
  return summary;
}

} // namespace entente
