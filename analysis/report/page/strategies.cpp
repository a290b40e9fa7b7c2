#include "analysis/report/figures/figures.hpp"

#include "analysis/study/study_facts.hpp"

namespace entente::report {

Strategies strategies_of(const StudyFacts& facts) {
  const Comparison& comparison = facts.comparison;
  Strategies strategies;
  strategies.reference = comparison.strategies[comparison.reference].name;
  strategies.order.push_back(strategies.reference);
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
    if (s != comparison.reference)
      strategies.order.push_back(comparison.strategies[s].name);
  for (const std::size_t s : facts.shown)
    strategies.shown.push_back(comparison.strategies[s].name);
  return strategies;
}

std::string label_of(const StudyFacts& facts, std::size_t strategy) {
  constexpr std::size_t letters = 34;
  return shortened(facts.comparison.strategies[strategy].name, letters);
}

std::string label_of_outcome(const std::string& name) {
  const std::optional<Outcome> known = find_outcome(name);
  return known ? std::string(field_of(*known).label) : name;
}

} // namespace entente::report
