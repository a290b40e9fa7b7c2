// Every number that a scenario may set: unit, default, range, meaning, source and grade.
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/embedded.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/files.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace entente::cli {
namespace {

struct ParamsFlags : Flags {
  std::string key;
  bool markdown = false;
};

constexpr std::string_view everything = R"(schema = 1
parameter_sets = "kept"
[[strategies]]
name = "baseline"
)";

std::vector<ParameterSet> kept_sets() {
  return load_scenario(everything, "kept sets", resolver(embedded_files())).parameter_sets;
}

// "key  default unit  meaning", aligned.
std::string table_text() {
  struct Row {
    std::string key, value, doc;
  };
  std::vector<Row> rows;
  for (const ParameterField& field : parameter_table())
    rows.push_back({field.key(), number_text(field.default_value()) + " " + std::string(field.unit),
                    std::string(field.doc)});
  const Structure structure;
  for (const StructureField& field : structure_table())
    rows.push_back(
        {field.key(), describe(field.of(structure)) + " " + std::string(field.unit), std::string(field.doc)});
  std::size_t key = 0;
  for (const Row& row : rows)
    key = std::max(key, width(row.key));
  constexpr std::size_t value = 22;
  std::string text;
  for (const Row& row : rows)
    text += padded(row.key, key + 2) + padded(row.value, value) + "  " + row.doc + "\n";
  return text;
}

// "minimum        0.5", one line for each thing that is known about a number.
std::string one_text(const std::string& key) {
  constexpr std::size_t name = 16;
  const auto row = nlohmann::ordered_json::parse(parameters_json(kept_sets(), key));
  std::string text;
  for (const auto& [field, value] : row.items())
    if (!value.is_null())
      text += padded(field, name) +
              (value.is_string()   ? value.get<std::string>()
               : value.is_number() ? number_text(value.get<double>())
                                   : value.dump()) +
              "\n";
  return text;
}

int params(const ParamsFlags& flags) {
  if (flags.json)
    print(parameters_json(kept_sets(), flags.key));
  else if (flags.markdown)
    print(parameters_markdown(kept_sets()));
  else
    print(flags.key.empty() ? table_text() : one_text(flags.key));
  return done;
}

} // namespace

Verb add_params(Command program) {
  const auto flags = std::make_shared<ParamsFlags>();
  const Command verb =
      program.add_verb("params", "Every number a scenario may set: unit, default, range, source, grade");
  const Option key = verb.option("KEY", flags->key, "Only this one, e.g. talks.skill_effect").type_name("");
  add_json_flag(verb, *flags);
  verb.flag("--markdown", flags->markdown, "Print docs/parameters.md").excludes(key).excludes("--json");
  return {verb, [flags] { return params(*flags); }};
}

} // namespace entente::cli
