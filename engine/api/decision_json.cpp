#include "engine/api/decision_json.hpp"

#include "analysis/decision/decision.hpp"
#include "engine/api/json_documents.hpp"
#include "engine/core/json_number.hpp"

#include <cmath>

namespace entente {
namespace {

Json known_pair(const Interval& interval) {
  if (std::isnan(interval.low) && std::isnan(interval.high))
    return nullptr; // of the reference from itself
  return Json::array({json_number<Json>(interval.low), json_number<Json>(interval.high)});
}

Json costs_json(const Decision& decision) {
  Json lines = Json::array();
  for (const CostLine& line : decision.costs) {
    const auto if_priced = [&](double value) {
      return line.priced ? json_number<Json>(value) : Json(nullptr);
    };
    lines.push_back(
        {{"strategy", line.strategy},
         {"line", line.line},
         {"quantity", json_number<Json>(line.quantity)},
         {"unit", line.unit},
         {"price", if_priced(line.price)},
         {"cost", if_priced(line.cost)},
         {"cost_range", line.priced ? known_pair({line.cost_low, line.cost_high}) : Json(nullptr)},
         {"source", line.source}});
  }
  return lines;
}

Json option_json(const Decision& decision, const OptionResult& o) {
  return {{"cost", json_number<Json>(o.cost)},
          {"cost_interval", known_pair(o.cost_interval)},
          {"cost_diff", json_number<Json>(o.cost_difference)},
          {"cost_diff_interval", known_pair(o.cost_difference_interval)},
          {"effect", json_number<Json>(o.effect)},
          {"effect_interval", known_pair(o.effect_interval)},
          {"effect_diff", json_number<Json>(o.effect_difference)},
          {"effect_diff_interval", known_pair(o.effect_difference_interval)},
          {"status", name_of(o.buys.standing)},
          {"gains", o.buys.gains},
          {"icer", json_number<Json>(o.buys.ratio)},
          {"icer_against", o.buys.ratio ? Json(decision.strategies[o.buys.against]) : Json(nullptr)},
          {"icer_interval", o.buys.ratio ? known_pair(o.buys.ratio_interval) : Json(nullptr)},
          {"net_benefit", json_number<Json>(o.net_benefit)}};
}

Json variant_json(const Decision& decision, const DecisionVariant& variant) {
  Json options = Json::object(), acceptability = Json::object();
  for (std::size_t s = 0; s < variant.options.size(); ++s) {
    options[decision.strategies[s]] = option_json(decision, variant.options[s]);
    if (std::isnan(variant.acceptability(0, s)))
      continue; // no buy
    Json curve = Json::array();
    for (std::size_t w = 0; w < decision.grid.size(); ++w)
      curve.push_back(json_number<Json>(variant.acceptability(w, s)));
    acceptability[decision.strategies[s]] = std::move(curve);
  }
  return {{"histories", variant.histories}, {"strategies", options}, {"acceptability", acceptability}};
}

Json regret_json(const Decision& decision, const RegretTable& table) {
  Json strategies = Json::object();
  for (std::size_t s = 0; s < decision.strategies.size(); ++s) {
    const StrategyRegret& of = table.strategies[s];
    Json variants = Json::object();
    for (std::size_t w = 0; w < decision.variants.size(); ++w)
      variants[decision.variants[w].name] = {{"value", json_number<Json>(table.variant_values(w, s))},
                                             {"regret", json_number<Json>(table.variant_regret(w, s))}};
    strategies[decision.strategies[s]] = {
        {"maximum", json_number<Json>(of.maximum)},
        {"p90", json_number<Json>(of.p90)},
        {"mean", json_number<Json>(of.mean)},
        {"maximum_over_worlds", json_number<Json>(of.maximum_over_variants)},
        {"share_meeting_goal", json_number<Json>(of.meets_goal)},
        {"worlds", variants}};
  }
  return {
      {"unit", table.unit}, {"least_regret", decision.strategies[table.least]}, {"strategies", strategies}};
}

} // namespace

Json decision_document(const Decision& decision) {
  Json document{{"reference", decision.strategies[decision.reference]},
                {"outcome", decision.effect},
                {"willingness", json_number<Json>(decision.willingness)},
                {"willingness_is_given", decision.willingness_is_given},
                {"remarks", decision.remarks},
                {"costs", costs_json(decision)},
                {"willingness_grid", decision.grid}};
  for (const DecisionVariant& variant : decision.variants)
    document["worlds"][variant.name] = variant_json(decision, variant);
  for (const RegretTable& table : decision.regrets)
    document["regret"][table.outcome] = regret_json(decision, table);
  document["information"] = Json::array();
  for (const InformationValue& value : decision.information)
    document["information"].push_back({{"quantity", value.quantity},
                                       {"parameter", value.parameter},
                                       {"value", json_number<Json>(value.value)},
                                       {"across_halves", json_number<Json>(value.across_halves)}});
  return document;
}

std::string decision_json(const Decision& decision, int indent) {
  return decision_document(decision).dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace entente
