#include "cli/output/columns.hpp"
#include "cli/output/comparison/comparison_output.hpp"
#include "cli/output/comparison/comparison_summary.hpp"

#include "analysis/comparison/icon_array.hpp"
#include "cli/output/comparison/difference_text.hpp"
#include "cli/output/comparison/few_carriers.hpp"
#include "cli/output/numbers.hpp"
#include "cli/output/text_table.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "engine/scenario/model/strategy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::cli {
namespace {

std::string variance_ratio_text(double ratio) {
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

// What the strategy is, in a line under its name.
std::string about(const Strategy& strategy) {
  std::string text = strategy.description;
  if (const std::string instruments = instruments_of(strategy); !instruments.empty())
    text += (text.empty() ? "" : " ") + std::string("(") + instruments + ")";
  return text.empty() ? "" : "  " + wrapped(text, page_columns(), 2) + "\n";
}

// Of an outcome without bounds no interval can be given where no pair differs. Where the difference stands,
// its ends have the digits that it has.
std::string difference_interval(const Interval& interval, bool stands) {
  if (interval.low == 0.0 && interval.high == 0.0)
    return "no pair differs";
  const auto end = [stands](double value) {
    std::string text = difference_text(value, stands);
    text.pop_back();
    return text;
  };
  return fmt::format("[{}, {}]", end(interval.low), end(interval.high));
}

TextTable comparison_table(const std::string& reference) {
  constexpr std::size_t longest = 9;
  return {"outcome",
          {{width(reference) <= longest ? reference : "reference", 2},
           {"difference ", 0},
           {"95 % interval", 1},
           {"better", 3},
           {"same", 5},
           {"worse", 4},
           {"ratio", 6},
           {"pairs", 7},
           {"p (Holm)", 8},
           {"unit", 9}}};
}

std::string p_text(double p) {
  constexpr double least = 0.001;
  return std::isnan(p) ? "-" : p < least ? "<0.001" : fmt::format("{:.3f}", p);
}

void add_row(TextTable& table, const ComparedOutcome& about, const OutcomeResult& reference,
             const OutcomeResult& outcome) {
  const Difference& difference = outcome.difference;
  if (outcome.given)
    return table.add_note(about.label, "given: the start of the history fixes it");
  if (difference.estimate.n == 0)
    return table.add_note(about.label, "no history in which both have it");
  const bool shown = stands(difference);
  const IconArray hundred = shares_per_hundred(difference); // as on the page
  table.add(about.label, {value_text(reference.value.mean), difference_text(difference.estimate.mean, shown),
                          difference_interval(difference.estimate.interval, shown),
                          fmt::format("{} %", hundred.better), fmt::format("{} %", hundred.same),
                          fmt::format("{} %", hundred.worse), variance_ratio_text(difference.variance_ratio),
                          std::to_string(difference.estimate.n), p_text(difference.p_holm), about.unit});
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
                 page_columns(), 2) +
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
                         primary.difference.estimate.sd_of_sets, better, sets, worse),
             page_columns(), 2) +
         "\n";
}

std::string reading(const Comparison& comparison) {
  std::size_t marked = 0, asked = 0;
  for (const StrategyResult& strategy : comparison.strategies)
    for (const Outcome outcome : headline_outcomes()) {
      asked += !std::isnan(strategy[outcome].difference.p_holm);
      marked += stands(strategy[outcome].difference);
    }
  const StrategyResult& reference = comparison.strategies[comparison.reference];
  const Estimate& primary = reference[primary_outcome].value;
  std::string sets = "The model's own uncertainty is in none of these intervals: one parameter set was used.";
  if (comparison.sets > 1)
    sets = fmt::format(
        "Not in the intervals: what the model itself does not know. They take the {} parameter sets as "
        "fixed; "
        "over the sets '{}' of '{}' spreads with SD {:.3f} around {:.3f} (Monte Carlo error {:.3f}).",
        comparison.sets, field_of(primary_outcome).label, reference.name, primary.sd_of_sets, primary.mean,
        primary.error);
  const std::string how = fmt::format(
      "How to read it: each conflict is simulated under both strategies with the same chance events; better, "
      "same and worse are shares of such pairs; ratio, the variance ratio, says how many times as many "
      "histories "
      "without pairing would tell as much. "
      "Intervals show "
      "Monte Carlo error alone and narrow with --reps; where hardly any pair differs they reach as far as "
      "that "
      "leaves open. * marks the {} of {} differences that stand when all are looked at together (Holm, 5 %).",
      marked, asked);
  const std::string limits = "What it does not say: what will happen in any real conflict. These are "
                             "differences inside a model with assumptions of its own; `entente params` shows "
                             "where each number comes from.";
  const std::string few = few_carriers_text(comparison);
  return wrapped(how, page_columns()) + "\n" + (few.empty() ? few : wrapped(few, page_columns()) + "\n") +
         wrapped(sets, page_columns()) + "\n" + wrapped(limits, page_columns()) + "\n";
}

} // namespace

