#include "engine/api/json_documents.hpp"

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/death_toll.hpp"
#include "analysis/comparison/verdict.hpp"
#include "analysis/failure/failure_costs.hpp"
#include "analysis/report/page/summary.hpp"
#include "engine/core/json_number.hpp"
#include "engine/scenario/model/horizon.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

Json outcome_json(const OutcomeResult& outcome, bool compared) {
  const Difference& difference = outcome.difference;
  const auto only_compared = [&](double value) {
    return compared ? json_number<Json>(value) : Json(nullptr);
  };
  return {{"mean", json_number<Json>(outcome.value.mean)},
          {"mcse", json_number<Json>(outcome.value.error)},
          {"diff", only_compared(difference.estimate.mean)},
          {"diff_mcse", only_compared(difference.estimate.error)},
          {"lo", only_compared(difference.estimate.interval.low)},
          {"hi", only_compared(difference.estimate.interval.high)},
          {"better", only_compared(difference.better)},
          {"same", only_compared(difference.same)},
          {"worse", only_compared(difference.worse)},
          {"variance_ratio", only_compared(difference.variance_ratio)},
          {"carried_by", only_compared(difference.estimate.carried_by)}};
}

Json strategies_json(const Comparison& comparison, const std::vector<std::size_t>& only) {
  Json strategies = Json::object();
  for (const std::size_t s : only) {
    Json outcomes = Json::object();
    for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
      const OutcomeResult& outcome = comparison.strategies[s].outcomes[o];
      outcomes[comparison.outcomes[o].name] =
          outcome_json(outcome, s != comparison.reference && !outcome.given);
    }
    strategies[comparison.strategies[s].name] = std::move(outcomes);
  }
  return strategies;
}

// Where fewer pairs than replicates could be compared: an outcome that some histories do not have.
Json pairs_json(const Comparison& comparison, const std::vector<std::size_t>& only) {
  Json strategies = Json::object();
  for (const std::size_t s : only)
    for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
      const std::size_t pairs = comparison.strategies[s].outcomes[o].difference.estimate.n;
      if (pairs != comparison.replicates)
        strategies[comparison.strategies[s].name][comparison.outcomes[o].name] = pairs;
    }
  return strategies;
}

// Mean differences by parameter set, of the outcomes that a comparison is judged by.
Json by_set_json(const Comparison& comparison, const std::vector<std::size_t>& only) {
  Json strategies = Json::object();
  for (const std::size_t s : only) {
    if (s == comparison.reference || comparison.sets < 2)
      continue;
    for (const Outcome outcome : headline_outcomes()) {
      Json means = Json::array();
      for (const double mean : comparison.strategies[s][outcome].difference.estimate.by_set)
        means.push_back(json_number<Json>(mean));
      strategies[comparison.strategies[s].name][std::string(field_of(outcome).name)] = std::move(means);
    }
  }
  return strategies;
}

// Of no difference, adjusted for all headline outcomes and strategies of a world together.
Json p_holm_json(const Comparison& comparison, const std::vector<std::size_t>& only) {
  Json strategies = Json::object();
  for (const std::size_t s : only)
    for (const Outcome outcome : headline_outcomes())
      if (s != comparison.reference)
        strategies[comparison.strategies[s].name][std::string(field_of(outcome).name)] =
            json_number<Json>(comparison.strategies[s][outcome].difference.p_holm);
  return strategies;
}

Json given_json(const Comparison& comparison) {
  Json names = Json::array();
  for (std::size_t o = 0; o < comparison.outcomes.size(); ++o)
    if (comparison.strategies.front().outcomes[o].given)
      names.push_back(comparison.outcomes[o].name);
  return names;
}

std::string text_of(InVariant found) {
  return found == InVariant::holds ? "holds" : found == InVariant::fails ? "fails" : "undecided";
}

Json pair(const Interval& interval) {
  return Json::array({json_number<Json>(interval.low), json_number<Json>(interval.high)});
}

