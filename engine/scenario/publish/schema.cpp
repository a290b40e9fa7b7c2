#include "engine/scenario/model/measure.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/publish/publish.hpp"

#include <nlohmann/json.hpp>

#include <limits>

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

Json text(std::string_view description = "") {
  Json type{{"type", "string"}};
  if (!description.empty())
    type["description"] = description;
  return type;
}

Json truth(std::string_view description) {
  return {{"type", "boolean"}, {"description", description}};
}

Json number(double minimum, double maximum, std::string_view description = "") {
  Json type{{"type", "number"}, {"minimum", minimum}, {"maximum", maximum}};
  if (!description.empty())
    type["description"] = description;
  return type;
}

Json whole(std::int64_t minimum, std::int64_t maximum, std::string_view description = "") {
  Json type{{"type", "integer"}, {"minimum", minimum}, {"maximum", maximum}};
  if (!description.empty())
    type["description"] = description;
  return type;
}

Json words(const std::vector<std::string_view>& allowed, std::string_view description = "") {
  Json type{{"enum", allowed}};
  if (!description.empty())
    type["description"] = description;
  return type;
}

Json list_of(Json items, std::size_t minimum = 0) {
  Json type{{"type", "array"}, {"items", std::move(items)}};
  if (minimum > 0)
    type["minItems"] = minimum;
  return type;
}

// Any of several types; TOML editors show the description beside it.
Json any_of(std::vector<Json> types, std::string_view description = "") {
  Json type{{"anyOf", std::move(types)}};
  if (!description.empty())
    type["description"] = description;
  return type;
}

Json table(Json properties, std::vector<std::string> required = {}) {
  Json type{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty())
    type["required"] = std::move(required);
  type["additionalProperties"] = false;
  return type;
}

Json table_of(Json values) {
  return {{"type", "object"}, {"additionalProperties", std::move(values)}};
}

Json reference(std::string_view definition) {
  return {{"$ref", "#/definitions/" + std::string(definition)}};
}

// { uniform = [0, 1], source = "...", grade = "C" }
Json distribution() {
  const Json any{{"type", "number"}};
  Json pair = list_of(any, 2);
  pair["maxItems"] = 2;
  Json properties{{"value", any}};
  for (const char* form : {"uniform", "log_uniform", "normal", "lognormal", "beta"})
    properties[form] = pair;
  properties["poisson"] = Json{{"type", "number"}, {"minimum", 0}};
  properties["plus"] = Json{{"type", "integer"}};
  properties["values"] = list_of(any, 1);
  properties["shares"] = list_of(number(0, 1), 1);
  properties["low"] = any;
  properties["high"] = any;
  properties["probability"] = number(0, 1, "with what is left to 1 the value is 0");
  properties["source"] = text();
  properties["grade"] = reference("grade");
  Json type = table(std::move(properties));
  Json one_of = Json::array();
  for (const char* form :
       {"value", "uniform", "log_uniform", "normal", "lognormal", "beta", "poisson", "values"})
    one_of.push_back(Json{{"required", {form}}});
  type["oneOf"] = std::move(one_of);
  return type;
}

Json known_number(double minimum, double maximum) {
  return table({{"value", number(minimum, maximum)}, {"source", text()}, {"grade", reference("grade")}},
               {"value"});
}

std::string described(std::string_view doc, std::string_view unit) {
  return std::string(doc) + " [" + std::string(unit) + "]";
}

Json structure_number(const StructureField& field) {
  Json plain = field.integer
                   ? whole(static_cast<std::int64_t>(field.minimum), static_cast<std::int64_t>(field.maximum))
                   : number(field.minimum, field.maximum);
  std::vector<Json> types{std::move(plain)};
  types.push_back(field.known ? known_number(field.minimum, field.maximum) : reference("distribution"));
  return any_of(std::move(types), described(field.doc, field.unit));
}

Json parameter_number(const ParameterField& field) {
  return any_of({number(field.minimum, field.maximum), known_number(field.minimum, field.maximum)},
                described(field.doc, field.unit));
}

// "group.name" for each parameter, or a table for each group: both forms are read.
template<class Value>
Json by_parameter(const Value& value) {
  Json properties = Json::object();
  for (const ParameterField& field : parameter_table())
    properties[field.key()] = value(field);
  for (const ParameterField& field : parameter_table()) {
    Json& group = properties[std::string(field.group)];
    if (group.is_null())
      group = table(Json::object());
    group["properties"][std::string(field.name)] = value(field);
  }
  return table(std::move(properties));
}

