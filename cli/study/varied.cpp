#include "cli/study/varied.hpp"

#include "engine/core/error.hpp"
#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/read/change.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace entente::cli {
namespace {

[[noreturn]] void refuse(std::string_view word, std::string message) {
  throw ScenarioError({Problem{"--vary " + printable(word, 120), 0, 0, std::move(message)}});
}

std::vector<std::string_view> trimmed_parts(std::string_view text, char separator) {
  std::vector<std::string_view> parts = split(text, separator);
  std::transform(parts.begin(), parts.end(), parts.begin(), trimmed);
  return parts;
}

// The range that a number has without anybody giving one; nothing if it is known or fixed.
std::optional<Distribution> own_range(const Scenario& scenario, const std::string& key) {
  for (const Uncertain& uncertain : scenario.uncertain)
    if (uncertain.key == key)
      return uncertain.distribution;
  if (const StructureField* number = find_structure(key)) {
    const Distribution& prior = number->of(scenario.structure);
    return prior.is_constant() ? std::nullopt : std::optional(prior);
  }
  const ParameterField* parameter = find_parameter(key);
  if (parameter == nullptr || parameter->fixed())
    return std::nullopt;
  Distribution range = uniform(parameter->prior_low, parameter->prior_high);
  if (parameter->log_uniform() && parameter->prior_low > 0.0)
    range.kind = Distribution::Kind::log_uniform;
  return range;
}

// "0.2:0.8", "1:100:log", "3,6,12" in the words of a file.
std::string as_in_a_file(std::string_view word, std::string_view range) {
  if (range.starts_with('{'))
    return std::string(range);
  if (range.find(':') == std::string_view::npos) {
    const std::vector<std::string_view> values = trimmed_parts(range, ',');
    if (values.size() > Distribution::maximum_choices)
      refuse(word, "there are " + std::to_string(values.size()) + " values; allowed are 1 to " +
                       std::to_string(Distribution::maximum_choices) +
                       ", or a range LOW:HIGH, or your own table with --design FILE.csv");
    std::string list, shares;
    for (const std::string_view value : values) {
      list += (list.empty() ? "" : ", ") + std::string(value);
      shares += (shares.empty() ? "" : ", ") + number_text(1.0 / static_cast<double>(values.size()));
    }
    return "{ values = [" + list + "], shares = [" + shares + "] }";
  }
  const std::vector<std::string_view> parts = trimmed_parts(range, ':');
  const bool on_log_scale = parts.size() == 3 && parts[2] == "log";
  if (parts.size() != 2 && !on_log_scale)
    refuse(word, "a range is LOW:HIGH or LOW:HIGH:log");
  return std::string(on_log_scale ? "{ log_uniform = [" : "{ uniform = [") + std::string(parts[0]) + ", " +
         std::string(parts[1]) + "] }";
}

// Every number for which `belongs`, with a range of its own.
template<class Belongs>
std::vector<std::string> keys_where(const Scenario& scenario, const Belongs& belongs) {
  std::vector<std::string> keys;
  for (const ParameterField& field : parameter_table())
    if (belongs(field.group, false) && own_range(scenario, field.key()))
      keys.push_back(field.key());
  for (const StructureField& field : structure_table())
    if (belongs(field.group, true) && own_range(scenario, field.key()))
      keys.push_back(field.key());
  return keys;
}

bool is_group(std::string_view word) {
  const auto in = [&](const auto& field) { return field.group == word; };
  return std::any_of(parameter_table().begin(), parameter_table().end(), in) ||
         std::any_of(structure_table().begin(), structure_table().end(), in);
}

std::vector<std::string> keys_of(const Scenario& scenario, const std::string& word) {
  std::vector<std::string> keys;
  if (word == "uncertain") {
    for (const Uncertain& uncertain : scenario.uncertain)
      keys.push_back(uncertain.key);
    if (keys.empty())
      refuse(word, "the scenario names nothing under [uncertain]; name what varies: --vary KEY=LOW:HIGH, "
                   "--vary GROUP or --vary all");
  } else if (word == "all" || word == "structure") {
    keys = keys_where(scenario,
                      [&](std::string_view, bool structural) { return structural == (word == "structure"); });
  } else if (is_group(word)) {
    keys = keys_where(scenario, [&](std::string_view group, bool) { return group == word; });
    if (keys.empty())
      refuse(word,
             "no number of this group has a range of its own; give one: --vary " + word + ".NAME=LOW:HIGH");
  } else {
    if (!rules_of(word))
      refuse(word, in_quotes(word) + " is no number of a scenario and no group of them" +
                       number_suggestion(word, true));
    keys.push_back(word);
  }
  return keys;
}

// Commas part names that bring no range of their own; behind "=" they part values.
std::vector<std::string_view> words_of(const std::vector<std::string>& named) {
  if (named.empty())
    return {"uncertain"};
  std::vector<std::string_view> words;
  for (const std::string& each : named)
    for (const std::string_view word :
         each.find('=') == std::string::npos ? trimmed_parts(each, ',') : std::vector<std::string_view>{each})
      words.push_back(word);
  return words;
}

class Varied {
 public:
  explicit Varied(const Scenario& scenario) : scenario_(&scenario) {}

