#include "cli/comparison_output.hpp"

#include "analysis/hundred.hpp"
#include "cli/numbers.hpp"
#include "cli/study.hpp"
#include "cli/terminal.hpp"
#include "engine/scenario/strategy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::cli {
namespace {

constexpr std::size_t columns = 99;
constexpr double significance = 0.05;
std::string pairing_text(double ratio) {
  constexpr double most = 9999.0;
  if (std::isinf(ratio))
    return "exact";
  constexpr double precise = 100.0; // more digits than that are noise
  if (ratio > most)
    return fmt::format(">{:.0f}x", most);
  return fmt::format("{:.{}f}x", ratio, ratio < precise ? 1 : 0);
}

std::string instruments_of(const Strategy& strategy) {
  std::string text;
  for (const Action& action : strategy.actions)
    text += (text.empty() ? "" : ", ") + std::string(field_of(action.instrument).name) +
            (action.strength == 1.0 ? "" : fmt::format(" at {:g}", action.strength));
  return text;
}

const Strategy& strategy_of(const Study& study, std::size_t s) {
  return study.scenario.strategies[study.strategies[s]];
}

std::string header(const Study& study, const StudyResult& result, std::string_view what) {
  const Comparison& comparison = result.comparison;
  const std::string title = study.scenario.title.empty() ? study.source : study.scenario.title;
  std::string text = bold(wrapped(title, columns)) + "\n";
  if (title != study.source)
    text += study.source + "\n";
  const std::string sets = comparison.sets > 1
                               ? fmt::format("; {} parameter sets take turns", comparison.sets)
                               : std::string("; one parameter set");
  text += wrapped(fmt::format("{} {} conflicts of {} months{}; seed {}.", what, comparison.replicates,
                              study.scenario.months, sets, study.seed),
                  columns) +
          "\n";
  if (result.stopped)
    text += fmt::format("Stopped early: {} of {} conflicts.\n", comparison.replicates,
                        study.scenario.run.replicates);
  return text;
}

// What the strategy is, in a line under its name.
std::string about(const Strategy& strategy) {
  std::string text = strategy.description;
  if (const std::string instruments = instruments_of(strategy); !instruments.empty())
    text += (text.empty() ? "" : " ") + std::string("(") + instruments + ")";
  return text.empty() ? "" : "  " + wrapped(text, columns, 2) + "\n";
}

constexpr std::size_t label_width = 29;

std::string comparison_heading(const std::string& reference) {
  const std::string there = width(reference) <= 9 ? reference : "reference";
  return fmt::format("  {:<29}{:>9} {:>10} {:>20} {:>6}{:>6}{:>6}{:>8}\n", "outcome", there, "difference",
                     "95 % interval", "better", "same", "worse", "pairing");
}

// Of an outcome without bounds no interval can be given where no pair differs.
std::string interval_text(const Interval& interval) {
  if (interval.low == 0.0 && interval.high == 0.0)
    return "no pair differs";
  return fmt::format("[{}, {}]", signed_text(interval.low), signed_text(interval.high));
}

std::string comparison_row(std::string_view label, const OutcomeResult& reference,
                           const OutcomeResult& outcome) {
  const std::string start =
      "  " + padded(label, label_width) + fmt::format("{:>9}", value_text(reference.value.mean));
  if (outcome.given)
    return start + "  given: the start of the history fixes it\n";
  const Difference& difference = outcome.difference;
  if (difference.estimate.n == 0)
    return start + "  no history in which both have it\n";
  const bool stands = difference.p_holm < significance;
  const Hundred hundred = hundred_of(difference); // as on the page
  return start + fmt::format(" {:>9}{} {:>20} {:>4} %{:>4} %{:>4} %{:>8}\n",
                             signed_text(difference.estimate.mean), stands ? "*" : " ",
                             interval_text(difference.estimate.interval), hundred.better, hundred.same,
                             hundred.worse, pairing_text(difference.variance_ratio));
}

// Which outcomes could not be compared in every history.
std::string missing_pairs(const Comparison& comparison, const StrategyResult& strategy) {
  std::string text;
  for (const Outcome outcome : headline_outcomes()) {
    const OutcomeResult& result = strategy[outcome];
    if (!result.given && result.difference.estimate.n < comparison.replicates)
      text += fmt::format("{}{} in {}", text.empty() ? "" : "; ", field_of(outcome).label,
                          result.difference.estimate.n);
  }
  if (text.empty())
    return {};
  return "  " +
         wrapped(fmt::format("of {} pairs, those in which both arms have the outcome: {}.",
                             comparison.replicates, text),
                 columns, 2) +
         "\n";
}

std::string over_sets(const Comparison& comparison, const StrategyResult& strategy) {
  const OutcomeResult& primary = strategy[primary_outcome];
  if (comparison.sets < 2 || primary.given)
    return {};
  double low = INFINITY, high = -INFINITY;
  int better = 0, worse = 0, sets = 0;
  for (const double mean : primary.difference.estimate.by_set) {
    if (std::isnan(mean))
      continue;
    low = std::min(low, mean);
    high = std::max(high, mean);
    better += mean > 0.0;
    worse += mean < 0.0;
    ++sets;
  }
  if (sets < 2)
    return {};
  return "  " +
         wrapped(
             fmt::format("{} by parameter set: {} to {}, SD {:.3f}; better in {} of {} sets, worse in {}.",
                         field_of(primary_outcome).label, signed_text(low), signed_text(high),
                         primary.difference.estimate.spread_of_sets, better, sets, worse),
             columns, 2) +
         "\n";
}

std::string reading(const Comparison& comparison) {
  std::size_t marked = 0, asked = 0;
  for (const StrategyResult& strategy : comparison.strategies)
    for (const Outcome outcome : headline_outcomes()) {
      asked += !std::isnan(strategy[outcome].difference.p_holm);
      marked += strategy[outcome].difference.p_holm < significance;
    }
  const StrategyResult& reference = comparison.strategies[comparison.reference];
  const Estimate& primary = reference[primary_outcome].value;
  std::string sets = "The model's own uncertainty is in none of these intervals: one parameter set was used.";
  if (comparison.sets > 1)
    sets = fmt::format(
        "Not in the intervals: what the model itself does not know. They take the {} parameter sets as "
        "fixed; "
        "over the sets '{}' of '{}' spreads with SD {:.3f} around {:.3f} (Monte Carlo error {:.3f}).",
        comparison.sets, field_of(primary_outcome).label, reference.name, primary.spread_of_sets,
        primary.mean, primary.error);
  const std::string how = fmt::format(
      "How to read it: each history is lived under both strategies with the same luck; better, same and "
      "worse are shares of such pairs, and pairing was worth so many times as many histories. Intervals show "
      "Monte Carlo error alone and narrow with --reps; where hardly any pair differs they reach as far as "
      "that "
      "leaves open. * marks the {} of {} differences that stand when all are looked at together (Holm, 5 %).",
      marked, asked);
  const std::string limits = "What it does not say: what will happen in any real conflict. These are "
                             "differences inside a model with assumptions of its own; `entente params` shows "
                             "where each number comes from.";
  return wrapped(how, columns) + "\n" + wrapped(sets, columns) + "\n" + wrapped(limits, columns) + "\n";
}

} // namespace

