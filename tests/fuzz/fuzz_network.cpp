// Any text, taken for a network, is either imported or refused with a ScenarioError; what is imported keeps
// its own promises and becomes a society.
#include "engine/core/error.hpp"
#include "engine/world/build/build_imported.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace entente;

void require(bool holds) {
  if (!holds)
    std::abort();
}

SocietyPlan plan_of(std::size_t regions) {
  SocietyPlan plan;
  plan.regions = regions;
  plan.composition.assign(regions, {0.6, 0.4});
  plan.susceptibility = beta(0.5, 0.5);
  plan.disposition = normal(0.55, 0.2, 0.02, 0.98);
  plan.leaning = normal(0.0, 1.0);
  return plan;
}

void check(const ImportedNetwork& network, const ImportRules& rules) {
  require(network.citizens > 0 && network.citizens <= rules.maximum_citizens);
  require(network.region.empty() || network.region.size() == network.citizens);
  require(network.identity.empty() || network.identity.size() == network.citizens);
  const Society society =
      build_imported_society(plan_of(rules.regions), network, AddressedRng{1, 0, 0}, Threads(1));
  require(society.citizens() == network.citizens);
  require(society.network.neighbours.size() == 2 * network.ties.size());
  for (std::size_t citizen = 0; citizen < society.citizens(); ++citizen)
    require(society.network.of(citizen).size() <= rules.maximum_ties);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ImportRules rules = {
      .regions = 3, .identities = {"one", "two"}, .maximum_ties = 8, .maximum_citizens = 1000};
  try {
    check(import_network(text, "network", rules), rules);
  } catch (const ScenarioError& error) {
    require(!error.problems().empty());
  }
  return 0;
}
