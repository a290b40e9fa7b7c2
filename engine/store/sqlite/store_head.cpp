// The head of a store, from the scenario and the design.
#include "engine/outcomes/indicators.hpp"
#include "engine/outcomes/own_outcomes.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/scenario/syntax/reserved_names.hpp"
#include "engine/store/sqlite/store.hpp"

namespace entente {

static_assert(own_variant == reserved_variant); // the check of a scenario keeps it free

StoreHead head_of(const Scenario& scenario, const Design& design, Keep keep, std::string verb) {
  StoreHead head;
  head.verb = std::move(verb);
  head.scenario = resolved_toml(scenario);
  head.seed = scenario.run.seed.value();
  head.keep = keep;
  head.shard = design.shard;
  head.months = scenario.months;
  head.title = scenario.title;
  head.reference = reference_of(scenario)->name;
  head.parameter_sets = std::max<std::size_t>(scenario.parameter_sets.size(), 1);
  head.regions = scenario.composition.size();
  for (const Strategy& strategy : scenario.strategies)
    head.strategies.push_back(strategy.name);
  head.variants.emplace_back(own_variant);
  for (const NamedVariant& variant : design.variants)
    head.variants.push_back(variant.name);
  for (const OutcomeField& field : outcome_table())
    head.outcomes.push_back({std::string(field.name), std::string(field.unit), std::string(field.doc)});
  for (const NamedOutcome& outcome : own_outcomes(scenario))
    head.outcomes.push_back({outcome.name, std::string(unit_of(outcome)), doc_of(outcome)});
  if (keep != Keep::summary)
    for (const IndicatorField& field : indicator_table())
      head.indicators.push_back({std::string(field.name), std::string(field.unit), std::string(field.doc)});
  head.keys = design.keys;
  head.points = design.values;
  return head;
}

} // namespace entente
