// What a number of a scenario may be, and reading it: a plain number, or what is believed about an unknown
// one.
#pragma once
#include "engine/scenario/model/distribution.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

class Reader;
struct Node;
struct ParameterField;
struct StructureField;

struct NumberRules {
  std::string name; // as messages call it
  std::string_view unit;
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  bool integer = false;      // whole numbers only
  bool known = false;        // no prior may stand for it
  std::string_view doc = {}; // what it is, for numbers without a unit of their own
};
NumberRules rules_of(const ParameterField& field);
NumberRules rules_of(const StructureField& field);
// Of a parameter or a structural number; nothing if there is none of that key.
std::optional<NumberRules> rules_of(std::string_view key);
// "; did you mean 'talks.skill_effect'?" for a key that is none.
std::string number_suggestion(std::string_view key, bool structure_too);
NumberRules monthly_deaths_rules(); // accord.monthly_deaths
NumberRules aid_ratio_rules();      // accord.aid_ratio

// What is wrong with a distribution, in one sentence; empty if nothing is.
std::string problem_with(const Distribution& distribution, const NumberRules& rules);
std::string problem_with(double value, const NumberRules& rules);

// 0.4 | { value = 0.4 } | { uniform = [0.2, 0.8] } | ... with probability, low, high, source and grade. Draws
// that could leave the allowed values get these as their limits.
std::optional<Distribution> read_distribution(Reader& reader, const Node& node, const NumberRules& rules,
                                              std::optional<Provenance>& provenance);
// 0.4 | { value = 0.4, source = "...", grade = "C" }
std::optional<double> read_known(Reader& reader, const Node& node, const NumberRules& rules,
                                 std::optional<Provenance>& provenance);

} // namespace entente
