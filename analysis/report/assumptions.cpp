// What was assumed: every number with its source and grade, those that the scenario changes first.
#include "analysis/report/numbers.hpp"
#include "analysis/report/scale.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/table.hpp"
#include "analysis/study_facts.hpp"
#include "engine/scenario/parameter_table.hpp"
#include "engine/scenario/publish.hpp"
#include "engine/scenario/structure_table.hpp"
#include "engine/store/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::report {
namespace {

struct Row {
  std::string key, value, unit, usual, source, meaning;
  char grade = 'D';
};

// Over the sets in turn: the range.
std::string value_over_sets(const Scenario& scenario, const ParameterField& field) {
  const std::size_t sets = std::max<std::size_t>(1, scenario.parameter_sets.size());
  Range range;
  for (std::size_t set = 0; set < sets; ++set)
    range.add(field.value(parameters_for(scenario, set)));
  return range.low == range.high ? fmt::format("{:.4g}", range.low)
                                 : fmt::format("{:.4g} to {:.4g}", range.low, range.high);
}

const Uncertain* uncertain_of(const Scenario& scenario, const std::string& key) {
  const auto found = std::find_if(scenario.uncertain.begin(), scenario.uncertain.end(),
                                  [&](const Uncertain& one) { return one.key == key; });
  return found == scenario.uncertain.end() ? nullptr : &*found;
}

bool is_overridden(const Scenario& scenario, const std::string& key) {
  return std::any_of(scenario.overrides.begin(), scenario.overrides.end(),
                     [&](const auto& one) { return one.first == key; });
}

struct Rows {
  std::vector<Row> changed, usual;
};

void source_of(Row& row, const Scenario& scenario) {
  const auto known = scenario.provenance.find(row.key);
  if (known == scenario.provenance.end())
    return;
  row.source = known->second.source;
  row.grade = known->second.grade;
}

// Value and source as the scenario has them: its distribution where the number is uncertain.
void take_provenance(Row& row, const Uncertain* uncertain, const Scenario& scenario) {
  if (uncertain == nullptr)
    return source_of(row, scenario);
  row.value = describe(uncertain->distribution);
  row.source = uncertain->source;
  row.grade = uncertain->grade;
}

void add_parameters(Rows& rows, const Scenario& scenario) {
  for (const ParameterField& field : parameter_table()) {
    Row row{field.key(),
            value_over_sets(scenario, field),
            std::string(field.unit),
            fmt::format("{:.4g}", field.default_value()),
            std::string(field.source),
            std::string(field.doc),
            field.grade};
    const Uncertain* uncertain = uncertain_of(scenario, row.key);
    const bool changed =
        uncertain != nullptr || is_overridden(scenario, row.key) ||
        (scenario.parameter_sets.empty() && field.value(scenario.parameters) != field.default_value());
    take_provenance(row, uncertain, scenario);
    (changed ? rows.changed : rows.usual).push_back(std::move(row));
  }
}

void add_structure(Rows& rows, const Scenario& scenario) {
  const Structure usual;
  for (const StructureField& field : structure_table()) {
    Row row{field.key(),
            describe(field.of(scenario.structure)),
            std::string(field.unit),
            describe(field.of(usual)),
            std::string(field.source),
            std::string(field.doc),
            field.grade};
    take_provenance(row, uncertain_of(scenario, row.key), scenario);
    (row.value == row.usual ? rows.usual : rows.changed).push_back(std::move(row));
  }
}

std::string table_of(const std::vector<Row>& rows, const Text& caption) {
  HtmlTable table(caption, {"number", "what it is", "value", "unit", "usual value", "grade", "source"});
  for (const Row& row : rows)
    table.add_texts({row.key, row.meaning, named(row.value), row.unit, row.usual, std::string(1, row.grade),
                     named(row.source)});
  return table.html();
}

} // namespace

std::string assumptions_html(const StudyFacts& facts) {
  const Scenario& scenario = facts.study->scenario;
  Rows rows;
  add_parameters(rows, scenario);
  add_structure(rows, scenario);
  std::array<std::size_t, 4> by_grade{};
  for (const auto* list : {&rows.changed, &rows.usual})
    for (const Row& row : *list)
      if (row.grade >= 'A' && row.grade <= 'D')
        ++by_grade[static_cast<std::size_t>(row.grade - 'A')];
  Text text(fmt::format(
      "The scenario sets {} numbers otherwise than usual and leaves {} as they are. Of all, {} are "
      "measured (grade A), {} fitted to data (B), {} from the literature (C) and {} free or set by "
      "judgement (D).",
      rows.changed.size(), rows.usual.size(), by_grade[0], by_grade[1], by_grade[2], by_grade[3]));
  if (scenario.parameter_sets.size() > 1)
    text << fmt::format(
        " {} parameter sets take turns, so that no result hangs on one of them; where they differ, the "
        "range over them is given.",
        scenario.parameter_sets.size());
  if (const std::size_t varied = facts.study->design.keys.size(); varied > 0)
    text << fmt::format(" The sweep moves {} of them from point to point.", varied);
  std::string html = paragraph(text);
  if (!rows.changed.empty())
    html += table_of(rows.changed, "Set by this scenario");
  return html + "<details><summary>Every other number, at its usual value</summary>\n" +
         table_of(rows.usual, "At their usual values") + "</details>\n";
}

} // namespace entente::report
