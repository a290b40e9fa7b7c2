#include "analysis/decision/decision.hpp"
#include "cli/output/decision_output.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json pair(const Interval& interval) {
  if (std::isnan(interval.low) && std::isnan(interval.high))
    return nullptr; // of the reference from itself
  return Json::array({number(interval.low), number(interval.high)});
}

Json costs_json(const Decision& decision) {
  Json lines = Json::array();
  for (const CostLine& line : decision.costs) {
    const auto if_priced = [&](double value) { return line.priced ? number(value) : Json(nullptr); };
    lines.push_back({{"strategy", line.strategy},
                     {"line", line.line},
                     {"quantity", number(line.quantity)},
                     {"unit", line.unit},
                     {"price", if_priced(line.price)},
                     {"cost", if_priced(line.cost)},
                     {"cost_range", line.priced ? pair({line.cost_low, line.cost_high}) : Json(nullptr)},
                     {"source", line.source}});
  }
  return lines;
}

Json option_json(const Decision& decision, const OptionResult& o) {
  return {{"cost", number(o.cost)},
          {"cost_interval", pair(o.cost_interval)},
          {"cost_diff", number(o.cost_difference)},
          {"cost_diff_interval", pair(o.cost_difference_interval)},
          {"effect", number(o.effect)},
          {"effect_interval", pair(o.effect_interval)},
          {"effect_diff", number(o.effect_difference)},
          {"effect_diff_interval", pair(o.effect_difference_interval)},
          {"status", name_of(o.buys.standing)},
          {"gains", o.buys.gains},
          {"icer", o.buys.ratio ? number(*o.buys.ratio) : Json(nullptr)},
          {"icer_against", o.buys.ratio ? Json(decision.strategies[o.buys.against]) : Json(nullptr)},
          {"icer_interval", o.buys.ratio ? pair(o.buys.ratio_interval) : Json(nullptr)},
          {"net_benefit", number(o.net_benefit)}};
}

Json variant_json(const Decision& decision, const DecisionVariant& variant) {
  Json options = Json::object(), acceptability = Json::object();
  for (std::size_t s = 0; s < variant.options.size(); ++s) {
    options[decision.strategies[s]] = option_json(decision, variant.options[s]);
    if (std::isnan(variant.acceptability(0, s)))
      continue; // no buy
    Json curve = Json::array();
    for (std::size_t w = 0; w < decision.grid.size(); ++w)
      curve.push_back(number(variant.acceptability(w, s)));
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
      variants[decision.variants[w].name] = {{"value", number(table.variant_values(w, s))},
                                             {"regret", number(table.variant_regret(w, s))}};
    strategies[decision.strategies[s]] = {
        {"maximum", number(of.maximum)},
        {"p90", number(of.p90)},
        {"mean", number(of.mean)},
        {"maximum_over_worlds", number(of.maximum_over_variants)},
        {"share_meeting_goal", of.meets_goal ? number(*of.meets_goal) : Json(nullptr)},
        {"worlds", variants}};
  }
  return {
      {"unit", table.unit}, {"least_regret", decision.strategies[table.least]}, {"strategies", strategies}};
}

} // namespace

std::string decision_json(const Decision& decision) {
  Json document{{"reference", decision.strategies[decision.reference]},
                {"outcome", decision.effect},
                {"willingness", number(decision.willingness)},
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
                                       {"value", number(value.value)},
                                       {"across_halves", number(value.across_halves)}});
  constexpr int indent = 2;
  return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace entente::cli
