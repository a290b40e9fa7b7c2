#include "engine/api/experiment.hpp"
#include "engine/api/json_documents.hpp"
#include "engine/core/json_number.hpp"

namespace entente {
namespace {

std::string_view name_of(Better better) {
  return better == Better::more ? "more" : better == Better::less ? "less" : "neither";
}

Json number_json(const NumberDescription& n) {
  return {{"key", n.key},
          {"group", n.group},
          {"name", n.name},
          {"unit", n.unit},
          {"minimum", json_number<Json>(n.minimum)},
          {"maximum", json_number<Json>(n.maximum)},
          {"default", n.usual},
          {"now", n.now},
          {"doc", n.doc},
          {"source", n.source},
          {"grade", std::string(1, n.grade)},
          {"structural", n.structural}};
}

} // namespace

Json description_document(const Scenario& scenario, const ExperimentDescription& description) {
  Json document{{"title", scenario.title},
                {"description", scenario.description},
                {"months", scenario.months},
                {"starts_with_accord", scenario.starts_with_accord},
                {"replicates", scenario.run.replicates},
                {"seed", scenario.run.seed ? Json(*scenario.run.seed) : Json(nullptr)},
                {"parameter_sets", scenario.parameter_sets.size()},
                {"numbers", Json::array()},
                {"strategies", Json::array()},
                {"reference", scenario.strategies.empty()
                                  ? Json(nullptr)
                                  : Json(scenario.strategies[description.reference].name)},
                {"outcomes", Json::array()},
                {"variants", Json::array()}};
  for (const NumberDescription& n : description.numbers)
    document["numbers"].push_back(number_json(n));
  for (const Strategy& strategy : scenario.strategies) {
    Json actions = Json::array();
    for (const Action& action : strategy.actions) {
      actions.push_back({{"instrument", field_of(action.instrument).name},
                         {"strength", action.strength},
                         {"from", action.from},
                         {"until", action.until ? Json(*action.until) : Json(nullptr)}});
      if (action.overhead)
        actions.back()["overhead"] = *action.overhead;
      if (action.instrument == Instrument::more_money)
        actions.back()["factor"] = action.factor;
    }
    document["strategies"].push_back(
        {{"name", strategy.name}, {"description", strategy.description}, {"actions", actions}});
  }
  for (const ComparedOutcome& outcome : description.outcomes)
    document["outcomes"].push_back({{"name", outcome.name},
                                    {"label", outcome.label},
                                    {"unit", outcome.unit},
                                    {"better", name_of(outcome.better)}});
  for (const NamedVariant& variant : scenario.variants)
    document["variants"].push_back(variant.name);
  return document;
}

} // namespace entente
