#include "engine/world/import/scenario_network.hpp"
#include "engine/scenario/read/change.hpp"
#include "engine/scenario/syntax/wording.hpp"

namespace entente {

ImportRules import_rules(const Scenario& scenario) {
  return {.regions = static_cast<std::size_t>(scenario.structure.regions.count.first),
          .identities = scenario.identities,
          .maximum_ties = static_cast<std::uint32_t>(scenario.structure.network.maximum_ties.first)};
}

Expected<ImportedNetwork> try_imported_network(const Scenario& scenario) {
  return try_import_network(scenario.network.text, scenario.network.file, import_rules(scenario));
}

Expected<std::string> try_read_imported_network(const Scenario& scenario) {
  const ImportRules rules = import_rules(scenario);
  const Expected<ImportedNetwork> own = try_imported_network(scenario);
  if (!own)
    return own.problems();
  std::string summary = summary_of(*own, rules);
  for (const NamedVariant& variant : scenario.variants) {
    Scenario in_variant = scenario;
    if (Problems problems = try_apply_variant(in_variant, variant); !problems.empty())
      return problems;
    const ImportRules other = import_rules(in_variant);
    if (other.regions >= rules.regions && other.maximum_ties >= rules.maximum_ties)
      continue; // allows as much
    const Expected<ImportedNetwork> here = try_imported_network(in_variant);
    if (here)
      continue;
    Problems problems = here.problems();
    for (Problem& problem : problems)
      problem.message.insert(0, "in world " + in_quotes(variant.name) + " ");
    return problems;
  }
  return summary;
}

#ifdef __cpp_exceptions
std::string read_imported_network(const Scenario& scenario) {
  return value_or_throw(try_read_imported_network(scenario));
}
#endif

} // namespace entente
