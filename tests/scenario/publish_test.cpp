#include "engine/core/error.hpp"
#include "engine/scenario/check/check.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "tests/catch.hpp"
#include "tests/scenario/texts.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <random>

using namespace entente;
using namespace entente::test;

namespace {

// Files as seen from the folder of the file that names them, below the root of the sources.
ResolveExtends below_sources() {
  return [](std::string_view name, std::string_view from) {
    namespace fs = std::filesystem;
    const fs::path path = name == "builtin:kept_sets" ? fs::path("analysis/data/kept_sets.toml")
                          : name.starts_with("builtin:")
                              ? fs::path("scenarios") / (std::string(name.substr(8)) + ".toml")
                              : fs::path(std::string(from)).parent_path() / std::string(name);
    const std::string found = path.lexically_normal().generic_string();
    return SourceText{read_file(found), found, found};
  };
}

Scenario again(const Scenario& scenario) {
  return load_scenario(resolved_toml(scenario), "resolved.toml", among({}));
}

// A sound scenario with many numbers changed at random.
Scenario random_scenario(std::uint32_t seed) {
  std::mt19937 source(seed);
  const auto unit = [&source] { return (static_cast<double>(source()) + 0.5) / 4294967296.0; };
  const auto between = [&](double low, double high) { return low + (high - low) * unit(); };
  const auto rng = [&](double share) { return unit() < share; };
  Scenario s;
  s.title = "\"quoted\" \\ and\nbroken\tlines é";
  s.months = 1 + static_cast<Month>(source() % 1200);
  for (const StructureField& field : structure_table()) {
    if (field.integer || rng(0.3))
      continue;
    const double a = between(field.minimum, field.maximum), b = between(field.minimum, field.maximum);
    Distribution& d = field.member(s.structure);
    d = rng(0.4)   ? constant(a)
        : rng(0.5) ? uniform(std::min(a, b), std::max(a, b))
                   : normal(a, between(0, 2), field.minimum, std::max(a, b));
    if (rng(0.3))
      s.provenance[field.key()] = {"source " + std::to_string(source()), 'B'};
  }
  for (const ParameterField& field : parameter_table())
    if (rng(0.2))
      s.overrides.emplace_back(field.key(), between(field.minimum, field.maximum));
    else if (rng(0.2))
      s.uncertain.push_back(
          {field.key(), uniform(field.minimum, between(field.minimum, field.maximum)), "x", 'C'});
  s.parameter_sets_name = "random";
  for (int set = 0; set < 3; ++set) {
    s.parameter_sets.push_back({"set " + std::to_string(set), {}});
    for (const ParameterField& field : parameter_table())
      if (rng(0.3))
        field.member(s.parameter_sets.back().parameters) = between(field.minimum, field.maximum);
  }
  for (std::size_t i = 0; i < instrument_count; ++i) {
    Action action;
    action.instrument = static_cast<Instrument>(i);
    action.strength = unit();
    if (rng(0.5))
      action.until = 1 + static_cast<Month>(source() % 1200);
    if (rng(0.5))
      action.overhead = unit();
    s.strategies.push_back({"strategy " + std::to_string(i), "", {action}});
  }
  s.run.seed = static_cast<std::uint64_t>(source()) << 32u | source();
  return s;
}

} // namespace

TEST_CASE("a scenario written out and loaded again is the same scenario") {
  CHECK(again(load("schema = 1")) == load("schema = 1"));
  const Scenario everything = load(read_file("tests/fuzz/seeds/fuzz_load/everything.toml"));
  CHECK(again(everything) == everything);
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    const Scenario scenario = random_scenario(seed);
    for (const Problem& problem : check(scenario))
      FAIL(problem.text());
    CHECK(again(scenario) == scenario);
  }
}

TEST_CASE(
    "a scenario written out shows numbers as somebody would write them, and no source that nobody gave") {
  const Scenario usual = load("schema = 1");
  const std::string text = resolved_toml(usual);
  CHECK(contains(text, "composition = [0.7, 0.7, 0.7, 0.7, 0.4,"));
  CHECK_FALSE(contains(text, "00000000"));
  CHECK(again(usual).composition == usual.composition);
  const Scenario lists = load("[regions]\ncomposition = [[0.3, 0.7], [0.5, 0.5], [1, 0]]");
  CHECK(contains(resolved_toml(lists), "composition = [[0.3, 0.7], 0.5, 0]"));
  CHECK(again(lists) == lists);
  const Scenario own = load("[uncertain]\n'aid.capture' = { uniform = [0, 1] }\n"
                            "[prices]\nbudget_unit = { value = 3 }\n"
                            "[defaults]\n'talks.skill_effect' = { value = 0.4, source = 'a book' }\n");
  CHECK(contains(resolved_toml(own), "\"aid.capture\" = { uniform = [0, 1] }\n"));
  CHECK(contains(resolved_toml(own), "budget_unit = { value = 3, low = 3, high = 3 }"));
  CHECK(contains(resolved_toml(own), "{ value = 0.4, source = \"a book\", grade = \"D\" }"));
  CHECK(again(own) == own);
}

