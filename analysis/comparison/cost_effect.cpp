#include "analysis/comparison/cost_effect.hpp"

#include "engine/statistics/inference/significance.hpp"
#include "engine/statistics/inference/tails.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace entente {
namespace {

std::size_t pair_place(std::size_t smaller, std::size_t larger) {
  return larger * (larger - 1) / 2 + smaller;
}

// Costs and gains of those that stand on the cost-effectiveness plane, as differences from the reference.
struct Plane {
  std::vector<std::size_t> strategies;
  std::vector<double> costs, gains;

  void add(std::size_t strategy, double cost, double gain) {
    strategies.push_back(strategy);
    costs.push_back(cost);
    gains.push_back(gain);
  }
};

CostStanding without_effect(const PairedReading& cost) {
  return !cost.shown       ? CostStanding::same_price
         : cost.mean < 0.0 ? CostStanding::saves_money
                           : CostStanding::no_effect;
}

CostStanding with_effect(const PairedReading& cost, Standing standing) {
  if (!cost.shown)
    return CostStanding::same_price;
  return standing == Standing::dominated              ? CostStanding::dominated
         : standing == Standing::extendedly_dominated ? CostStanding::extendedly_dominated
                                                      : CostStanding::frontier;
}

// The price of an effect, where both the cost and the effect are there.
void set_ratio(CostEffect& result, const JointMoments& moments, std::size_t against, double sign) {
  constexpr double level = confidence_level;
  if (moments.n < 2)
    return;
  const double n = static_cast<double>(moments.n),
               reach = student_critical(level, n - 1.0) * std::sqrt(moments.variance_numerator / n);
  if (!(moments.mean_numerator - reach > 0.0))
    return;
  const auto ratio = ratio_of_means(moments.with_denominator_times(sign), level);
  if (!ratio || !(ratio->value > 0.0))
    return;
  result.ratio = ratio->value;
  result.ratio_interval = ratio->interval;
  result.against = against;
}

} // namespace

std::string_view name_of(CostStanding standing) {
  switch (standing) {
  case CostStanding::reference:
    return "reference";
  case CostStanding::frontier:
    return "frontier";
  case CostStanding::dominated:
    return "dominated";
  case CostStanding::extendedly_dominated:
    return "extendedly dominated";
  case CostStanding::same_price:
    return "same price";
  case CostStanding::saves_money:
    return "saves money";
  case CostStanding::no_effect:
    break;
  }
  return "no effect shown";
}

CostEffectSums::CostEffectSums(std::size_t strategies)
    : strategies_(strategies), pairs_(strategies * (strategies - std::min<std::size_t>(1, strategies)) / 2) {}

void CostEffectSums::add(std::span<const double> costs, std::span<const double> effects) {
  assert(costs.size() == strategies_ && effects.size() == strategies_);
  for (std::size_t larger = 1; larger < strategies_; ++larger)
    for (std::size_t smaller = 0; smaller < larger; ++smaller) {
      const double cost = costs[larger] - costs[smaller], effect = effects[larger] - effects[smaller];
      if (!std::isnan(cost) && !std::isnan(effect))
        pairs_[pair_place(smaller, larger)].add(cost, effect);
    }
}

JointMoments CostEffectSums::between(std::size_t from, std::size_t to) const {
  if (from < to)
    return pairs_[pair_place(from, to)].moments();
  JointMoments moments = pairs_[pair_place(to, from)].moments();
  moments.mean_numerator = -moments.mean_numerator;
  moments.mean_denominator = -moments.mean_denominator;
  return moments;
}

std::vector<CostEffect> cost_effects(const CostEffectSums& sums, std::span<const CostAndEffect> strategies,
                                     std::size_t reference, double sign) {
  std::vector<CostEffect> results(strategies.size());
  Plane plane;
  for (std::size_t s = 0; s < strategies.size(); ++s) {
    const auto& [cost, effect] = strategies[s];
    if (s == reference)
      plane.add(s, 0.0, 0.0);
    else if (effect.shown)
      plane.add(s, cost.shown ? cost.mean : 0.0, sign * effect.mean);
    else
      results[s].standing = without_effect(cost);
    results[s].gains = s != reference && effect.shown && sign * effect.mean > 0.0;
  }
  const std::vector<FrontierEntry> entries = efficiency_frontier(plane.costs, plane.gains);
  for (std::size_t i = 0; i < plane.strategies.size(); ++i) {
    const std::size_t s = plane.strategies[i];
    if (s != reference)
      results[s].standing = with_effect(strategies[s].cost, entries[i].standing);
    if (!entries[i].next_cheaper)
      continue;
    const std::size_t against = plane.strategies[*entries[i].next_cheaper];
    set_ratio(results[s], sums.between(against, s), against, sign);
  }
  return results;
}

} // namespace entente