// The same for every number that a world or [uncertain] may name.
Json by_number(const Json& value) {
  Json all = by_parameter([&](const ParameterField&) { return value; });
  Json& properties = all["properties"];
  for (const StructureField& field : structure_table()) {
    properties[field.key()] = value;
    Json& group = properties[std::string(field.group)];
    if (group.is_null())
      group = table(Json::object());
    group["properties"][std::string(field.name)] = value;
  }
  return all;
}

Json structure_group(std::string_view group) {
  Json properties = Json::object();
  for (const StructureField& field : structure_table())
    if (field.group == group)
      properties[std::string(field.name)] = structure_number(field);
  return table(std::move(properties));
}

void add_structure(Json& properties) {
  for (const StructureField& field : structure_table())
    if (!properties.contains(field.group))
      properties[std::string(field.group)] = structure_group(field.group);
  Json identity =
      any_of({text(), whole(1, static_cast<std::int64_t>(maximum_identities))}, "name or number from 1");
  properties["country"]["properties"]["government_identity"] = identity;
  Json& regions = properties["regions"]["properties"];
  regions["composition"] = list_of(any_of({number(0, 1), list_of(number(0, 1), 1)}), 1);
  regions["near"] = list_of(whole(1, static_cast<std::int64_t>(maximum_regions)));
  regions["far"] = list_of(whole(1, static_cast<std::int64_t>(maximum_regions)));
  Json& network = properties["network"]["properties"];
  network["model"] = words({"drawn", "poisson_blocks", "imported"});
  network["per"] = words({"replicate", "study"}, "a network for each replicate, or one for all");
  network["file"] = text("GraphML or an edge list, from the folder of this file");
  std::vector<std::string_view> types;
  for (std::size_t type = 0; type < third_party_types; ++type)
    types.push_back(name_of(static_cast<ThirdPartyType>(type)));
  properties["third_parties"]["properties"]["types"] = list_of(words(types), 1);

  Json group{{"name", text()}};
  for (const char* name : {"strength", "rents", "hardline"})
    group[name] = structure_number(*find_structure("armed_group." + std::string(name)));
  group["homeland"] = list_of(number(0, 1));
  group["identity"] = std::move(identity);
  properties["armed_groups"] = list_of(table(std::move(group)));
  properties["identities"] = list_of(any_of({text(), table({{"name", text()}}, {"name"})}), 1);
}

Json accord() {
  Json provision = table({{"name", text()},
                          {"side", words({"drawn", "government", "group"})},
                          {"costly", truth("a promise that costs the side that keeps it")},
                          {"regional", truth("delivered in one region, not nationally")},
                          {"power_sharing", truth("a dimension of power sharing: at most four count")}},
                         {"name"});
  const auto uncertain = [](double maximum, std::string_view doc) {
    return any_of({number(0, maximum), reference("distribution")}, doc);
  };
  constexpr double most_deaths = 1e6, most_aid = 100;
  return table({{"groups", list_of(text("a signatory; none named = all"))},
                {"provisions", list_of(any_of({text(), std::move(provision)}))},
                {"monthly_deaths", uncertain(most_deaths, "deaths a month before signature")},
                {"un_operation", truth("a UN operation is present at signature")},
                {"aid_ratio", uncertain(most_aid, "aid after to aid before signature")}});
}

Json strategies() {
  std::vector<std::string_view> names;
  for (const InstrumentField& field : instrument_table())
    names.push_back(field.name);
  Json action = table({{"instrument", words(names)},
                       {"strength", number(0, 1)},
                       {"from", whole(0, maximum_months, "first month, from 0")},
                       {"until", whole(1, maximum_months, "first month without it")},
                       {"overhead", number(0, 1, "share of the budget at strength 1")},
                       {"factor", number(0, 100, "more_money: times the budget")},
                       {"part", words({part_names.begin(), part_names.end()})}},
                      {"instrument"});
  return list_of(table({{"name", text()},
                        {"description", text()},
                        {"role", words({role_names.begin(), role_names.end()})},
                        {"actions", list_of(std::move(action))}},
                       {"name"}));
}

