#include "engine/scenario/check/checks.hpp"

#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <cmath>
#include <numeric>

namespace entente {

std::string step(std::size_t position) {
  return "/" + std::to_string(position);
}
std::string step(std::string_view key) {
  return pointer_step(key);
}

std::string of(std::size_t position, std::string_view what) {
  return std::string(what) + " " + std::to_string(position + 1);
}

void Checks::add(std::string where, std::string message) {
  found_.push_back({std::move(where), {}, std::move(message)});
}

void Checks::add_problem(std::string where, std::string problem) {
  if (!problem.empty())
    add(std::move(where), std::move(problem));
}

void Checks::number(std::string where, double value, const NumberRules& rules) {
  add_problem(std::move(where), problem_with(value, rules));
}

void Checks::name(const std::string& where, std::string_view what, std::string_view text) {
  if (text.empty())
    add(where, std::string(what) + " is empty; a name is needed");
  else if (has_control_characters(text, false))
    add(where,
        std::string(what) + " is " + in_quotes(text) + "; control characters are not allowed in a name");
  else if (text.size() > maximum_name)
    add(where, std::string(what) + " is " + in_quotes(text) + ", " + std::to_string(text.size()) +
                   " bytes long; allowed are " + std::to_string(maximum_name));
  else if (text.front() == ' ' || text.back() == ' ')
    add(where, std::string(what) + " is " + in_quotes(text) + "; a name does not begin or end with a space");
}

bool Checks::at_most(const std::string& where, std::size_t count, std::size_t most, std::string_view what) {
  if (count > most)
    add(where, std::to_string(count) + " " + std::string(what) + "; allowed are " + std::to_string(most));
  return count <= most;
}

void Checks::prose(const std::string& where, std::string_view text) {
  constexpr std::size_t longest = 20'000;
  if (has_control_characters(text, true))
    add(where, where.substr(1) + " holds control characters");
  if (text.size() > longest)
    add(where, where.substr(1) + " has " + std::to_string(text.size()) + " bytes; allowed are " +
                   std::to_string(longest));
}

void Checks::shares(const std::string& where, std::string_view what, const std::vector<double>& values) {
  for (const double value : values)
    if (!(value >= 0.0 && value <= 1.0)) {
      add(where, std::string(what) + " has a share of " + number_text(value) + "; allowed is 0 to 1");
      return;
    }
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  if (!(std::fabs(sum - 1.0) <= share_tolerance))
    add(where, std::string(what) + " sums to " + number_text(sum) + "; shares must sum to 1");
}

void Checks::twice(const std::string& where, std::string_view what, std::string_view text) {
  add(where,
      "two " + std::string(what) + " are called " + in_quotes(text) + "; each needs a name of its own");
}

} // namespace entente
