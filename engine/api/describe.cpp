// What a scenario says of every number, strategy and outcome.
#include "engine/api/experiment.hpp"
#include "engine/api/guarded.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>

namespace entente {
namespace {

// "0.2 to 0.5" over the parameter sets where these differ.
std::string value_now(const ParameterField& field, const Scenario& scenario) {
  for (const Uncertain& uncertain : scenario.uncertain)
    if (uncertain.key == field.key())
      return entente::describe(uncertain.distribution);
  double low = field.value(parameters_for(scenario, 0)), high = low;
  for (std::size_t set = 1; set < scenario.parameter_sets.size(); ++set) {
    const double value = field.value(parameters_for(scenario, set));
    low = std::min(low, value);
    high = std::max(high, value);
  }
  return low == high ? number_text(low) : number_text(low) + " to " + number_text(high);
}

std::string value_now(const StructureField& field, const Scenario& scenario) {
  for (const Uncertain& uncertain : scenario.uncertain)
    if (uncertain.key == field.key())
      return entente::describe(uncertain.distribution);
  return entente::describe(field.of(scenario.structure));
}

// Where it comes from, as the scenario says, or else as the table does.
void settle_source(NumberDescription& number, const Scenario& scenario) {
  if (const auto own = scenario.provenance.find(number.key); own != scenario.provenance.end()) {
    number.source = own->second.source;
    number.grade = own->second.grade;
  }
  for (const Uncertain& uncertain : scenario.uncertain)
    if (uncertain.key == number.key && !uncertain.source.empty()) {
      number.source = uncertain.source;
      number.grade = uncertain.grade;
    }
}

template<class Field>
NumberDescription described(const Field& field, const Scenario& scenario, bool structural,
                            std::string usual) {
  NumberDescription number{field.key(),
                           std::string(field.group),
                           std::string(field.name),
                           std::string(field.unit),
                           std::string(field.doc),
                           std::string(field.source),
                           field.grade,
                           structural,
                           field.minimum,
                           field.maximum,
                           std::move(usual),
                           value_now(field, scenario)};
  settle_source(number, scenario);
  return number;
}

} // namespace

Expected<ExperimentDescription> Experiment::describe() const {
  if (!scenario_)
    return Problem{"", 0, 0, "no scenario is loaded"};
  return guarded<ExperimentDescription>([&]() -> Expected<ExperimentDescription> {
    ExperimentDescription description;
    for (const ParameterField& field : parameter_table())
      description.numbers.push_back(described(field, *scenario_, false, number_text(field.default_value())));
    const Structure usual;
    for (const StructureField& field : structure_table())
      description.numbers.push_back(described(field, *scenario_, true, entente::describe(field.of(usual))));
    description.outcomes = compared_outcomes(*scenario_);
    description.reference = reference_position(*scenario_).value_or(0);
    return description;
  });
}

} // namespace entente