Json text_of(Benefit side) {
  return side == Benefit::none ? Json(nullptr) : Json(side == Benefit::harm ? "harm" : "gain");
}

Json expectation_json(const ExpectationVerdict& e) {
  return {{"strategy", e.strategy},
          {"outcome", e.outcome},
          {"expected", std::string(1, e.expected)},
          {"finding", name_of(e.finding)},
          {"finding_alone", name_of(e.alone)},
          {"reading", e.reading},
          {"smallest", json_number<Json>(e.smallest)},
          {"pairs", e.pairs},
          {"reference", json_number<Json>(e.reference)},
          {"diff", json_number<Json>(e.difference)},
          {"interval", pair(e.interval)},
          {"interval_holm", pair(e.controlled)},
          {"p", json_number<Json>(e.p)},
          {"p_holm", json_number<Json>(e.p_holm)},
          {"too_small", e.too_small},
          {"is", text_of(e.side)},
          {"deaths_diff", e.deaths ? json_number<Json>(*e.deaths) : Json(nullptr)},
          {"pairs_to_decide", e.pairs_to_decide ? Json(*e.pairs_to_decide) : Json(nullptr)}};
}

// null where nothing was written down before the run.
Json hypothesis_json(const ComparedVariant& variant, const Scenario& scenario) {
  const auto verdict = verdict_of(*variant.comparison, scenario);
  if (!verdict)
    return nullptr;
  Json document;
  if (variant.name.empty()) {
    document = {{"wording", scenario.hypothesis->wording},
                {"claim", scenario.hypothesis->claim},
                {"fails_when", scenario.hypothesis->fails_when}};
  } else {
    const VariantVerdict here = variant_verdict(*verdict, scenario, variant.name);
    document = {{"should_fail", here.should_fail}, {"found", text_of(here.found)}, {"world", here.sentence}};
  }
  document["overall"] = name_of(verdict->overall);
  document["sentence"] = verdict->sentence;
  document["primary"] = verdict->primary;
  document["harms"] = verdict->harms;
  document["expectations"] = Json::array();
  for (const ExpectationVerdict& e : verdict->expectations)
    document["expectations"].push_back(expectation_json(e));
  return document;
}

// The sentences that people read, and deaths in people, so that a program need not work them out from a mean
// logarithm.
void add_summary(Json& document, const Comparison& comparison, const Scenario& scenario,
                 const std::vector<std::size_t>& only) {
  const report::Summary summary = report::summary_of(comparison, scenario);
  if (summary.best.empty())
    return;
  document["sentences"] = {
      {"best", summary.best.plain()}, {"deaths", summary.deaths.plain()}, {"harms", summary.harms.plain()}};
  for (const DeathToll& toll : death_tolls(comparison).strategies)
    if (std::find(only.begin(), only.end(), toll.strategy) != only.end())
      document["deaths"][comparison.strategies[toll.strategy].name] = {
          {"diff", json_number<Json>(toll.change)},
          {"lo", json_number<Json>(toll.interval.low)},
          {"hi", json_number<Json>(toll.interval.high)},
          {"share", json_number<Json>(toll.share)},
          {"fewer", json_number<Json>(toll.fewer)},
          {"more", json_number<Json>(toll.more)},
          {"shown", toll.shown}};
}

Json change_json(const PairedChange& change) {
  Json sets = Json::array();
  for (const double mean : change.by_set)
    sets.push_back(json_number<Json>(mean));
  return {{"pairs", change.pairs},
          {"mean", json_number<Json>(change.mean)},
          {"lo", json_number<Json>(change.interval.low)},
          {"hi", json_number<Json>(change.interval.high)},
          {"by_set", std::move(sets)}};
}

template<class Enumeration, class Names>
Json word_json(const Names& names, Enumeration value) {
  return names[static_cast<std::size_t>(value)];
}

