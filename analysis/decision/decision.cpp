#include "analysis/decision/decision.hpp"

#include "analysis/comparison/comparison.hpp"
#include "analysis/decision/decision_parts.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr std::size_t cost_column = static_cast<std::size_t>(Outcome::cost);

double sign_of(const ComparedOutcome& outcome) {
  return outcome.better == Better::less ? -1.0 : 1.0;
}

// The conflicts in which every strategy has all that is asked for.
VariantHistories read_variant(const DecisionSource& source, std::size_t world, const DecisionData& data,
                              const DecisionSettings& settings) {
  const std::size_t strategies = data.strategies;
  std::vector<std::vector<double>> cost, effect, goal;
  std::size_t rows = SIZE_MAX;
  for (std::size_t s = 0; s < strategies; ++s) {
    cost.push_back(source.values(world, s, cost_column));
    effect.push_back(source.values(world, s, settings.effect));
    goal.push_back(settings.goal ? source.values(world, s, settings.goal->outcome) : effect.back());
    rows = std::min({rows, cost.back().size(), effect.back().size(), goal.back().size()});
  }
  VariantHistories result;
  result.name = source.worlds[world];
  result.replicates = rows;
  std::vector<std::size_t> kept;
  for (std::size_t r = 0; r < rows; ++r) {
    bool whole = true;
    for (std::size_t s = 0; s < strategies; ++s)
      whole = whole && !std::isnan(cost[s][r]) && !std::isnan(effect[s][r]) && !std::isnan(goal[s][r]);
    if (whole)
      kept.push_back(r);
  }
  result.cost = result.effect = result.goal = Matrix(kept.size(), strategies);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    result.set.push_back(kept[i] % data.sets);
    result.which.push_back(static_cast<std::uint32_t>(kept[i]));
    for (std::size_t s = 0; s < strategies; ++s) {
      result.cost(i, s) = cost[s][kept[i]];
      result.effect(i, s) = effect[s][kept[i]];
      result.goal(i, s) = goal[s][kept[i]];
    }
  }
  return result;
}

// setting: the setting that is not allowed; empty where the histories are what is missing.
Problems problem(std::string setting, std::string message) {
  return {Problem{std::move(setting), 0, 0, std::move(message)}};
}

// A mean over the conflicts that happen to have an outcome is of other conflicts for every strategy.
Problems problems_with_missing(const VariantHistories& variant, const std::vector<ComparedOutcome>& outcomes,
                               const DecisionSettings& settings) {
  constexpr double least = 0.9;
  if (variant.which.size() >= 2 &&
      static_cast<double>(variant.which.size()) >= least * static_cast<double>(variant.replicates))
    return {};
  std::string what = outcomes[settings.effect].name;
  if (settings.goal && settings.goal->outcome != settings.effect)
    what += " and " + outcomes[settings.goal->outcome].name;
  return problem(
      "", fmt::format("in world {} only {} of {} conflicts have {} under every strategy: too few for a "
                      "decision. An outcome that every history has, such as holds_5y, can be decided on",
                      variant.name, variant.which.size(), variant.replicates, what));
}

Problems problems_with_effect(const std::vector<ComparedOutcome>& outcomes,
                              const DecisionSettings& settings) {
  if (outcomes[settings.effect].name != field_of(Outcome::cost).name)
    return {};
  return problem(
      "effect",
      fmt::format(
          "the effect that is bought cannot be the price itself, {}; needed is another outcome, such as {}",
          outcomes[settings.effect].name, field_of(primary_outcome).name));
}

// A goal on the effect itself lies where more of it is better.
Problems problems_with_goal(const DecisionData& data, const std::vector<ComparedOutcome>& outcomes,
                            const DecisionSettings& settings) {
  if (!settings.goal)
    return {};
  const ComparedOutcome& asked = outcomes[settings.goal->outcome];
  if (std::isfinite(asked.most) && !(settings.goal->value >= 0.0 && settings.goal->value <= asked.most))
    return problem("goal", fmt::format("the goal asks for {} of {}, which lies between 0 and {}",
                                       settings.goal->value, asked.name, asked.most));
  if (settings.goal->outcome != settings.effect || data.goal_sign == data.effect_sign)
    return {};
  return problem("goal",
                 fmt::format("the goal asks for {0} of {1}, and the decision counts {2} of it as better; "
                             "needed is {1}{3}NUMBER, or another outcome as the effect",
                             data.goal_sign < 0.0 ? "no more than so much" : "no less than so much",
                             outcomes[settings.effect].name, data.effect_sign > 0.0 ? "more" : "less",
                             data.effect_sign > 0.0 ? ">=" : "<="));
}

