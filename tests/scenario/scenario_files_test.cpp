// The scenario files that are shipped: each loads from inside the program, says what it is about, compares
// what it promises to compare, and runs.
#include "engine/core/embedded.hpp"
#include "engine/core/error.hpp"
#include "engine/ensemble/execute.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/check/check.hpp"
#include "engine/scenario/read/change.hpp"
#include "engine/scenario/read/parse.hpp"
#include "engine/store/files/files.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace entente {
namespace {

constexpr std::string_view scenarios = "scenarios/", suffix = ".toml";

struct ShippedFile {
  std::string name; // "accords/liberia-2003-accra"
  std::string_view text;
  Scenario scenario;
};

// Every file of a folder below scenarios/, or of all.
std::vector<ShippedFile> shipped(std::string_view folder = "") {
  const std::string start = std::string(scenarios) + std::string(folder);
  std::vector<ShippedFile> files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(start) || !file.path.ends_with(suffix))
      continue;
    const std::string name(
        file.path.substr(scenarios.size(), file.path.size() - scenarios.size() - suffix.size()));
    INFO(name);
    try {
      files.push_back({name, file.content, load_scenario_file("builtin:" + name, embedded_files())});
    } catch (const ScenarioError& error) {
      for (const Problem& problem : error.problems())
        FAIL_CHECK(problem.text());
    }
  }
  return files;
}

const Strategy* strategy_with(const Scenario& scenario, Instrument instrument) {
  for (const Strategy& strategy : scenario.strategies)
    if (strategy.actions.size() == 1 && strategy.actions.front().instrument == instrument)
      return &strategy;
  return nullptr;
}

double overhead_of(const Strategy& strategy) {
  double overhead = 0.0;
  for (const Action& action : strategy.actions)
    overhead += action.strength * action.overhead.value_or(field_of(action.instrument).overhead);
  return overhead;
}

bool is_yardstick(const Strategy& strategy) {
  return std::all_of(strategy.actions.begin(), strategy.actions.end(), [](const Action& action) {
    return action.instrument == Instrument::placebo || action.instrument == Instrument::more_money;
  });
}

// The breaches of two short histories of every strategy with few citizens, as text.
std::string breaches_of(Scenario scenario) {
  constexpr std::uint64_t seed = 20260101;
  constexpr std::uint32_t replicates = 2;
  apply_setting(scenario, "citizens.count", "300");
  scenario.months = 24;
  const Threads threads(1);
  std::string breaches;
  Execution execution;
  execution.seed = seed;
  execution.last = replicates;
  const auto consumed = execute(scenario, execution, threads, [&](ReplicateResult&& result) {
    for (const Outcomes& arm : result.arms)
      if (arm.breach)
        breaches += arm.breach->entity + " in month " + std::to_string(arm.breach->month) + "; ";
    return true;
  });
  return consumed == replicates ? breaches : "not all replicates ran";
}

TEST_CASE("Every shipped scenario loads, passes the check and has a title and an id of its own") {
  std::set<std::string> ids;
  for (const ShippedFile& file : shipped()) {
    INFO(file.name);
    CHECK(check(file.scenario).empty());
    CHECK_FALSE(file.scenario.title.empty());
    CHECK_FALSE(file.scenario.id.empty());
    CHECK(ids.insert(file.scenario.id).second);
  }
  CHECK(ids.size() > 50);
}

TEST_CASE("Every shipped scenario opens with a comment and tells how to run it") {
  for (const ShippedFile& file : shipped()) {
    INFO(file.name);
    CHECK(file.text.starts_with("# "));
    const std::string_view comment = file.text.substr(0, file.text.find("\n\n"));
    CHECK(comment.size() > 300);
    CHECK(comment.find("entente ") != std::string_view::npos);
    CHECK(file.text.find("\nschema = 1\n") != std::string_view::npos);
  }
}

TEST_CASE("Every shipped scenario but experiments compares with the usual support") {
  for (const ShippedFile& file : shipped()) {
    if (file.name.starts_with("experiments/"))
      continue;
    INFO(file.name);
    const Strategy* reference = reference_of(file.scenario);
    REQUIRE(reference != nullptr);
    CHECK(reference->name == "baseline");
    CHECK(reference->actions.empty());
    CHECK(file.scenario.parameter_sets_name == "kept");
  }
}

