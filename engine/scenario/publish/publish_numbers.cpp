#include "engine/core/expected.hpp"
#include "engine/core/three_digits.hpp"
#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace entente {
namespace {

using nlohmann::ordered_json;

struct Range {
  double low, high;
};

// Over the kept sets; nothing without sets.
std::optional<Range> range_over(std::span<const ParameterSet> kept, const ParameterField& field) {
  if (kept.empty())
    return std::nullopt;
  Range range{field.value(kept.front().parameters), field.value(kept.front().parameters)};
  for (const ParameterSet& set : kept) {
    range.low = std::min(range.low, field.value(set.parameters));
    range.high = std::max(range.high, field.value(set.parameters));
  }
  return range;
}

std::string range_text(double low, double high) {
  return low == high ? number_text(low) : number_text(low) + " to " + number_text(high);
}

std::string prior_text(const ParameterField& field) {
  return field.fixed() ? "fixed" : range_text(field.prior_low, field.prior_high);
}

// A bar would end the cell.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char letter : text)
    escaped += letter == '|' ? "\\|" : std::string(1, letter);
  return escaped;
}

std::string row(std::initializer_list<std::string> cells) {
  std::string line = "|";
  for (const std::string& text : cells)
    line += " " + cell(text) + " |";
  return line + "\n";
}

std::string parameter_section(std::span<const ParameterSet> kept) {
  std::string page;
  std::string_view group;
  for (const ParameterField& field : parameter_table()) {
    if (field.group != group) {
      group = field.group;
      page += "\n### " + std::string(group) + "\n\n";
      page += row(
          {"parameter", "unit", "default", "kept sets", "prior", "allowed", "meaning", "source", "grade"});
      page += "|---|---|---|---|---|---|---|---|---|\n";
    }
    const auto range = range_over(kept, field);
    page += row({"`" + field.key() + "`", std::string(field.unit), number_text(field.default_value()),
                 range ? range_text(three_digits(range->low), three_digits(range->high)) : "",
                 prior_text(field), range_text(field.minimum, field.maximum), std::string(field.doc),
                 std::string(field.source), std::string(1, field.grade)});
  }
  return page;
}

std::string structure_section() {
  const Structure structure;
  std::string page;
  std::string_view group;
  for (const StructureField& field : structure_table()) {
    if (field.group != group) {
      group = field.group;
      page += "\n### " + std::string(group) + "\n\n";
      page += row({"number", "unit", "default", "allowed", "meaning", "source", "grade"});
      page += "|---|---|---|---|---|---|---|\n";
    }
    page += row({"`" + field.key() + "`", std::string(field.unit), describe(field.of(structure)),
                 range_text(field.minimum, field.maximum) + (field.known ? ", a plain number" : ""),
                 std::string(field.doc), std::string(field.source), std::string(1, field.grade)});
  }
  return page;
}

ordered_json parameter_row(const ParameterField& field, std::span<const ParameterSet> kept) {
  ordered_json row{{"key", field.key()},
                   {"group", field.group},
                   {"name", field.name},
                   {"unit", field.unit},
                   {"default", field.default_value()},
                   {"minimum", field.minimum},
                   {"maximum", field.maximum},
                   {"prior_low", field.prior_low},
                   {"prior_high", field.prior_high},
                   {"prior_scale", field.fixed()         ? "fixed"
                                   : field.log_uniform() ? "log"
                                                         : "linear"}};
  if (const auto range = range_over(kept, field)) {
    row["kept_low"] = range->low;
    row["kept_high"] = range->high;
  }
  row["doc"] = field.doc;
  row["source"] = field.source;
  row["grade"] = std::string(1, field.grade);
  return row;
}

ordered_json structure_row(const StructureField& field) {
  const Structure structure;
  const Distribution& usual = field.of(structure);
  ordered_json row{{"key", field.key()},
                   {"group", field.group},
                   {"name", field.name},
                   {"unit", field.unit},
                   {"default", nullptr},
                   {"prior", describe(usual)},
                   {"minimum", field.minimum},
                   {"maximum", field.maximum},
                   {"integer", field.integer},
                   {"plain_number", field.known},
                   {"doc", field.doc},
                   {"source", field.source},
                   {"grade", std::string(1, field.grade)}};
  if (usual.is_constant())
    row["default"] = usual.first;
  return row;
}

} // namespace

std::string parameters_markdown(std::span<const ParameterSet> kept) {
  return "# Parameters\n\n"
         "Written by `scripts/generate-docs`; change the tables in `engine/scenario` instead. Grades: A "
         "measured, "
         "B fitted to data, C from the literature, D free or set by hand. A prior whose high end is more "
         "than three "
         "times its low end is log-uniform, else uniform. `F12` is a row of the facts that the model rests "
         "on.\n\n"
         "## Parameters: how the model behaves\n\n"
         "Under `[parameters]` and `[uncertain]` of a scenario, and with `--set`.\n" +
         parameter_section(kept) +
         "\n## Structure: who and what is there\n\n"
         "In the table of a scenario that has the group's name, under `[uncertain]`, and with `--set`.\n" +
         structure_section();
}

std::string parameters_json(std::span<const ParameterSet> kept, std::string_view key) {
  constexpr int indent = 2;
  if (const ParameterField* field = find_parameter(key))
    return parameter_row(*field, kept).dump(indent) + "\n";
  if (const StructureField* field = find_structure(key))
    return structure_row(*field).dump(indent) + "\n";
  if (!key.empty())
    require_none({Problem{"", 0, 0, "unknown number " + in_quotes(key) + number_suggestion(key, true)}});
  ordered_json all{{"parameters", ordered_json::array()}, {"structure", ordered_json::array()}};
  for (const ParameterField& field : parameter_table())
    all["parameters"].push_back(parameter_row(field, kept));
  for (const StructureField& field : structure_table())
    all["structure"].push_back(structure_row(field));
  return all.dump(indent) + "\n";
}

} // namespace entente