  void add(std::string_view word) {
    const std::size_t equals = word.find('=');
    const std::string key(trimmed(word.substr(0, equals)));
    if (equals != std::string_view::npos)
      return put_named(word, key, range_of(key, as_in_a_file(word, trimmed(word.substr(equals + 1)))));
    for (const std::string& each : keys_of(*scenario_, key)) {
      const auto range = own_range(*scenario_, each);
      if (!range)
        refuse(word, each + " is known and has no range of its own; give one: --vary " + each + "=LOW:HIGH");
      if (each == key)
        put_named(word, key, *range);
      else if (!is_named(each))
        put(each, *range);
    }
  }

  std::vector<Uncertain> take() { return std::move(numbers_); }

 private:
  bool is_named(const std::string& key) const {
    return std::find(named_.begin(), named_.end(), key) != named_.end();
  }

  void put_named(std::string_view word, const std::string& key, const Distribution& range) {
    if (is_named(key))
      refuse(word, key + " is named before; give one range for it");
    named_.push_back(key);
    put(key, range);
  }

  void put(const std::string& key, const Distribution& range) {
    const auto there = std::find_if(numbers_.begin(), numbers_.end(),
                                    [&](const Uncertain& number) { return number.key == key; });
    if (there != numbers_.end())
      there->distribution = range;
    else
      numbers_.push_back({key, range, {}});
  }

  const Scenario* scenario_;
  std::vector<Uncertain> numbers_;
  std::vector<std::string> named_; // keys, themselves and not by a group
};

} // namespace

std::vector<Uncertain> varied_numbers(const Scenario& scenario, const std::vector<std::string>& named) {
  Varied varied(scenario);
  std::vector<Problem> problems;
  for (const std::string_view word : words_of(named))
    try {
      varied.add(word);
    } catch (const ScenarioError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  if (!problems.empty())
    throw ScenarioError(std::move(problems));
  return varied.take();
}

void refuse_set_and_varied(const std::vector<std::string>& settings, const std::vector<std::string>& keys) {
  std::vector<Problem> problems;
  for (const std::string& setting : settings) {
    const std::size_t equals = setting.find('=');
    const std::string key(trimmed(std::string_view(setting).substr(0, equals)));
    const bool range = trimmed(std::string_view(setting).substr(equals + 1)).starts_with('{');
    if (!range && std::find(keys.begin(), keys.end(), key) != keys.end())
      problems.push_back({"--set " + printable(setting, 120), 0, 0,
                          "has no effect: the sweep varies " + key + "; leave one of the two out"});
  }
  if (!problems.empty())
    throw ScenarioError(std::move(problems));
}

} // namespace entente::cli