TEST_CASE("Every strategy is compared with a placebo of its price and with more money") {
  for (const ShippedFile& file : shipped()) {
    if (file.name.starts_with("scale/") || file.name.starts_with("experiments/"))
      continue;
    INFO(file.name);
    const Strategy* placebo = strategy_with(file.scenario, Instrument::placebo);
    REQUIRE(placebo != nullptr);
    CHECK(strategy_with(file.scenario, Instrument::more_money) != nullptr);
    double dearest = 0.0;
    for (const Strategy& strategy : file.scenario.strategies)
      if (!is_yardstick(strategy))
        dearest = std::max(dearest, overhead_of(strategy));
    if (file.scenario.hypothesis)
      CHECK(overhead_of(*placebo) == Approx(dearest));
  }
}

TEST_CASE("What a scenario expects is said before the run: claim, signs, where it fails, price, wording") {
  constexpr std::array<std::string_view, 6> folders{"recommendations/", "weaknesses/", "strengths/",
                                                    "ingredients/",     "portfolio",   "experiments/"};
  for (const std::string_view folder : folders) {
    const std::vector<ShippedFile> files = shipped(folder);
    CHECK_FALSE(files.empty());
    for (const ShippedFile& file : files) {
      INFO(file.name);
      REQUIRE(file.scenario.hypothesis.has_value());
      const Hypothesis& hypothesis = *file.scenario.hypothesis;
      const bool quoted = hypothesis.wording == "quoted";
      CHECK((quoted || hypothesis.wording == "ours"));
      CHECK(quoted != hypothesis.quote.empty());
      CHECK_FALSE(hypothesis.claim.empty());
      CHECK_FALSE(hypothesis.expect.empty());
      CHECK_FALSE(hypothesis.fails_when.empty());
      CHECK_FALSE(hypothesis.fails_in.empty()); // worlds where that can be seen
      CHECK_FALSE(hypothesis.price.empty());
      for (const Expectation& expectation : hypothesis.expect)
        CHECK_FALSE(expectation.strategy.empty());
    }
  }
}

TEST_CASE("What support cannot do is tried in experiments alone, beside the usual support") {
  for (const ShippedFile& file : shipped()) {
    INFO(file.name);
    bool usual = false;
    for (const Strategy& strategy : file.scenario.strategies) {
      usual |= strategy.actions.empty();
      for (const Action& action : strategy.actions)
        CHECK((!field_of(action.instrument).experiment || file.name.starts_with("experiments/")));
    }
    CHECK(usual);
  }
}

TEST_CASE("There is a file for each recommendation, and only those whose text was read are quoted") {
  for (int recommendation = 1; recommendation <= 7; ++recommendation) {
    const std::string name = "recommendations/r" + std::to_string(recommendation);
    INFO(name);
    const Scenario scenario = load_scenario_file("builtin:" + name, embedded_files());
    REQUIRE(scenario.hypothesis.has_value());
    CHECK(scenario.hypothesis->recommendation == recommendation);
    CHECK((scenario.hypothesis->wording == "quoted") == (recommendation <= 4));
    CHECK(std::any_of(scenario.strategies.begin(), scenario.strategies.end(),
                      [recommendation](const Strategy& strategy) {
                        return strategy.actions.size() == 1 &&
                               field_of(strategy.actions.front().instrument).recommendation == recommendation;
                      }));
  }
}

TEST_CASE("Every accord starts at its signature, with what followed as shares and years") {
  const std::vector<ShippedFile> accords = shipped("accords/");
  CHECK(accords.size() == 22);
  for (const ShippedFile& file : accords) {
    INFO(file.name);
    const Scenario& scenario = file.scenario;
    CHECK(scenario.starts_with_accord);
    CHECK(scenario.months >= 121);
    CHECK(scenario.strategies.size() == 10);
    CHECK_FALSE(scenario.armed_groups.empty());
    CHECK_FALSE(scenario.provisions.empty());
    CHECK(scenario.accord.monthly_deaths.second + scenario.accord.monthly_deaths.first > 0.0);
    CHECK(scenario.accord.aid_ratio.first <= 3.0);
    REQUIRE(scenario.observed.has_value());
    CHECK(scenario.observed->id == scenario.id);
    CHECK_FALSE(scenario.observed->implementation.empty());
    for (const auto& [year, share] : scenario.observed->implementation) {
      CHECK((year >= 1 && year <= 10));
      CHECK((share >= 0.0 && share <= 1.0));
    }
    CHECK(scenario.observed->last_year >= 10);
  }
}

