#include "analysis/decision/goal.hpp"

#include "engine/core/missing.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

Expected<Goal> goal_of(std::string_view text, std::span<const std::string_view> outcomes) {
  const std::size_t at = text.find_first_of("<>");
  const bool written = at != std::string_view::npos && at + 1 < text.size() && text[at + 1] == '=';
  Goal goal;
  goal.value = written ? number_in<double>(trimmed(text.substr(at + 2))).value_or(missing) : missing;
  const std::string_view name = trimmed(text.substr(0, at));
  if (!std::isfinite(goal.value) || name.empty())
    return Problem{"goal", 0, 0,
                   in_quotes(text) + " is no goal; needed is an outcome, >= or <=, and a number, such as "
                                     "\"holds_5y>=0.2\""};
  goal.at_least = text[at] == '>';
  const auto named = std::find(outcomes.begin(), outcomes.end(), name);
  if (named == outcomes.end())
    return Problem{"goal", 0, 0,
                   in_quotes(text) + " names the outcome " + in_quotes(name) + ", which there is not" +
                       suggestion(name, outcomes)};
  goal.outcome = static_cast<std::size_t>(named - outcomes.begin());
  return goal;
}

} // namespace entente
