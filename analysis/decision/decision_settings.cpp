#include "analysis/decision/decision_settings.hpp"

#include "engine/store/files/write_file.hpp"
#include "engine/store/sqlite/store.hpp"

#include <nlohmann/json.hpp>

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

std::optional<std::size_t> outcome_of(const Json& name, const StoreHead& head) {
  if (!name.is_string())
    return std::nullopt;
  for (std::size_t i = 0; i < head.outcomes.size(); ++i)
    if (head.outcomes[i].name == name.get_ref<const std::string&>())
      return i;
  return std::nullopt;
}

std::optional<DecisionSettings> settings_of(const Json& json, const StoreHead& head) {
  DecisionSettings settings;
  const auto effect = outcome_of(json.value("effect", Json()), head);
  if (!effect)
    return std::nullopt;
  settings.effect = *effect;
  if (const Json willingness = json.value("willingness", Json()); willingness.is_number())
    settings.willingness = willingness.get<double>();
  if (const Json goal = json.value("goal", Json()); goal.is_object()) {
    const auto outcome = outcome_of(goal.value("outcome", Json()), head);
    const Json value = goal.value("value", Json());
    if (!outcome || !value.is_number())
      return std::nullopt;
    settings.goal = Goal{*outcome, goal.value("at_least", true), value.get<double>()};
  }
  return settings;
}

} // namespace

void write_decision_settings(const std::filesystem::path& study, const DecisionSettings& settings,
                             const StoreHead& head) {
  Json json{{"effect", head.outcomes[settings.effect].name},
            {"willingness", settings.willingness ? Json(*settings.willingness) : Json(nullptr)},
            {"goal", nullptr}};
  if (settings.goal)
    json["goal"] = {{"outcome", head.outcomes[settings.goal->outcome].name},
                    {"at_least", settings.goal->at_least},
                    {"value", settings.goal->value}};
  constexpr int indent = 2;
  write_whole_file(study / decision_settings_file, json.dump(indent) + "\n");
}

std::optional<DecisionSettings> read_decision_settings(const std::filesystem::path& study,
                                                       const StoreHead& head) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(study / decision_settings_file, error))
    return std::nullopt;
  const Json json = Json::parse(read_whole_file(study / decision_settings_file), nullptr, false);
  if (!json.is_object())
    return std::nullopt;
  try {
    return settings_of(json, head);
  } catch (const Json::exception&) { // a value of another kind
    return std::nullopt;
  }
}

} // namespace entente
