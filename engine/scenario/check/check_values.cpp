#include "engine/scenario/check/checks.hpp"
#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>

namespace entente {
namespace {

void sets(Checks& out, const Scenario& s, const ParameterField& field, const NumberRules& rules) {
  for (std::size_t set = 0; set < s.parameter_sets.size(); ++set) {
    const double value = field.value(s.parameter_sets[set].parameters);
    if (problem_with(value, rules).empty())
      continue;
    NumberRules named = rules;
    named.name += " of " + of(set, "parameter set");
    out.number("/parameter_sets" + step(field.key()) + step(set), value, named);
  }
}

void parameters(Checks& out, const Scenario& s) {
  for (const ParameterField& field : parameter_table()) {
    const NumberRules rules = rules_of(field);
    out.number("/defaults" + step(rules.name), field.value(s.parameters), rules);
    sets(out, s, field, rules);
  }
  out.at_most("/parameter_sets", s.parameter_sets.size(), maximum_parameter_sets, "parameter sets");
  for (std::size_t set = 0; set < s.parameter_sets.size(); ++set)
    out.name("/parameter_sets/names" + step(set), "name of " + of(set, "parameter set"),
             s.parameter_sets[set].name);
  out.unique(s.parameter_sets, "/parameter_sets/names", "parameter sets",
             [](const ParameterSet& set) { return std::string_view(set.name); });
  for (const auto& [key, value] : s.overrides) {
    const ParameterField* field = find_parameter(key);
    if (field == nullptr)
      out.add("/parameters" + step(key),
              "unknown parameter " + in_quotes(key) + number_suggestion(key, false));
    else
      out.number("/parameters" + step(key), value, rules_of(*field));
  }
}

// A source stands in the report.
void provenance(Checks& out, const Scenario& s) {
  for (const auto& [key, its] : s.provenance) {
    const StructureField* field = find_structure(key);
    const std::string place = field != nullptr                 ? step(field->group) + step(field->name)
                              : find_parameter(key) != nullptr ? "/parameters" + step(key)
                                                               : "";
    out.prose(place + "/source", its.source);
  }
}

void uncertain(Checks& out, const Scenario& s) {
  for (const Uncertain& uncertain : s.uncertain) {
    const std::string where = "/uncertain" + step(uncertain.key);
    const auto rules = rules_of(uncertain.key);
    if (!rules) {
      out.add(where, "unknown number " + in_quotes(uncertain.key) + number_suggestion(uncertain.key, true));
      continue;
    }
    out.add_problem(where, problem_with(uncertain.distribution, *rules));
    out.prose(where + "/source", uncertain.source);
    const bool overridden = std::any_of(s.overrides.begin(), s.overrides.end(),
                                        [&](const auto& known) { return known.first == uncertain.key; });
    if (overridden)
      out.add(where,
              uncertain.key + " is both known, under [parameters], and uncertain; keep one of the two");
  }
  out.unique(s.uncertain, "/uncertain", "uncertain numbers",
             [](const Uncertain& uncertain) { return std::string_view(uncertain.key); });
}

} // namespace

void check_values(Checks& out, const Scenario& s) {
  parameters(out, s);
  provenance(out, s);
  uncertain(out, s);
}

} // namespace entente
