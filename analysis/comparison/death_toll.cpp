#include "analysis/comparison/death_toll.hpp"

#include "analysis/comparison/comparison.hpp"
#include "engine/core/missing.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double least_told = 0.05; // people: a tenth of one is told, less is nothing

bool differs_alike(const Difference& logarithm, double change) {
  return stands(logarithm) && logarithm.estimate.mean * change > 0.0;
}

} // namespace

const DeathToll* DeathTolls::gain(bool shown_only) const {
  for (const DeathToll& toll : strategies)
    if (toll.change < -least_told && (toll.shown || !shown_only))
      return &toll;
  return nullptr;
}

const DeathToll* DeathTolls::harm(bool shown_only) const {
  for (auto toll = strategies.rbegin(); toll != strategies.rend(); ++toll)
    if (toll->change > least_told && (toll->shown || !shown_only))
      return &*toll;
  return nullptr;
}

DeathTolls death_tolls(const Comparison& comparison) {
  DeathTolls tolls;
  tolls.reference = comparison.strategies[comparison.reference][Outcome::deaths].value.mean;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    const StrategyResult& strategy = comparison.strategies[s];
    const Difference& deaths = strategy[Outcome::deaths].difference;
    if (s == comparison.reference || deaths.estimate.n < 2)
      continue;
    DeathToll toll;
    toll.strategy = s;
    toll.change = deaths.estimate.mean;
    toll.interval = deaths.estimate.interval;
    toll.share = tolls.reference > 0.0 ? toll.change / tolls.reference : missing;
    toll.fewer = deaths.better;
    toll.more = deaths.worse;
    toll.shown = differs_alike(strategy[Outcome::log_deaths].difference, toll.change);
    tolls.strategies.push_back(toll);
  }
  std::stable_sort(tolls.strategies.begin(), tolls.strategies.end(),
                   [](const DeathToll& a, const DeathToll& b) { return a.change < b.change; });
  return tolls;
}

} // namespace entente
