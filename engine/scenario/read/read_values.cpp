#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/read/read_scenario.hpp"
#include "engine/scenario/read/reader.hpp"
#include "engine/scenario/syntax/wording.hpp"

namespace entente {
namespace {

void refuse_unknown(Reader& reader, const Node& table, const Node::Entry& entry, std::string_view where) {
  std::string message = "unknown parameter " + in_quotes(entry.key) + " in " + std::string(where);
  if (const StructureField* field = find_structure(entry.key))
    message += "; it is structure: write it under [" + std::string(field->group) + "] as " +
               std::string(field->name);
  else
    message += number_suggestion(entry.key, false);
  reader.refuse_key(table, entry, std::move(message));
}

// "violence.branching" = 0.3, for every parameter that the table names.
template<class Take>
void read_parameters(Section& top, std::string_view table, const Take& take) {
  const Node* node = top.take(table);
  if (node == nullptr)
    return;
  const Section section(top.reader(), *node, std::string(table));
  top.reader().refuse_repeats(*node);
  for (const Node::Entry& entry : node->entries) {
    const ParameterField* field = find_parameter(entry.key);
    if (field == nullptr) {
      refuse_unknown(top.reader(), *node, entry, table);
      continue;
    }
    std::optional<Provenance> provenance;
    if (const auto value = read_known(top.reader(), entry.value, rules_of(*field), provenance))
      take(*field, *value, provenance);
  }
}

// Sets side by side: names = ["set01", "set02"], "violence.branching" = [0.28, 0.30]. A parameter that is not
// named keeps its base value in every set.
void read_sets(Section& top, Scenario& scenario) {
  const Node* node = top.take("parameter_sets");
  if (node == nullptr)
    return;
  Reader& reader = top.reader();
  Section section(reader, *node, "parameter_sets");
  reader.refuse_repeats(*node);
  std::string name;
  section.text("name", name);
  std::vector<ParameterSet> sets;
  if (const Node* names = section.take("names")) {
    for (const Node& item : reader.list(*names, section.called("names"), "names of sets"))
      sets.push_back({reader.text(item, section.called("names")).value_or(""), scenario.parameters});
  } else if (node->kind == Node::Kind::table) {
    reader.refuse(*node,
                  "parameter_sets has no names; needed is names = [\"set01\", ...] and a list as long for "
                  "each parameter");
  }
  for (const Node::Entry& entry : node->entries) {
    if (entry.key == "name" || entry.key == "names")
      continue;
    const ParameterField* field = find_parameter(entry.key);
    if (field == nullptr) {
      refuse_unknown(reader, *node, entry, "parameter_sets");
      continue;
    }
    const auto values = reader.numbers(entry.value, entry.key);
    if (values && values->size() != sets.size())
      reader.refuse(entry.value, entry.key + " has " + std::to_string(values->size()) + " values for " +
                                     std::to_string(sets.size()) + " parameter sets; needed is one for each");
    else if (values)
      for (std::size_t i = 0; i < sets.size(); ++i)
        field->member(sets[i].parameters) = (*values)[i];
  }
  scenario.parameter_sets_name = std::move(name);
  scenario.parameter_sets = std::move(sets);
}

void read_uncertain(Section& top, Scenario& scenario) {
  const Node* node = top.take("uncertain");
  if (node == nullptr)
    return;
  const Section section(top.reader(), *node, "uncertain");
  top.reader().refuse_repeats(*node);
  for (const Node::Entry& entry : node->entries) {
    const auto rules = rules_of(entry.key);
    if (!rules) {
      top.reader().refuse_key(*node, entry,
                              "unknown number " + in_quotes(entry.key) + " in uncertain" +
                                  number_suggestion(entry.key, true));
      continue;
    }
    std::optional<Provenance> provenance;
    const auto distribution = read_distribution(top.reader(), entry.value, *rules, provenance);
    if (!distribution)
      continue;
    forget_uncertain(scenario, entry.key);
    const Provenance known = provenance.value_or(Provenance{});
    scenario.uncertain.push_back({entry.key, *distribution, known.source, known.grade});
  }
}

} // namespace

void read_values(Section& top, Scenario& scenario) {
  // A number that comes without a source has none, whatever the one before it had.
  const auto remember = [&](const ParameterField& field, const std::optional<Provenance>& provenance) {
    scenario.provenance.erase(field.key());
    if (provenance)
      scenario.provenance[field.key()] = *provenance;
  };
  read_parameters(
      top, "defaults",
      [&](const ParameterField& field, double value, const std::optional<Provenance>& provenance) {
        field.member(scenario.parameters) = value;
        remember(field, provenance);
      });
  read_sets(top, scenario);
  read_parameters(
      top, "parameters",
      [&](const ParameterField& field, double value, const std::optional<Provenance>& provenance) {
        set_override(scenario, field.key(), value);
        remember(field, provenance);
      });
  read_uncertain(top, scenario);
}

} // namespace entente