Json hypothesis() {
  Json expectation = table({{"outcome", text()},
                            {"sign", words({"+", "-", "0"})},
                            {"strategy", text()},
                            {"smallest", Json{{"type", "number"}, {"exclusiveMinimum", 0}}}},
                           {"outcome", "sign"});
  return table({{"recommendation", whole(1, 7)},
                {"wording", words({"quoted", "ours"})},
                {"quote", text()},
                {"claim", text()},
                {"expect", list_of(std::move(expectation))},
                {"fails_when", text()},
                {"fails_in", list_of(text("a named world"))},
                {"price", text()}});
}

Json prices() {
  Json price = any_of(
      {Json{{"type", "number"}, {"minimum", 0}}, table({{"value", Json{{"type", "number"}, {"minimum", 0}}},
                                                        {"low", Json{{"type", "number"}, {"minimum", 0}}},
                                                        {"high", Json{{"type", "number"}, {"minimum", 0}}},
                                                        {"source", text()}},
                                                       {"value"})});
  Json instruments = Json::object();
  for (const InstrumentField& field : instrument_table())
    instruments[std::string(field.name)] = price;
  return table(
      {{"budget_unit", price}, {"troop_month", price}, {"instruments", table(std::move(instruments))}});
}

Json outcomes() {
  std::vector<std::string_view> names;
  for (const MeasureField& field : measure_table())
    names.push_back(field.name);
  return table_of(
      table({{"measure", words(names)}, {"by", whole(1, maximum_months, "months")}}, {"measure"}));
}

Json parameter_sets() {
  Json columns =
      by_parameter([](const ParameterField& field) { return list_of(number(field.minimum, field.maximum)); });
  columns["properties"]["name"] = text();
  columns["properties"]["names"] = list_of(text());
  columns["required"] = {"names"};
  return any_of({text("\"kept\", \"none\", or a CSV or TOML file"), std::move(columns)});
}

Json top_level() {
  Json properties{{"schema", Json{{"const", 1}}},
                  {"id", text("short name for tables")},
                  {"title", text()},
                  {"description", text()},
                  {"extends", text("a scenario file this one builds on, or \"builtin:baseline\"")},
                  {"months", whole(1, maximum_months, "months a history lasts")},
                  {"start", words({"war", "accord"}, "accord: a history begins in the month of a signature")},
                  {"hypothesis", hypothesis()}};
  add_structure(properties);
  properties["accord"] = accord();
  properties["defaults"] = reference("parameters");
  properties["parameters"] = reference("parameters");
  properties["parameter_sets"] = parameter_sets();
  properties["uncertain"] = by_number(reference("distribution"));
  properties["strategies"] = strategies();
  properties["worlds"] = table_of(reference("world"));
  properties["outcomes"] = outcomes();
  properties["prices"] = prices();
  properties["observed"] = table({{"id", text()},
                                  {"implementation", table_of(number(0, 1))},
                                  {"renewed_fighting_year", whole(1, maximum_years)},
                                  {"last_year", whole(1, maximum_years)},
                                  {"other_reading_year", whole(0, maximum_years)},
                                  {"signature_month", whole(1, months_per_year)}});
  Json seed = any_of({whole(0, std::numeric_limits<std::int64_t>::max()), text("a number above 2^63 - 1")});
  properties["run"] = table({{"replicates", whole(1, maximum_replicates, "histories of each strategy")},
                             {"seed", std::move(seed)},
                             {"reference", text("the strategy that the others are compared with")}});
  return table(std::move(properties));
}

} // namespace

std::string json_schema() {
  constexpr int indent = 1;
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "A scenario of entente"}};
  Json& definitions = schema["definitions"];
  definitions["grade"] = words({"A", "B", "C", "D"}, "A measured, B fitted, C literature, D free or set");
  definitions["distribution"] = distribution();
  for (const ParameterField& field : parameter_table())
    definitions[field.key()] = parameter_number(field);
  definitions["parameters"] =
      by_parameter([](const ParameterField& field) { return reference(field.key()); });
  definitions["world"] = by_number(Json{{"type", "number"}});
  const Json top = top_level();
  for (const auto& [key, value] : top.items())
    schema[key] = value;
  return schema.dump(indent) + "\n";
}

} // namespace entente
