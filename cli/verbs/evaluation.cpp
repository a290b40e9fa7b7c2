#include "cli/verbs/evaluation.hpp"

#include "cli/output/comparison_output.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/study/study.hpp"
#include "engine/core/error.hpp"
#include "engine/ensemble/execute.hpp"
#include "engine/outcomes/digest.hpp"
#include "engine/scenario/read/change.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string compact(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Everything wrong with a line, each with the path to it.
class Problems {
 public:
  void add(std::string path, std::string message) {
    list_.push_back({{"path", std::move(path)}, {"message", std::move(message)}});
  }
  void add(const std::string& path, const ScenarioError& error) {
    for (const Problem& problem : error.problems())
      add(path, problem.message);
  }
  bool none() const { return list_.empty(); }
  const Json& list() const { return list_; }

 private:
  Json list_ = Json::array();
};

struct Asked {
  Scenario scenario;
  std::vector<std::size_t> strategies;
  std::uint64_t seed = 0;
};

class LineReader {
 public:
  LineReader(const Json& line, const EvaluationDefaults& defaults, Problems& problems)
      : line_(&line), problems_(&problems), asked_{defaults.scenario, defaults.strategies, defaults.seed} {}

  Asked read() {
    constexpr std::array<std::string_view, 5> known{"id", "values", "strategy", "replicates", "seed"};
    for (const auto& [key, value] : line_->items()) {
      if (key == "values")
        read_values(value);
      else if (key == "strategy")
        read_strategies(value);
      else if (key == "replicates")
        read_replicates(value);
      else if (key == "seed")
        read_seed(value);
      else if (key != "id")
        problems_->add("/" + key, in_quotes(key) + " is not known" + suggestion(key, known));
    }
    return std::move(asked_);
  }

 private:
  void read_values(const Json& values) {
    if (!values.is_object())
      return problems_->add("/values", "needed is an object: {\"talks.skill_effect\": 0.5}");
    for (const auto& [key, value] : values.items()) {
      const std::string path = "/values/" + key;
      if (!value.is_number()) {
        problems_->add(path, "needed is a number");
        continue;
      }
      try {
        apply_setting(asked_.scenario, key,
                      value.is_number_float() ? number_text(value.get<double>()) : value.dump());
      } catch (const ScenarioError& error) {
        problems_->add(path, error);
      }
    }
  }

  void read_strategies(const Json& names) {
    std::vector<std::size_t> chosen;
    const auto take = [&](const Json& name, const std::string& path) {
      if (!name.is_string())
        return problems_->add(path, "needed is the name of a strategy, or a list of names");
      try {
        chosen.push_back(find_strategy(asked_.scenario, name.get<std::string>()));
      } catch (const ScenarioError& error) {
        problems_->add(path, error);
      }
    };
    if (names.is_array() && !names.empty())
      for (std::size_t i = 0; i < names.size(); ++i)
        take(names[i], "/strategy/" + std::to_string(i));
    else
      take(names, "/strategy");
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    asked_.strategies = std::move(chosen);
  }

  void read_replicates(const Json& value) {
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() < 1 ||
        value.get<std::uint64_t>() > maximum_replicates)
      return problems_->add("/replicates",
                            "needed is a whole number from 1 to " + std::to_string(maximum_replicates));
    asked_.scenario.run.replicates = value.get<std::uint32_t>();
  }

  void read_seed(const Json& value) {
    if (!value.is_number_unsigned())
      return problems_->add("/seed", "needed is a whole number from 0 to 18446744073709551615");
    asked_.seed = value.get<std::uint64_t>();
  }

  const Json* line_;
  Problems* problems_;
  Asked asked_;
};

// The strategies asked for, and no other: one of them alone is compared with nothing.
Asked only_asked(Asked asked) {
  std::vector<Strategy> kept;
  const std::string reference = asked.scenario.strategies[reference_index(asked.scenario)].name;
  for (const std::size_t strategy : asked.strategies)
    kept.push_back(asked.scenario.strategies[strategy]);
  const bool there = std::any_of(kept.begin(), kept.end(),
                                 [&](const Strategy& strategy) { return strategy.name == reference; });
  asked.scenario.strategies = std::move(kept);
  asked.scenario.run.reference = there ? reference : std::string();
  asked.scenario.run.seed = asked.seed;
  asked.strategies.resize(asked.scenario.strategies.size());
  std::iota(asked.strategies.begin(), asked.strategies.end(), std::size_t{0});
  return asked;
}

StudyResult run(const Study& study, const Threads& threads) {
  const Scenario& scenario = study.scenario;
  const std::size_t sets = std::max<std::size_t>(scenario.parameter_sets.size(), 1);
  ComparisonBuilder builder(scenario, study.strategies, study.reference);
  OutcomeDigest digest;
  StudyResult result;
  const Execution execution{study.seed, 0, scenario.run.replicates, {}, Keep::summary, nullptr};
  execute(scenario, execution, threads, [&](ReplicateResult&& replicate) {
    builder.add(replicate.replicate, replicate.arms);
    for (std::size_t s = 0; s < replicate.arms.size(); ++s) {
      std::vector<double> values(replicate.arms[s].measures.values.begin(),
                                 replicate.arms[s].measures.values.end());
      values.insert(values.end(), replicate.arms[s].named.begin(), replicate.arms[s].named.end());
      digest.add(s, replicate.replicate % sets, values);
      if (const auto& breach = replicate.arms[s].breach)
        result.failures.push_back({replicate.replicate, scenario.strategies[s].name, *breach});
    }
    return true;
  });
  result.comparison = builder.finish();
  result.digest = digest.finish();
  return result;
}

} // namespace

Evaluation evaluate(std::string_view line, std::uint64_t number, const EvaluationDefaults& defaults,
                    const Threads& threads) {
  Json head{{"line", number}};
  Problems problems;
  const Json json = Json::parse(line, nullptr, false);
  std::optional<Asked> asked;
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
    problems.add("", "the line is blank; {} asks for the scenario as it is");
  } else if (json.is_discarded() || !json.is_object()) {
    problems.add("", "the line is no JSON object");
  } else {
    if (json.contains("id"))
      head["id"] = json["id"];
    asked = LineReader(json, defaults, problems).read();
  }
  if (problems.none()) {
    try {
      asked = only_asked(*std::move(asked));
      require_memory(asked->scenario, asked->scenario.strategies.size(), 1);
    } catch (const ScenarioError& error) {
      problems.add("", error);
    }
  }
  if (!problems.none()) {
    head["errors"] = problems.list();
    return {compact(head), true, false};
  }
  const Study study{defaults.source, asked->scenario, asked->strategies, reference_index(asked->scenario),
                    asked->seed};
  const StudyResult result = run(study, threads);
  Json answer = Json::parse(comparison_json({{"", &study, &result}}, study.strategies));
  for (const auto& [key, value] : answer.items())
    head[key] = value;
  return {compact(head), false, !result.failures.empty()};
}

} // namespace entente::cli
