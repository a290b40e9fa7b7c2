#include "analysis/report/figures/figures.hpp"

#include "analysis/study/chart_facts.hpp"

namespace entente::report {

Strategies strategies_of(const ChartFacts& facts) {
  const Comparison& comparison = facts.comparison;
  Strategies strategies;
  strategies.reference = comparison.strategies[comparison.reference].name;
  for (const StrategyResult& strategy : comparison.strategies)
    strategies.names.push_back(strategy.name);
  strategies.shown = facts.shown;
  return strategies;
}

std::string label_of(const ChartFacts& facts, std::size_t strategy) {
  constexpr std::size_t letters = 34;
  return shortened(facts.comparison.strategies[strategy].name, letters);
}

std::string label_of_outcome(const std::string& name) {
  const std::optional<Outcome> known = find_outcome(name);
  return known ? std::string(field_of(*known).label) : name;
}

bool is_read(const std::vector<Month>& months, std::size_t place) {
  return place + 1 == months.size() ||
         (months[place] + 1) / months_per_year != (months[place + 1] + 1) / months_per_year;
}

} // namespace entente::report