Json order_json(const OrderRow& row) {
  Json steps = Json::array();
  for (const OrderStep& step : row.steps) {
    Json one{{"from", word_json(role_names, step.before)},
             {"to", word_json(role_names, step.after)},
             {"standing", word_json(standing_names, step.standing)}};
    one.update(change_json(step.change));
    steps.push_back(std::move(one));
  }
  return {{"who", word_json(believer_names, row.who)},
          {"belief", word_json(belief_names, row.belief)},
          {"years", row.years},
          {"standing", word_json(standing_names, row.standing())},
          {"sets_in_order", row.sets_in_order},
          {"steps", std::move(steps)}};
}

Json failure_costs_json(const FailureCosts& costs) {
  Json beliefs = Json::array(), order = Json::array();
  for (const BeliefCost& cost : costs.beliefs) {
    Json one{{"who", word_json(believer_names, cost.who)},
             {"belief", word_json(belief_names, cost.belief)},
             {"years", cost.years}};
    one.update(change_json(cost.change));
    beliefs.push_back(std::move(one));
  }
  for (const OrderRow& row : costs.order)
    order.push_back(order_json(row));
  return {{"conflicts", costs.conflicts},
          {"parameter_sets", costs.sets},
          {"beliefs", std::move(beliefs)},
          {"next_process",
           {{"years", next_process_years},
            {"after_failure", json_number<Json>(costs.next.after_failure)},
            {"restored", json_number<Json>(costs.next.restored)},
            {"cost", change_json(costs.next.cost)}}},
          {"order", std::move(order)}};
}

Json horizons_json(const Scenario& scenario) {
  Json list = Json::array();
  for (const ShortHorizon& horizon : short_horizons(scenario))
    list.push_back({{"outcome", horizon.outcome},
                    {"impossible", horizon.impossible},
                    {"months_needed", horizon.enough},
                    {"message", horizon.message}});
  return list;
}

} // namespace

Json comparison_document(const Scenario& scenario, std::uint64_t seed,
                         const std::vector<ComparedVariant>& variants, const std::vector<std::size_t>& only) {
  const Comparison& comparison = *variants.front().comparison;
  Json document{{"seed", seed},
                {"replicates", comparison.replicates},
                {"digest", variants.front().digest},
                {"reference", comparison.strategies[comparison.reference].name},
                {"parameter_sets", comparison.sets},
                {"failed", variants.front().failed},
                {"given", given_json(comparison)},
                {"strategies", strategies_json(comparison, only)},
                {"pairs", pairs_json(comparison, only)},
                {"p_holm", p_holm_json(comparison, only)},
                {"by_set", by_set_json(comparison, only)}};
  add_summary(document, comparison, scenario, only);
  if (variants.front().failure_costs != nullptr)
    document["failure_costs"] = failure_costs_json(*variants.front().failure_costs);
  if (Json horizons = horizons_json(scenario); !horizons.empty())
    document["too_short"] = std::move(horizons);
  if (Json hypothesis = hypothesis_json(variants.front(), scenario); !hypothesis.is_null())
    document["hypothesis"] = std::move(hypothesis);
  for (std::size_t w = 1; w < variants.size(); ++w) {
    const ComparedVariant& variant = variants[w];
    Json& here = document["worlds"][variant.name];
    here = {{"replicates", variant.comparison->replicates},
            {"digest", variant.digest},
            {"failed", variant.failed},
            {"strategies", strategies_json(*variant.comparison, only)},
            {"pairs", pairs_json(*variant.comparison, only)},
            {"p_holm", p_holm_json(*variant.comparison, only)}};
    add_summary(here, *variant.comparison, scenario, only);
    if (variant.failure_costs != nullptr)
      here["failure_costs"] = failure_costs_json(*variant.failure_costs);
    if (Json hypothesis = hypothesis_json(variant, scenario); !hypothesis.is_null())
      here["hypothesis"] = std::move(hypothesis);
  }
  return document;
}

std::string comparison_json(const Scenario& scenario, std::uint64_t seed,
                            const std::vector<ComparedVariant>& variants,
                            const std::vector<std::size_t>& only, int indent) {
  return comparison_document(scenario, seed, variants, only)
      .dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace entente
