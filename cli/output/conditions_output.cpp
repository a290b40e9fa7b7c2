#include "cli/output/conditions_output.hpp"

#include "analysis/conditions/conditions.hpp"
#include "analysis/conditions/conflict_facts.hpp"
#include "cli/output/columns.hpp"
#include "cli/output/numbers.hpp"
#include "cli/terminal.hpp"
#include "engine/core/json_number.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace entente::cli {
namespace {

std::string effect_text(const GroupEffect& effect) {
  return signed_text(effect.mean) + " " + interval_text(effect.interval);
}

std::string rule_text(const Condition& condition) {
  const ConflictFact& fact = conflict_facts()[condition.fact];
  return fmt::format("{} is {} {} ({})", fact.label, condition.above ? "above" : "at most",
                     value_text(condition.border), fact.unit);
}

std::string strategy_text(const StrategyConditions& strategy) {
  const std::string head = fmt::format("{}  {}", bold(strategy.strategy), effect_text(strategy.all));
  if (!strategy.condition)
    return head + "\n    no fact of the conflicts told them apart\n";
  const Condition& condition = *strategy.condition;
  const std::string told =
      condition.stands
          ? fmt::format("matters most where {}, in {} of conflicts: {} there, {} elsewhere; apart by {} {}.",
                        rule_text(condition), share_text(condition.share), effect_text(condition.met),
                        effect_text(condition.elsewhere), signed_text(condition.difference),
                        interval_text(condition.interval))
          : fmt::format(
                "no condition holds up. The strongest of the half that chooses, {} ({} of conflicts), "
                "is {} {} apart in the other half.",
                rule_text(condition), share_text(condition.share), signed_text(condition.difference),
                interval_text(condition.interval));
  return head + "\n    " + wrapped(told, page_columns(), 4) + "\n";
}

using Json = nlohmann::ordered_json;

Json interval_json(const Interval& interval) {
  return Json::array({json_number<Json>(interval.low), json_number<Json>(interval.high)});
}

Json effect_json(const GroupEffect& effect) {
  return {{"conflicts", effect.conflicts},
          {"diff", json_number<Json>(effect.mean)},
          {"interval", interval_json(effect.interval)}};
}

Json condition_json(const Condition& condition) {
  const ConflictFact& fact = conflict_facts()[condition.fact];
  return {{"fact", fact.id},
          {"label", fact.label},
          {"unit", fact.unit},
          {"above", condition.above},
          {"border", condition.border},
          {"share", condition.share},
          {"met", effect_json(condition.met)},
          {"elsewhere", effect_json(condition.elsewhere)},
          {"apart", json_number<Json>(condition.difference)},
          {"apart_interval", interval_json(condition.interval)},
          {"stands", condition.stands}};
}

} // namespace

std::string conditions_text(const Conditions& conditions, const std::string& label,
                            const std::string& title) {
  std::string text = bold(title) + "\n" +
                     wrapped(fmt::format("Where each strategy matters most: {} less {}, on the same {} "
                                         "conflicts; 95 % intervals.",
                                         label, conditions.reference, conditions.conflicts),
                             page_columns()) +
                     "\n\n";
  for (const StrategyConditions& strategy : conditions.strategies)
    text += strategy_text(strategy);
  return text + "\n" +
         wrapped(
             fmt::format(
                 "How to read it: {} facts of a conflict that stand before its first month were looked at, "
                 "each split at its middle and at its thirds. One half of the conflicts chose, the other "
                 "half gave every number here, so that no size is the luck of the choice. A condition "
                 "is where the strategy does more or less, not why.",
                 conflict_facts().size()),
             page_columns()) +
         "\n";
}

std::string conditions_json(const Conditions& conditions) {
  Json strategies = Json::array();
  for (const StrategyConditions& strategy : conditions.strategies)
    strategies.push_back(
        {{"strategy", strategy.strategy},
         {"all", effect_json(strategy.all)},
         {"condition", strategy.condition ? condition_json(*strategy.condition) : Json(nullptr)}});
  const Json document{{"outcome", conditions.outcome},     {"unit", conditions.unit},
                      {"reference", conditions.reference}, {"conflicts", conditions.conflicts},
                      {"facts", conflict_facts().size()},  {"strategies", std::move(strategies)}};
  constexpr int indent = 2;
  return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace entente::cli
