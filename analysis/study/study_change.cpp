#include "analysis/study/study_change.hpp"

#include "analysis/study/study_facts.hpp"
#include "engine/core/missing.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/statistics/inference/holm.hpp"
#include "engine/statistics/inference/significance.hpp"
#include "engine/statistics/inference/tails.hpp"
#include "engine/store/folder/difference.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace entente {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);)
    if (!line.empty())
      lines.push_back(line);
  return lines;
}

const StrategyResult* find(const Comparison& comparison, const std::string& name) {
  const auto found = std::find_if(comparison.strategies.begin(), comparison.strategies.end(),
                                  [&](const StrategyResult& strategy) { return strategy.name == name; });
  return found == comparison.strategies.end() ? nullptr : &*found;
}

std::vector<std::string> strategies_missing_in(const Comparison& there, const Comparison& here) {
  std::vector<std::string> names;
  for (const StrategyResult& strategy : here.strategies)
    if (find(there, strategy.name) == nullptr)
      names.push_back(strategy.name);
  return names;
}

ChangedNumber change_of(const std::string& strategy, Outcome outcome, const Estimate& before,
                        const Estimate& after) {
  const double error = std::hypot(before.error, after.error), moved = after.mean - before.mean;
  const double quantile = normal_critical(confidence_level);
  ChangedNumber change{
      strategy, outcome, before.mean, after.mean, {moved - quantile * error, moved + quantile * error}, 1.0};
  if (!std::isfinite(moved) || !std::isfinite(error))
    change.p_holm = missing;
  else
    change.p_holm = error > 0.0 ? 2.0 * normal_cdf(-std::abs(moved / error)) : moved == 0.0 ? 1.0 : 0.0;
  return change;
}

std::vector<ChangedNumber> numbers_of(const Comparison& before, const Comparison& after) {
  std::vector<ChangedNumber> numbers;
  for (const StrategyResult& strategy : after.strategies)
    if (const StrategyResult* was = find(before, strategy.name))
      for (const Outcome outcome : headline_outcomes())
        numbers.push_back(change_of(strategy.name, outcome, (*was)[outcome].value, strategy[outcome].value));
  std::vector<double> p;
  for (const ChangedNumber& number : numbers)
    p.push_back(number.p_holm);
  const std::vector<double> adjusted = holm_adjusted(p);
  for (std::size_t i = 0; i < numbers.size(); ++i)
    numbers[i].p_holm = adjusted[i];
  return numbers;
}

void compare_programs(StudyChange& change, const StudyFacts& before, const StudyFacts& after) {
  const auto &was = before.study->manifest, &is = after.study->manifest;
  if (!was || !is)
    return;
  const auto row = [&](const char* what, const std::string& a, const std::string& b) {
    if (a != b)
      change.program.push_back(std::string(what) + ": " + a + ", now " + b);
  };
  row("version", was->version, is->version);
  row("commit", was->commit, is->commit);
  row("compiler", was->compiler, is->compiler);
  row("flags", was->flags, is->flags);
}

} // namespace

StudyChange study_change(const StudyFacts& before, const StudyFacts& after) {
  StudyChange change;
  const Scenario &was = before.study->scenario, &is = after.study->scenario;
  const bool alike = was.title == is.title;
  change.before = alike ? before.study->folder.string() : was.title;
  change.after = alike ? after.study->folder.string() : is.title;
  change.scenario = lines_of(entente::difference(resolved_toml(was), resolved_toml(is)));
  compare_programs(change, before, after);
  change.only_before = strategies_missing_in(after.comparison, before.comparison);
  change.only_after = strategies_missing_in(before.comparison, after.comparison);
  change.numbers = numbers_of(before.comparison, after.comparison);
  change.same_outcomes = before.digest == after.digest;
  return change;
}

} // namespace entente
