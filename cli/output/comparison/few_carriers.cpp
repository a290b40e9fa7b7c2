#include "cli/output/comparison/few_carriers.hpp"

#include "analysis/comparison/comparison.hpp"

#include <fmt/format.h>

namespace entente::cli {
namespace {

// Outcomes by name while they are few, else their number.
struct Affected {
  std::string names;
  std::size_t outcomes = 0, few = 0, all = 0;

  void add(const std::string& label, std::size_t few_here, std::size_t all_here) {
    all += all_here;
    few += few_here;
    if (few_here == 0)
      return;
    ++outcomes;
    names += (names.empty() ? "" : ", ") + label;
  }
};

std::string sentence(const Affected& affected, std::string_view what, std::string_view carriers) {
  constexpr std::size_t most_named = 3;
  if (affected.few == 0)
    return {};
  return fmt::format(
      "In {} of {} {}{} fewer than {:.0f} {} carry the variance: these intervals are cautious guesses, "
      "for another study may see none of them. More --reps make them firm.",
      affected.few, affected.all, what,
      affected.outcomes <= most_named ? " (" + affected.names + ")" : std::string(), few_carriers, carriers);
}

void add_differences(Affected& affected, const Comparison& comparison, std::size_t outcome) {
  std::size_t few = 0, all = 0;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    const OutcomeResult& result = comparison.strategies[s].outcomes[outcome];
    if (s == comparison.reference || result.given || result.difference.estimate.n < 2)
      continue;
    ++all;
    few += few_carry(result);
  }
  affected.add(comparison.outcomes[outcome].label, few, all);
}

} // namespace

std::string few_carriers_text(const Comparison& comparison) {
  Affected affected;
  for (std::size_t o = 0; o < comparison.outcomes.size(); ++o)
    add_differences(affected, comparison, o);
  return sentence(affected, "differences", "pairs");
}

std::string few_carriers_text(const Comparison& comparison, std::span<const Outcome> of) {
  Affected affected;
  for (const Outcome outcome : of)
    add_differences(affected, comparison, static_cast<std::size_t>(outcome));
  return sentence(affected, "differences", "pairs");
}

std::string few_carriers_text(const Comparison& comparison, const StrategyResult& strategy) {
  Affected affected;
  for (std::size_t o = 0; o < comparison.outcomes.size(); ++o)
    affected.add(comparison.outcomes[o].label, few_carry(strategy.outcomes[o].value), 1);
  return sentence(affected, "means", "histories");
}

} // namespace entente::cli
