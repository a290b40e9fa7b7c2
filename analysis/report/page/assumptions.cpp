// What was assumed: every number with its source and grade, those that the scenario changes first.
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/scale.hpp"
#include "analysis/report/page/sections.hpp"
#include "analysis/report/page/table.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::report {
namespace {

constexpr char no_grade = '-';
constexpr std::string_view no_source = "no source given";

struct Row {
  std::string key, value, unit, usual, source, meaning;
  char grade = no_grade;
};

// Over the sets in turn: the range.
Range range_over_sets(const Scenario& scenario, const ParameterField& field) {
  const std::size_t sets = std::max<std::size_t>(1, scenario.parameter_sets.size());
  Range range;
  for (std::size_t set = 0; set < sets; ++set)
    range.add(field.value(parameters_for(scenario, set)));
  return range;
}

std::string text_of(const Range& range) {
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

struct AssumptionRows {
  std::vector<Row> changed, usual;
};

const Provenance* provenance_of(const Scenario& scenario, const std::string& key) {
  const auto known = scenario.provenance.find(key);
  return known == scenario.provenance.end() ? nullptr : &known->second;
}

// As the scenario says it. What it leaves unsaid is nobody's: the usual value's source speaks of another
// number.
void take_provenance(Row& row, const Provenance* provenance) {
  const bool said = provenance != nullptr && *provenance != Provenance{};
  row.source = said && !provenance->source.empty() ? provenance->source : std::string(no_source);
  row.grade = said ? provenance->grade : no_grade;
}

void take_uncertain(Row& row, const Uncertain& uncertain) {
  row.value = describe(uncertain.distribution);
  const Provenance provenance{uncertain.source, uncertain.grade};
  take_provenance(row, &provenance);
}

// The sets that come with the program are draws around the usual values; their sources are the same.
bool has_own_sets(const Scenario& scenario) {
  return !scenario.parameter_sets.empty() && scenario.parameter_sets_name != "kept";
}

void add_parameters(AssumptionRows& rows, const Scenario& scenario) {
  for (const ParameterField& field : parameter_table()) {
    const Range range = range_over_sets(scenario, field);
    const double usual = field.default_value();
    Row row{field.key(),
            text_of(range),
            std::string(field.unit),
            fmt::format("{:.4g}", usual),
            std::string(field.source),
            std::string(field.doc),
            field.grade};
    const bool own = is_overridden(scenario, row.key) || scenario.parameter_sets.empty();
    const bool other = range.low != usual || range.high != usual;
    const Provenance* said = provenance_of(scenario, row.key);
    bool changed = true;
    if (const Uncertain* uncertain = uncertain_of(scenario, row.key)) {
      take_uncertain(row, *uncertain);
    } else if (own && (other || said != nullptr)) {
      take_provenance(row, said);
      changed = other;
    } else if (!own && other && has_own_sets(scenario)) {
      row.source = scenario.parameter_sets_name.empty() ? std::string("the scenario's parameter sets")
                                                        : "parameter sets " + scenario.parameter_sets_name;
      row.grade = no_grade;
    } else {
      changed = false;
    }
    (changed ? rows.changed : rows.usual).push_back(std::move(row));
  }
}

void add_structure(AssumptionRows& rows, const Scenario& scenario) {
  const Structure usual;
  for (const StructureField& field : structure_table()) {
    Row row{field.key(),
            describe(field.of(scenario.structure)),
            std::string(field.unit),
            describe(field.of(usual)),
            std::string(field.source),
            std::string(field.doc),
            field.grade};
    bool changed = field.of(scenario.structure) != field.of(usual);
    if (const Uncertain* uncertain = uncertain_of(scenario, row.key)) {
      take_uncertain(row, *uncertain);
      changed = true;
    } else if (const Provenance* said = provenance_of(scenario, row.key); changed || said != nullptr) {
      take_provenance(row, said);
    }
    (changed ? rows.changed : rows.usual).push_back(std::move(row));
  }
}

void add_accord(AssumptionRows& rows, const Scenario& scenario) {
  if (!scenario.starts_with_accord)
    return;
  const AccordStart usual;
  const auto add = [&](const char* key, const Distribution& value, const Distribution& before,
                       const char* unit, const char* meaning) {
    Row row{key, describe(value), unit, describe(before), "", meaning};
    take_provenance(row, provenance_of(scenario, key));
    rows.changed.push_back(std::move(row));
  };
  add("accord.monthly_deaths", scenario.accord.monthly_deaths, usual.monthly_deaths, "deaths/month",
      "deaths a month before the signature, all signatories together");
  add("accord.aid_ratio", scenario.accord.aid_ratio, usual.aid_ratio, "ratio",
      "aid after the signature to aid before it");
}

void add_prices(AssumptionRows& rows, const Scenario& scenario) {
  const auto add = [&](const std::string& key, const Price& price, const std::string& usual,
                       const char* meaning) {
    std::string value = fmt::format("{:g}", price.value);
    if (price.low != price.high)
      value += fmt::format(" ({:g} to {:g})", price.low, price.high);
    rows.changed.push_back({"prices." + key, value, "price units", usual,
                            price.source.empty() ? std::string(no_source) : price.source, meaning});
  };
  const Prices usual;
  if (scenario.prices.budget_unit != usual.budget_unit)
    add("budget_unit", scenario.prices.budget_unit, "1", "price of a unit of money");
  if (scenario.prices.troop_month != usual.troop_month)
    add("troop_month", scenario.prices.troop_month, "0", "price of 1,000 troops for a month");
  for (const auto& [instrument, price] : scenario.prices.instruments)
    add("instruments." + instrument, price, "0", "price of a month at strength 1, beside the overhead");
}

// The armed groups that the scenario names: who they are, and where each number comes from.
std::string groups_html(const Scenario& scenario) {
  if (scenario.armed_groups.empty())
    return {};
  HtmlTable table("The armed groups of this scenario",
                  {"armed group", "number", "what it is", "value", "grade", "source"});
  for (const ArmedGroup& group : scenario.armed_groups) {
    const auto add = [&](const char* name, const std::optional<Distribution>& value,
                         const Distribution& usual) {
      Row row;
      row.value = value ? describe(*value) : describe(usual);
      if (value)
        take_provenance(row, provenance_of(scenario, "armed_groups." + group.name + "." + name));
      else
        row.source = std::string("not given: drawn as for any armed group (armed_group.") + name + ")";
      const StructureField* field = find_structure(std::string("armed_group.") + name);
      table.add_texts(
          {named(group.name), name, field->doc, row.value, std::string(1, row.grade), named(row.source)});
    };
    const ArmedGroupStructure& any = scenario.structure.armed_group;
    add("strength", group.strength, any.strength);
    add("rents", group.rents, any.rents);
    add("hardline", group.hardline, any.hardline);
    if (group.identity < scenario.identities.size())
      table.add_texts({named(group.name), "identity", "whose public it answers to",
                       named(scenario.identities[group.identity]), std::string(1, no_grade), ""});
    std::string homeland;
    if (group.homeland)
      for (std::size_t region = 0; region < group.homeland->size(); ++region)
        if (const double weight = (*group.homeland)[region]; weight > 0.0)
          homeland += fmt::format("{}region {}: {:.3g}", homeland.empty() ? "" : ", ", region + 1, weight);
    table.add_texts({named(group.name), "homeland", "where it lives, as shares",
                     homeland.empty() ? "drawn" : homeland, std::string(1, no_grade), ""});
  }
  return "<h3>The armed groups</h3>\n" + paragraph("Strength counts the government as 1.") + table.html();
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
  AssumptionRows rows;
  add_parameters(rows, scenario);
  add_structure(rows, scenario);
  add_accord(rows, scenario);
  add_prices(rows, scenario);
  std::array<std::size_t, 4> by_grade{};
  std::size_t without = 0;
  for (const auto* list : {&rows.changed, &rows.usual})
    for (const Row& row : *list)
      if (row.grade >= 'A' && row.grade <= 'D')
        ++by_grade[static_cast<std::size_t>(row.grade - 'A')];
      else
        ++without;
  Text text(fmt::format(
      "The scenario sets {} numbers otherwise than usual and leaves {} as they are. Of all, {} are "
      "measured (grade A), {} fitted to data (B), {} from the literature (C) and {} free or set by "
      "judgement (D){}.",
      rows.changed.size(), rows.usual.size(), by_grade[0], by_grade[1], by_grade[2], by_grade[3],
      without > 0 ? fmt::format("; {} have no grade, because the scenario gives none", without) : ""));
  if (scenario.parameter_sets.size() > 1)
    text << fmt::format(
        " {} parameter sets take turns, so that no result hangs on one of them; where they differ, the "
        "range over them is given.",
        scenario.parameter_sets.size());
  if (const std::size_t varied = facts.study->design.keys.size(); varied > 0)
    text << fmt::format(" The sweep moves {} of them from point to point.", varied);
  std::string html = paragraph(text) + groups_html(scenario);
  if (!rows.changed.empty())
    html += table_of(rows.changed, "Set by this scenario");
  return html + "<details><summary>Every other number, at its usual value</summary>\n" +
         table_of(rows.usual, "At their usual values") + "</details>\n";
}

} // namespace entente::report
