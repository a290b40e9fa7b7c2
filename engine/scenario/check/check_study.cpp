#include "engine/scenario/check/checks.hpp"
#include "engine/scenario/model/measure.hpp"
#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/outcome.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/syntax/reserved_names.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>

namespace entente {
namespace {

void named_strategy(Checks& out, const Scenario& s, const std::string& where, std::string_view who,
                    std::string_view wanted) {
  std::vector<std::string_view> known;
  for (const Strategy& strategy : s.strategies)
    known.push_back(strategy.name);
  if (std::find(known.begin(), known.end(), wanted) == known.end())
    out.add(where, std::string(who) + " names the strategy " + in_quotes(wanted) + ", which does not exist" +
                       suggestion(wanted, known));
}

bool overlap(const Action& a, const Action& b) {
  const Month a_end = a.until.value_or(maximum_months + 1), b_end = b.until.value_or(maximum_months + 1);
  return a.from < b_end && b.from < a_end;
}

void action(Checks& out, const Scenario& s, const Strategy& strategy, std::size_t position,
            const std::string& where) {
  const Action& action = strategy.actions[position];
  const std::string what = " of " + of(position, "action") + " of strategy " + in_quotes(strategy.name);
  out.number(where + "/strength", action.strength, {"strength" + what, "share", 0, 1});
  out.number(where + "/from", action.from,
             {"from" + what, "months", 0, static_cast<double>(s.months) - 1, true});
  if (action.until && *action.until <= action.from)
    out.add(where + "/until", "until" + what + " is " + std::to_string(*action.until) +
                                  "; it must be above from, " + std::to_string(action.from) +
                                  ": until is the first month without the action");
  if (action.overhead)
    out.number(where + "/overhead", *action.overhead, {"overhead" + what, "share of the budget", 0, 1});
  out.number(where + "/factor", action.factor, {"factor" + what, "times the budget", 0, 100});
  for (std::size_t other = 0; other < position; ++other)
    if (strategy.actions[other].instrument == action.instrument && overlap(strategy.actions[other], action))
      out.add(where, std::string(field_of(action.instrument).name) + " is active twice at once in strategy " +
                         in_quotes(strategy.name));
}

void strategies(Checks& out, const Scenario& s) {
  if (s.strategies.empty())
    out.add("/strategies", "no strategies; at least one is needed");
  if (!out.at_most("/strategies", s.strategies.size(), maximum_strategies, "strategies"))
    return;
  for (std::size_t i = 0; i < s.strategies.size(); ++i) {
    const Strategy& strategy = s.strategies[i];
    const std::string where = "/strategies" + step(i);
    out.name(where + "/name", "name of " + of(i, "strategy"), strategy.name);
    out.prose(where + "/description", strategy.description);
    if (!out.at_most(where + "/actions", strategy.actions.size(), maximum_actions, "actions"))
      continue;
    for (std::size_t j = 0; j < strategy.actions.size(); ++j)
      action(out, s, strategy, j, where + "/actions" + step(j));
  }
  out.unique(s.strategies, "/strategies", "strategies",
             [](const Strategy& strategy) { return std::string_view(strategy.name); });
  for (std::size_t i = 0; i < s.strategies.size(); ++i)
    for (std::size_t before = 0; before < i; ++before)
      if (s.strategies[i].role != Role::none && s.strategies[i].role == s.strategies[before].role)
        out.add("/strategies" + step(i) + "/role", "strategies " + in_quotes(s.strategies[before].name) +
                                                       " and " + in_quotes(s.strategies[i].name) +
                                                       " have the same role");
}

void variants(Checks& out, const Scenario& s) {
  if (!out.at_most("/worlds", s.variants.size(), maximum_variants, "worlds"))
    return;
  for (const NamedVariant& variant : s.variants) {
    out.name("/worlds" + step(variant.name), "name of a world", variant.name);
    if (variant.name == reserved_variant)
      out.add("/worlds" + step(variant.name),
              "a world cannot be called " + in_quotes(variant.name) +
                  ", which is what tables call the scenario as it is; give it another name");
    for (const auto& [key, value] : variant.values) {
      const std::string where = "/worlds" + step(variant.name) + step(key);
      auto rules = rules_of(key);
      if (!rules) {
        out.add(where, "unknown number " + in_quotes(key) + number_suggestion(key, true));
        continue;
      }
      rules->name += " of world " + in_quotes(variant.name);
      out.number(where, value, *rules);
    }
  }
  out.unique(s.variants, "/worlds", "worlds",
             [](const NamedVariant& variant) { return std::string_view(variant.name); });
}

// What a study reports anyway is not measured once more.
std::string measure_hint(std::string_view measure, std::span<const std::string_view> known) {
  const std::optional<Outcome> standard = find_outcome(measure);
  if (!standard)
    return suggestion(measure, known);
  const OutcomeField& field = field_of(*standard);
  std::string text = ", which every study reports without being asked";
  if (!field.measure.empty())
    text += "; at another time it is measure = \"" + std::string(field.measure) + "\", by = ...";
  return text;
}

void outcomes(Checks& out, const Scenario& s) {
  if (!out.at_most("/outcomes", s.outcomes.size(), maximum_named_outcomes, "named outcomes"))
    return;
  out.unique(s.outcomes, "/outcomes", "outcomes",
             [](const NamedOutcome& outcome) { return std::string_view(outcome.name); });
  std::vector<std::string_view> known;
  for (const MeasureField& measure : measure_table())
    known.push_back(measure.name);
  for (const NamedOutcome& outcome : s.outcomes) {
    const std::string where = "/outcomes" + step(outcome.name);
    out.name(where, "name of an outcome", outcome.name);
    out.add_problem(where, problem_with_outcome_name(outcome.name));
    const MeasureField* measure = find_measure(outcome.measure);
    if (measure == nullptr) {
      out.add(where + "/measure", "measure of outcome " + in_quotes(outcome.name) + " is " +
                                      in_quotes(outcome.measure) + measure_hint(outcome.measure, known));
      continue;
    }
    if (outcome.by)
      out.number(
          where + "/by", *outcome.by,
          {"by of outcome " + in_quotes(outcome.name), "months", 1, static_cast<double>(s.months), true});
    else if (measure->by == By::after_signature)
      out.add(where, "outcome " + in_quotes(outcome.name) + " needs by: months after the signature");
    const std::optional<Outcome> standard = find_outcome(outcome.name);
    const OutcomeField* usual = standard ? &field_of(*standard) : nullptr;
    if (usual != nullptr && (usual->measure != outcome.measure || usual->by != outcome.by))
      out.add(where, in_quotes(outcome.name) + " is the name of an outcome that every study reports (" +
                         std::string(usual->doc) + "); another one needs another name");
  }
}

void fails_in(Checks& out, const Scenario& s) {
  std::vector<std::string_view> known;
  for (const NamedVariant& variant : s.variants)
    known.push_back(variant.name);
  const std::vector<std::string>& named = s.hypothesis->fails_in;
  for (std::size_t i = 0; i < named.size(); ++i)
    if (std::find(known.begin(), known.end(), named[i]) == known.end())
      out.add("/hypothesis/fails_in" + step(i), "hypothesis.fails_in names the world " + in_quotes(named[i]) +
                                                    ", which does not exist" + suggestion(named[i], known));
}

void hypothesis(Checks& out, const Scenario& s) {
  if (!s.hypothesis)
    return;
  const Hypothesis& hypothesis = *s.hypothesis;
  if (hypothesis.recommendation)
    out.number("/hypothesis/recommendation", *hypothesis.recommendation,
               {"hypothesis.recommendation", "", 1, 7, true});
  out.prose("/hypothesis/quote", hypothesis.quote);
  out.prose("/hypothesis/claim", hypothesis.claim);
  out.prose("/hypothesis/fails_when", hypothesis.fails_when);
  out.prose("/hypothesis/price", hypothesis.price);
  std::vector<std::string_view> known;
  for (const OutcomeField& outcome : outcome_table())
    known.push_back(outcome.name);
  for (const NamedOutcome& outcome : s.outcomes)
    known.push_back(outcome.name);
  if (!out.at_most("/hypothesis/expect", hypothesis.expect.size(), maximum_strategies, "expectations"))
    return;
  for (std::size_t i = 0; i < hypothesis.expect.size(); ++i) {
    const Expectation& expectation = hypothesis.expect[i];
    const std::string where = "/hypothesis/expect" + step(i);
    if (std::find(known.begin(), known.end(), expectation.outcome) == known.end())
      out.add(where + "/outcome", of(i, "expectation") + " names the outcome " +
                                      in_quotes(expectation.outcome) + ", which does not exist" +
                                      suggestion(expectation.outcome, known));
    if (!expectation.strategy.empty())
      named_strategy(out, s, where + "/strategy", of(i, "expectation"), expectation.strategy);
    if (expectation.smallest && !(*expectation.smallest > 0.0))
      out.add(where + "/smallest", "smallest of " + of(i, "expectation") + " is " +
                                       number_text(*expectation.smallest) +
                                       "; it must be above 0: a difference below it would not matter");
  }
  fails_in(out, s);
}

void price(Checks& out, const std::string& where, const std::string& what, const Price& price) {
  constexpr double most = 1e15;
  out.number(where, price.value, {what, "price units", 0, most});
  out.number(where, price.low, {what + "'s low end", "price units", 0, most});
  out.number(where, price.high, {what + "'s high end", "price units", 0, most});
  if (!(price.low <= price.value && price.value <= price.high))
    out.add(where, what + " is " + number_text(price.value) + "; it must lie within its range, " +
                       number_text(price.low) + " to " + number_text(price.high));
  out.prose(where + "/source", price.source);
}

void prices(Checks& out, const Scenario& s) {
  price(out, "/prices/budget_unit", "prices.budget_unit", s.prices.budget_unit);
  price(out, "/prices/troop_month", "prices.troop_month", s.prices.troop_month);
  for (const auto& [instrument, its_price] : s.prices.instruments) {
    const std::string where = "/prices/instruments" + step(instrument);
    if (!find_instrument(instrument))
      out.add(where, "prices.instruments names " + in_quotes(instrument) + ", which is no instrument");
    price(out, where, "prices.instruments." + instrument, its_price);
  }
}

void observed(Checks& out, const Scenario& s) {
  if (!s.observed)
    return;
  if (!s.starts_with_accord)
    out.add("/observed", "[observed] is what followed an accord; it needs start = \"accord\"");
  for (const auto& [year, share] : s.observed->implementation)
    out.number("/observed/implementation" + step(std::to_string(year)), share,
               {"observed.implementation of year " + std::to_string(year), "share", 0, 1});
  const auto last = s.observed->last_year;
  const auto renewed = s.observed->renewed_fighting_year;
  const auto other = s.observed->other_reading_year;
  if (last && other && *other > *last)
    out.add("/observed/other_reading_year", "observed.other_reading_year is " + std::to_string(*other) +
                                                ", after observed.last_year, " + std::to_string(*last));
  if (last && renewed && *renewed > *last)
    out.add("/observed/renewed_fighting_year", "observed.renewed_fighting_year is " +
                                                   std::to_string(*renewed) + ", after observed.last_year, " +
                                                   std::to_string(*last));
  if (!s.observed->id.empty())
    out.name("/observed/id", "observed.id", s.observed->id);
}

void run(Checks& out, const Scenario& s) {
  out.number("/run/replicates", s.run.replicates,
             {"run.replicates", "histories of each strategy", 1, maximum_replicates, true});
  if (!s.run.reference.empty())
    named_strategy(out, s, "/run/reference", "run.reference", s.run.reference);
}

} // namespace

void check_study(Checks& out, const Scenario& s) {
  strategies(out, s);
  variants(out, s);
  outcomes(out, s);
  hypothesis(out, s);
  prices(out, s);
  observed(out, s);
  run(out, s);
}

} // namespace entente