// From nothing to four times the willingness.
std::vector<double> grid_up_to(double willingness) {
  constexpr int points = 41;
  constexpr double reach = 4.0;
  std::vector<double> grid;
  for (int i = 0; i < points; ++i)
    grid.push_back(reach * willingness * i / (points - 1));
  return grid;
}

void settle_willingness(Decision& decision, const DecisionData& data, std::optional<double> given) {
  decision.willingness_is_given = given.has_value();
  if (given) {
    decision.willingness = *given;
    return;
  }
  const VariantHistories& base = data.variants.front();
  const double cost = column_means(base, base.cost, {}, data.sets)[data.reference];
  const double effect = std::abs(column_means(base, base.effect, {}, data.sets)[data.reference]);
  decision.willingness = effect > 0.0 ? cost / effect : cost;
}

} // namespace

std::vector<double> column_means(const VariantHistories& variant, const Matrix& values, const Rows& rows,
                                 std::size_t sets) {
  std::vector<double> sums(values.columns, 0.0);
  std::size_t n = 0;
  for (std::size_t i = 0; i < values.rows; ++i) {
    if (rows.set && variant.set[i] != *rows.set)
      continue;
    if (rows.half && variant.which[i] / sets % 2 != *rows.half)
      continue;
    ++n;
    for (std::size_t s = 0; s < values.columns; ++s)
      sums[s] += values(i, s);
  }
  for (double& sum : sums)
    sum /= static_cast<double>(n); // not a number without rows
  return sums;
}

Matrix net_benefit_of(const VariantHistories& variant, double effect_sign, double willingness) {
  Matrix result(variant.cost.rows, variant.cost.columns);
  for (std::size_t i = 0; i < result.values.size(); ++i)
    result.values[i] = willingness * effect_sign * variant.effect.values[i] - variant.cost.values[i];
  return result;
}

std::size_t best_buy(const DecisionVariant& variant, std::size_t willingness) {
  std::size_t best = 0;
  double highest = -1.0;
  for (std::size_t s = 0; s < variant.options.size(); ++s)
    if (variant.acceptability(willingness, s) > highest) { // never of one that is not a number
      highest = variant.acceptability(willingness, s);
      best = s;
    }
  return best;
}

Expected<Decision> decide(const DecisionSource& source, const Scenario& scenario,
                          const DecisionSettings& settings) {
  const std::vector<ComparedOutcome> outcomes = compared_outcomes(scenario);
  DecisionData data;
  data.sets = std::max<std::size_t>(scenario.parameter_sets.size(), 1);
  data.strategies = scenario.strategies.size();
  data.reference = reference_position(scenario).value_or(0);
  data.effect_sign = sign_of(outcomes[settings.effect]);
  data.goal_sign = settings.goal && !settings.goal->at_least ? -1.0 : 1.0;
  if (Problems problems = problems_with_effect(outcomes, settings); !problems.empty())
    return problems;
  if (Problems problems = problems_with_goal(data, outcomes, settings); !problems.empty())
    return problems;
  for (std::size_t world = 0; world < source.worlds.size(); ++world) {
    data.variants.push_back(read_variant(source, world, data, settings));
    if (Problems problems = problems_with_missing(data.variants.back(), outcomes, settings);
        !problems.empty())
      return problems;
  }
  Decision decision;
  for (const Strategy& strategy : scenario.strategies)
    decision.strategies.push_back(strategy.name);
  decision.reference = data.reference;
  decision.effect = outcomes[settings.effect].name;
  decision.effect_unit = outcomes[settings.effect].unit;
  for (std::size_t set = 0; set < data.sets; ++set)
    decision.sets.push_back(set < scenario.parameter_sets.size() && !scenario.parameter_sets[set].name.empty()
                                ? scenario.parameter_sets[set].name
                                : std::to_string(set));
  settle_willingness(decision, data, settings.willingness);
  decision.grid = grid_up_to(decision.willingness);
  decision.costs = cost_lines_of(source, scenario, decision.remarks);
  decision.variants = cost_effectiveness_of(data, decision, scenario, settings, source.seed);
  const ComparedOutcome& goal = outcomes[settings.goal ? settings.goal->outcome : settings.effect];
  decision.regrets = regrets_of(data, decision, settings, goal.name, goal.unit);
  decision.information = information_of(data, scenario, source.seed, decision.willingness);
  return decision;
}

} // namespace entente