TEST_CASE("every scenario that comes with the program loads, and is the same when written out") {
  std::size_t found = 0;
  const std::filesystem::path root = ENTENTE_SOURCE_DIR;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "scenarios")) {
    if (entry.path().extension() != ".toml")
      continue;
    ++found;
    const std::string path = std::filesystem::relative(entry.path(), root).generic_string();
    CAPTURE(path);
    const Scenario scenario = load_scenario(read_file(path), path, below_sources());
    CHECK(!scenario.title.empty());
    CHECK(again(scenario) == scenario);
    CHECK(read_file(path).starts_with("#")); // opens with words for a reader
  }
  CHECK(found >= 1);
}

TEST_CASE("the baseline tries every instrument of support once, at full strength") {
  const Scenario s =
      load_scenario(read_file("scenarios/baseline.toml"), "scenarios/baseline.toml", below_sources());
  CHECK(reference_of(s)->actions.empty());
  const auto support =
      static_cast<std::size_t>(std::count_if(instrument_table().begin(), instrument_table().end(),
                                             [](const InstrumentField& field) { return !field.experiment; }));
  REQUIRE(s.strategies.size() == support + 1);
  for (std::size_t i = 0; i < support; ++i) {
    REQUIRE(s.strategies[i + 1].actions.size() == 1);
    Action whole_run;
    whole_run.instrument = static_cast<Instrument>(i);
    CHECK(s.strategies[i + 1].actions[0] == whole_run);
  }
  CHECK(s.parameter_sets.size() == 16);
}

TEST_CASE("the schema knows every number, and every key of a full scenario") {
  const nlohmann::json schema = nlohmann::json::parse(json_schema());
  CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
  for (const ParameterField& field : parameter_table()) {
    CHECK(schema["definitions"]["parameters"]["properties"].contains(field.key()));
    CHECK(schema["definitions"].contains(field.key()));
    CHECK(schema["properties"]["uncertain"]["properties"].contains(field.key()));
  }
  for (const StructureField& field : structure_table())
    CHECK(schema["properties"][std::string(field.group)]["properties"].contains(std::string(field.name)));
  const auto full = nlohmann::json::parse(read_file("tests/fuzz/seeds/fuzz_load/everything.json"));
  for (const auto& [table, value] : full.items()) {
    CAPTURE(table);
    REQUIRE(schema["properties"].contains(table));
    if (value.is_object() && schema["properties"][table].contains("properties"))
      for (const auto& [key, inner] : value.items())
        CHECK(schema["properties"][table]["properties"].contains(key));
  }
}

TEST_CASE("a top-level key is known to the loader exactly if the schema has it") {
  const nlohmann::json schema = nlohmann::json::parse(json_schema());
  for (const auto& [key, value] : schema["properties"].items())
    for (const std::string& problem : problems("\"" + key + "\" = {}\n"))
      CHECK(!contains(problem, "unknown key"));
}

TEST_CASE("the pages about parameters name each of them") {
  const Scenario s =
      load_scenario(read_file("scenarios/baseline.toml"), "scenarios/baseline.toml", below_sources());
  const std::string page = parameters_markdown(s.parameter_sets);
  const auto json = nlohmann::json::parse(parameters_json(s.parameter_sets));
  CHECK(json["parameters"].size() == parameter_table().size());
  CHECK(json["structure"].size() == structure_table().size());
  for (const ParameterField& field : parameter_table())
    CHECK(contains(page, "| `" + field.key() + "` |"));
  for (const StructureField& field : structure_table())
    CHECK(contains(page, "| `" + field.key() + "` |"));
  const auto one = nlohmann::json::parse(parameters_json(s.parameter_sets, "violence.branching"));
  CHECK(one["default"] == 0.224);
  CHECK(one["kept_low"].get<double>() < one["kept_high"].get<double>());
  CHECK_THROWS_WITH(parameters_json({}, "violence.branchin"),
                    Catch::Contains("did you mean 'violence.branching'?"));
}

TEST_CASE("a distribution is described in words") {
  CHECK(describe(constant(0.45)) == "0.45");
  CHECK(describe(uniform(0.2, 0.85)) == "uniform 0.2 to 0.85");
  CHECK(describe(normal(0.3, 0.1, 0.05, 0.8)) == "normal (mean 0.3, SD 0.1) within 0.05 to 0.8");
  CHECK(describe(Structure{}.armed_group.rents) == "35 %: uniform 0.4 to 1, else 0");
  CHECK(describe(Structure{}.conflict.groups) == "1 (45 %), 2 (30 %), 3 (15 %), 4 (10 %)");
}
