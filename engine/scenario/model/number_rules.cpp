#include "engine/scenario/model/number_rules.hpp"

#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <cmath>

namespace entente {
namespace {

using Kind = Distribution::Kind;

// What a plain number must be for the rules, without its name.
bool fits(double value, const NumberRules& rules) {
  const bool whole = !rules.integer || std::floor(value) == value;
  return std::isfinite(value) && value >= rules.minimum && value <= rules.maximum && whole;
}

std::string refused(double value, const NumberRules& rules, std::string_view what) {
  return rules.name + std::string(what) + " is " + number_text(value) + "; " +
         allowed_text(rules.minimum, rules.maximum, rules.unit, rules.integer) +
         (rules.unit == "1" && !rules.doc.empty() ? " (" + std::string(rules.doc) + ")" : "");
}

std::string bad(const NumberRules& rules, std::string_view what) {
  return rules.name + " has " + std::string(what);
}

std::string problem_with_shape(const Distribution& d, const NumberRules& rules) {
  if (!std::isfinite(d.first) || !std::isfinite(d.second))
    return bad(rules, "a number that is not finite");
  switch (d.kind) {
  case Kind::constant:
    return problem_with(d.first, rules);
  case Kind::uniform:
  case Kind::log_uniform:
    if (d.first > d.second)
      return bad(rules, "limits in the wrong order; allowed is [low, high]");
    if (d.kind == Kind::log_uniform && d.first <= 0.0)
      return bad(rules, "a log_uniform from " + number_text(d.first) + "; its low end must be above 0");
    if (!(d.first >= rules.minimum) || !(d.second <= rules.maximum))
      return refused(d.first < rules.minimum ? d.first : d.second, rules, "'s limit");
    return "";
  case Kind::normal:
    return d.second < 0.0 ? bad(rules, "a negative SD; allowed is 0 or more") : "";
  case Kind::lognormal:
    return d.first <= 0.0   ? bad(rules, "a lognormal whose median is not above 0")
           : d.second < 0.0 ? bad(rules, "a negative SD of the log; allowed is 0 or more")
                            : "";
  case Kind::beta:
    return d.first <= 0.0 || d.second <= 0.0 ? bad(rules, "a beta whose numbers are not both above 0") : "";
  case Kind::poisson: {
    constexpr double largest_mean = 1e6;
    const bool plain = d.first >= 0.0 && d.first <= largest_mean && std::floor(d.second) == d.second;
    return plain ? "" : bad(rules, "a poisson whose mean is not 0 to 1e6, or whose plus is not whole");
  }
  case Kind::choice:
    break;
  }
  if (d.choices == 0 || d.choices > Distribution::maximum_choices)
    return bad(rules, std::to_string(d.choices) + " values to choose from; allowed is 1 to 8");
  double sum = 0.0;
  for (std::size_t i = 0; i < d.choices; ++i) {
    if (!fits(d.values[i], rules))
      return refused(d.values[i], rules, "'s value " + std::to_string(i + 1));
    if (!(d.shares[i] >= 0.0))
      return bad(rules, "a share of " + number_text(d.shares[i]) + "; allowed is 0 to 1");
    sum += d.shares[i];
  }
  return std::fabs(sum - 1.0) <= share_tolerance
             ? ""
             : bad(rules, "shares that sum to " + number_text(sum) + "; they must sum to 1");
}

} // namespace

NumberRules rules_of(const ParameterField& field) {
  return {field.key(), field.unit, field.minimum, field.maximum, false, false, field.doc};
}

NumberRules rules_of(const StructureField& field) {
  return {field.key(), field.unit, field.minimum, field.maximum, field.integer, field.known, field.doc};
}

std::optional<NumberRules> rules_of(std::string_view key) {
  if (const ParameterField* parameter = find_parameter(key))
    return rules_of(*parameter);
  if (const StructureField* structure = find_structure(key))
    return rules_of(*structure);
  return std::nullopt;
}

std::string number_suggestion(std::string_view key, bool structure_too) {
  std::string of_group;
  std::vector<std::string> keys;
  for (const ParameterField& field : parameter_table())
    keys.push_back(field.key());
  for (const ParameterField& field : parameter_table())
    if (field.group == key)
      of_group += (of_group.empty() ? "; it is a group of numbers: " : ", ") + field.key();
  if (!of_group.empty())
    return of_group;
  if (structure_too)
    for (const StructureField& field : structure_table())
      keys.push_back(field.key());
  const std::vector<std::string_view> known(keys.begin(), keys.end());
  return suggestion(key, known);
}

NumberRules monthly_deaths_rules() {
  return {"accord.monthly_deaths", "deaths/month", 0.0, 1e6};
}

NumberRules aid_ratio_rules() {
  return {"accord.aid_ratio", "aid after to aid before", 0.0, 100.0};
}

std::string problem_with(double value, const NumberRules& rules) {
  return fits(value, rules) ? "" : refused(value, rules, "");
}

std::string problem_with(const Distribution& d, const NumberRules& rules) {
  if (rules.known && !d.is_constant())
    return rules.name + " is a size and must be a plain number; " +
           allowed_text(rules.minimum, rules.maximum, rules.unit, rules.integer);
  if (std::string problem = problem_with_shape(d, rules); !problem.empty())
    return problem;
  if (!(d.low <= d.high))
    return bad(rules, "a low limit above its high one");
  if (std::isfinite(d.low) && !(d.low >= rules.minimum && d.low <= rules.maximum))
    return refused(d.low, rules, "'s low limit");
  if (std::isfinite(d.high) && !(d.high >= rules.minimum && d.high <= rules.maximum))
    return refused(d.high, rules, "'s high limit");
  if (!(d.probability >= 0.0 && d.probability <= 1.0))
    return bad(rules, "a probability of " + number_text(d.probability) + "; allowed is 0 to 1");
  if (d.probability < 1.0 && !(rules.minimum <= 0.0 && rules.maximum >= 0.0))
    return bad(rules, "a probability, so that it is sometimes 0; " +
                          allowed_text(rules.minimum, rules.maximum, rules.unit, rules.integer));
  return "";
}

} // namespace entente