std::string comparison_text(const Study& study, const StudyResult& result) {
  const Comparison& comparison = result.comparison;
  const StrategyResult& reference = comparison.strategies[comparison.reference];
  std::string text = header(study, result,
                            fmt::format("{} {}, each on the same", comparison.strategies.size(),
                                        comparison.strategies.size() == 1 ? "strategy" : "strategies"));
  if (comparison.strategies.size() == 1)
    return text + "\n" + estimates_text(study, result, comparison.reference);
  text += fmt::format("Reference: {}\n", reference.name) + about(strategy_of(study, comparison.reference));
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    if (s == comparison.reference)
      continue;
    const StrategyResult& strategy = comparison.strategies[s];
    text += "\n" + bold(strategy.name) + "\n" + about(strategy_of(study, s));
    text += comparison_heading(reference.name);
    for (const Outcome outcome : headline_outcomes())
      text += comparison_row(field_of(outcome).label, reference[outcome], strategy[outcome]);
    for (std::size_t own = outcome_count; own < comparison.outcomes.size(); ++own)
      text += comparison_row(comparison.outcomes[own].label, reference.outcomes[own], strategy.outcomes[own]);
    text += missing_pairs(comparison, strategy) + over_sets(comparison, strategy);
    if (strategy.failed > 0)
      text += fmt::format("  {} histories failed and are left out.\n", strategy.failed);
  }
  return text + "\n" + reading(comparison);
}

std::string estimates_text(const Study& study, const StudyResult& result, std::size_t s) {
  const Comparison& comparison = result.comparison;
  const StrategyResult& strategy = comparison.strategies[s];
  const bool sets = comparison.sets > 1;
  std::string text = bold(strategy.name) + "\n" + about(strategy_of(study, s));
  text += fmt::format("  {:<29}{:>12} {:>10} {:>25} {:>9}{}\n", "outcome", "mean", "error", "95 % interval",
                      "histories", sets ? "  SD of sets" : "");
  for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
    const OutcomeResult& outcome = strategy.outcomes[o];
    const Estimate& value = outcome.value;
    text +=
        "  " + padded(comparison.outcomes[o].label, label_width) +
        fmt::format("{:>12} {:>10} {:>25} {:>9}", value_text(value.mean), value_text(value.error),
                    fmt::format("[{}, {}]", value_text(value.interval.low), value_text(value.interval.high)),
                    value.n);
    text += outcome.given ? "  given\n"
            : sets        ? fmt::format("{:>12}\n", value_text(value.spread_of_sets))
                          : "\n";
  }
  if (strategy.failed > 0)
    text += fmt::format("  {} histories failed and are left out.\n", strategy.failed);
  return text;
}

} // namespace entente::cli