std::string study_heading(const Study& study, const StudyResult& result) {
  const Comparison& comparison = result.comparison;
  const std::string what =
      fmt::format("{} {}, each on {}", comparison.strategies.size(),
                  comparison.strategies.size() == 1 ? "strategy" : "strategies",
                  comparison.replicates == 1 ? "one conflict"
                                             : fmt::format("the same {} conflicts", comparison.replicates));
  const std::string title = study.scenario.title.empty() ? study.source : study.scenario.title;
  std::string text = bold(wrapped(title, page_columns())) + "\n";
  if (title != study.source)
    text += study.source + "\n";
  const std::string sets = comparison.sets > 1
                               ? fmt::format("; {} parameter sets take turns", comparison.sets)
                               : std::string("; one parameter set");
  text += wrapped(fmt::format("{} of {} months{}; seed {}.", what, study.scenario.months, sets, study.seed),
                  page_columns()) +
          "\n";
  if (result.stopped)
    text += fmt::format("Stopped early: {} of {} conflicts.\n", comparison.replicates,
                        study.scenario.run.replicates);
  return text;
}

std::string comparison_text(const Study& study, const StudyResult& result) {
  const Comparison& comparison = result.comparison;
  const StrategyResult& reference = comparison.strategies[comparison.reference];
  std::string text = study_heading(study, result) + horizons_text(study.scenario);
  if (comparison.strategies.size() == 1)
    return text + "\n" + estimates_text(study, result, comparison.reference);
  if (const std::string few = too_few_to_compare(comparison); !few.empty()) {
    text += few;
    for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
      text += "\n" + estimates_text(study, result, s);
    return text;
  }
  text += fmt::format("Reference: {}\n", reference.name) + about(strategy_of(study, comparison.reference));
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    if (s == comparison.reference)
      continue;
    const StrategyResult& strategy = comparison.strategies[s];
    text += "\n" + bold(strategy.name) + "\n" + about(strategy_of(study, s));
    TextTable table = comparison_table(reference.name);
    for (const Outcome outcome : headline_outcomes())
      add_row(table, comparison.outcomes[static_cast<std::size_t>(outcome)], reference[outcome],
              strategy[outcome]);
    add_row(table, comparison.outcomes[static_cast<std::size_t>(Outcome::deaths)], reference[Outcome::deaths],
            strategy[Outcome::deaths]);
    for (std::size_t own = outcome_count; own < comparison.outcomes.size(); ++own)
      add_row(table, comparison.outcomes[own], reference.outcomes[own], strategy.outcomes[own]);
    text += table.text(terminal_columns()) + missing_pairs(comparison, strategy) +
            over_sets(comparison, strategy);
    if (strategy.failed > 0)
      text += fmt::format("  {} histories failed and are left out.\n", strategy.failed);
  }
  return text + "\n" + reading(comparison);
}

std::string estimates_text(const Study& study, const StudyResult& result, std::size_t s) {
  const Comparison& comparison = result.comparison;
  const StrategyResult& strategy = comparison.strategies[s];
  std::string text = bold(strategy.name) + "\n" + about(strategy_of(study, s));
  std::vector<TextTable::Column> columns{
      {"mean", 0}, {"error", 3}, {"95 % interval", 1}, {"histories", 2}, {"unit", 5}};
  if (comparison.sets > 1)
    columns.push_back({"SD of sets", 4});
  TextTable table("outcome", columns);
  for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
    const OutcomeResult& outcome = strategy.outcomes[o];
    const Estimate& value = outcome.value;
    std::vector<std::string> cells{
        value_text(value.mean), value_text(value.error),
        fmt::format("[{}, {}]", value_text(value.interval.low), value_text(value.interval.high)),
        std::to_string(value.n), comparison.outcomes[o].unit};
    if (comparison.sets > 1)
      cells.push_back(outcome.given ? "given" : value_text(value.sd_of_sets));
    table.add(comparison.outcomes[o].label, std::move(cells));
  }
  text += table.text(terminal_columns());
  if (strategy.failed > 0)
    text += fmt::format("  {} histories failed and are left out.\n", strategy.failed);
  if (const std::string few = few_carriers_text(comparison, strategy); !few.empty())
    text += "  " + wrapped(few, page_columns(), 2) + "\n";
  return text;
}

} // namespace entente::cli
