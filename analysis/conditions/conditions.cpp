#include "analysis/conditions/conditions.hpp"

#include "analysis/conditions/conflict_facts.hpp"
#include "engine/scenario/model/outcome_difference.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/inference/paired.hpp"
#include "engine/statistics/inference/significance.hpp"
#include "engine/statistics/inference/tails.hpp"
#include "engine/store/sqlite/store.hpp"
#include "engine/world/build/build.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

bool meets(const Condition& condition, double fact) {
  return condition.above ? fact > condition.border : fact <= condition.border;
}

// Parameter sets take turns, so that a round of them belongs to one half.
bool chooses(std::size_t conflict, std::size_t sets) {
  return (conflict / std::max<std::size_t>(sets, 1)) % 2 == 0;
}

bool changes_something(const PairedOutcome& pairs) {
  return std::any_of(pairs.difference.begin(), pairs.difference.end(),
                     [](double difference) { return std::fabs(difference) > 0.0; });
}

struct Split {
  PairedComparison met, elsewhere;

  double difference() const { return met.difference.mean - elsewhere.difference.mean; }
  double error() const { return std::hypot(met.cautious_error, elsewhere.cautious_error); }
  std::size_t smaller() const { return std::min(met.difference.n, elsewhere.difference.n); }
};

Split split(const PairedOutcome& pairs, const Matrix& facts, std::size_t sets, const Condition& condition,
            bool choosing) {
  PairedSums met, elsewhere;
  for (std::size_t i = 0; i < pairs.difference.size(); ++i)
    if (chooses(i, sets) == choosing)
      (meets(condition, facts(i, condition.fact)) ? met : elsewhere)
          .add(0, pairs.arm[i], pairs.reference[i], pairs.difference[i]);
  return {met.compare(pairs.most), elsewhere.compare(pairs.most)};
}

// Halves and thirds of a fact over all conflicts; the same border twice where few values occur.
std::vector<Condition> candidates_of(const Matrix& facts, std::size_t fact) {
  std::vector<double> values = facts.column(fact);
  std::sort(values.begin(), values.end());
  std::vector<Condition> list;
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
  };
  constexpr double third = 1.0 / 3.0, half = 0.5, two_thirds = 2.0 / 3.0;
  for (const double share : {half, two_thirds})
    list.push_back({.fact = fact, .above = true, .border = at(share)});
  for (const double share : {third, half})
    list.push_back({.fact = fact, .above = false, .border = at(share)});
  return list;
}

GroupEffect effect_of(const PairedComparison& paired) {
  return {paired.difference.n, paired.difference.mean, paired.interval()};
}

Matrix facts_of(const Scenario& scenario, std::uint64_t seed, std::size_t conflicts) {
  const auto table = conflict_facts();
  Matrix facts(conflicts, table.size());
  for (std::size_t i = 0; i < conflicts; ++i) {
    const Conflict conflict = draw_conflict(scenario, seed, static_cast<std::uint32_t>(i));
    for (std::size_t j = 0; j < table.size(); ++j)
      facts(i, j) = table[j].of(conflict);
  }
  return facts;
}

} // namespace

std::optional<Condition> strongest_condition(const PairedOutcome& pairs, const Matrix& facts,
                                             std::size_t sets) {
  constexpr double least_share = 0.1;
  if (!changes_something(pairs))
    return std::nullopt;
  const auto least =
      std::max<std::size_t>(2, static_cast<std::size_t>(least_share * 0.5 * static_cast<double>(facts.rows)));
  std::optional<Condition> best;
  double strongest = 0.0;
  for (std::size_t fact = 0; fact < facts.columns; ++fact)
    for (const Condition& candidate : candidates_of(facts, fact)) {
      const Split seen = split(pairs, facts, sets, candidate, true);
      if (seen.smaller() < least ||
          std::fabs(seen.met.difference.mean) <= std::fabs(seen.elsewhere.difference.mean))
        continue;
      const double strength = std::fabs(seen.difference()) / seen.error();
      if (strength > strongest) {
        strongest = strength;
        best = candidate;
      }
    }
  if (!best)
    return std::nullopt;
  const Split judged = split(pairs, facts, sets, *best, false);
  std::size_t met = 0;
  for (std::size_t i = 0; i < facts.rows; ++i)
    met += meets(*best, facts(i, best->fact));
  best->share = static_cast<double>(met) / static_cast<double>(facts.rows);
  best->met = effect_of(judged.met);
  best->elsewhere = effect_of(judged.elsewhere);
  best->difference = judged.difference();
  const double reach = normal_critical(confidence_level) * judged.error();
  best->interval = {best->difference - reach, best->difference + reach};
  best->stands = !best->interval.contains(0.0);
  return best;
}

Conditions conditions_of(const Store& store, const Scenario& scenario, std::size_t outcome) {
  const StoreHead& head = store.head();
  const auto reference = static_cast<std::size_t>(
      std::find(head.strategies.begin(), head.strategies.end(), head.reference) - head.strategies.begin());
  const StoredOutcome& asked = head.outcomes[outcome];
  PairedOutcome pairs;
  pairs.reference = store.values({reference, 0, 0}, outcome);
  pairs.most = is_within_one(asked.unit) ? 1.0 : std::numeric_limits<double>::infinity();
  const std::size_t conflicts = pairs.reference.size();
  Conditions result{asked.name, asked.unit, head.reference, conflicts, {}};
  const Matrix facts = facts_of(scenario, head.seed, conflicts);
  for (std::size_t s = 0; s < head.strategies.size(); ++s) {
    if (s == reference)
      continue;
    pairs.arm = store.values({s, 0, 0}, outcome);
    pairs.difference.resize(conflicts);
    PairedSums judged;
    for (std::size_t i = 0; i < conflicts; ++i) {
      pairs.difference[i] = outcome_difference(scale_of(asked.unit), pairs.arm[i], pairs.reference[i]);
      if (!chooses(i, head.parameter_sets))
        judged.add(0, pairs.arm[i], pairs.reference[i], pairs.difference[i]);
    }
    result.strategies.push_back({head.strategies[s], effect_of(judged.compare(pairs.most)),
                                 strongest_condition(pairs, facts, head.parameter_sets)});
  }
  return result;
}

} // namespace entente