std::map<std::string, Provision> provision_table() {
  const auto text = embedded_file("analysis/data/provisions.toml");
  REQUIRE(text.has_value());
  const Node root = value_or_throw(parse_toml(*text, "provisions.toml", 0));
  REQUIRE(root.find("provisions") != nullptr);
  std::map<std::string, Provision> table;
  for (const Node::Entry& entry : root.find("provisions")->entries) {
    const std::string side = entry.value.find("side")->text;
    Provision provision;
    provision.name = entry.value.find("name")->text;
    provision.side = side == "government" ? Responsible::government
                     : side == "group"    ? Responsible::group
                                          : Responsible::drawn;
    provision.costly = entry.value.find("costly")->boolean;
    provision.regional = entry.value.find("regional")->boolean;
    if (const Node* shares = entry.value.find("power_sharing"))
      provision.power_sharing = shares->boolean;
    table[provision.name] = provision;
  }
  return table;
}

TEST_CASE("Every accord takes each kind of promise as the table of provisions says") {
  const std::map<std::string, Provision> table = provision_table();
  std::set<std::string> used;
  for (const ShippedFile& file : shipped("accords/"))
    for (const Provision& provision : file.scenario.provisions) {
      INFO(file.name << ": " << provision.name);
      REQUIRE(table.count(provision.name) == 1);
      CHECK(table.at(provision.name) == provision);
      used.insert(provision.name);
    }
  CHECK(used.size() == table.size());
}

// UCDP Dyadic 25.1, by name; who signed is a reading (scenarios/README.md).
TEST_CASE("In the files of real accords those sign who signed on record") {
  const std::map<std::string, std::set<std::string>> on_record{
      {"angola-1994-lusaka", {"UNITA"}},
      {"angola-2002-luena", {"UNITA"}},
      {"bosnia-1995-dayton",
       {"Croatian Republic of Bosnia-Herzegovina", "Serbian Republic of Bosnia-Herzegovina"}},
      {"burundi-2003-pretoria", {"CNDD-FDD"}},
      {"congo-brazzaville-1999-ending-hostilities", {"Cocoyes", "Ninjas", "Ntsiloulous"}},
      {"djibouti-2001-reform-and-civil-concord", {"FRUD-C"}},
      {"el-salvador-1992-chapultepec", {"FMLN"}},
      {"guatemala-1996-firm-and-lasting-peace", {"URNG"}},
      {"lebanon-1989-taif", {"Lebanese Forces"}},
      {"liberia-2003-accra", {"LURD", "MODEL"}},
      {"mali-1991-national-pact", {"FPLA", "MPA"}},
      {"mozambique-1992-rome", {"Renamo"}},
      {"nepal-2006-comprehensive-peace", {"CPN-M"}},
      {"niger-1995-ora", {"CRA"}},
      {"papua-new-guinea-2001-bougainville", {"Bougainville Revolutionary Army"}},
      {"philippines-1996-mindanao", {"MNLF"}},
      {"rwanda-1993-arusha", {"FPR"}},
      {"senegal-2004-casamance", {"MFDC"}},
      {"sierra-leone-1996-abidjan", {"RUF"}},
      {"sierra-leone-1999-lome", {"RUF"}},
      {"tajikistan-1997-general-agreement", {"UTO"}},
      {"timor-leste-1999-new-york", {"CNRT"}},
  };
  std::map<std::string, std::set<std::string>> in_the_files;
  for (const ShippedFile& file : shipped("accords/")) {
    std::set<std::string>& signatories = in_the_files[file.name.substr(file.name.find('/') + 1)];
    signatories.insert(file.scenario.accord.groups.begin(), file.scenario.accord.groups.end());
    if (signatories.empty()) // nobody is named: all sign
      for (const ArmedGroup& group : file.scenario.armed_groups)
        signatories.insert(group.name);
  }
  CHECK(in_the_files == on_record);
}

TEST_CASE("Every shipped scenario runs without a breach") {
  for (const ShippedFile& file : shipped()) {
    INFO(file.name);
    CHECK(breaches_of(file.scenario) == "");
  }
}

TEST_CASE("Every named world of a shipped scenario runs without a breach") {
  for (const ShippedFile& file : shipped())
    for (const NamedVariant& variant : file.scenario.variants) {
      INFO(file.name << ", world " << variant.name);
      Scenario scenario = file.scenario;
      apply_variant(scenario, variant);
      CHECK(breaches_of(scenario) == "");
    }
}

} // namespace
} // namespace entente
