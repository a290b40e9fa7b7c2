#include "cli/study/study_flags.hpp"

#include "analysis/comparison/comparison.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/model/horizon.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

namespace entente::cli {
namespace {

// The number a text begins with, which is cut off.
template<class Number>
std::optional<Number> take_number(std::string_view& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc())
    return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

std::string_view without_blanks_before(std::string_view text) {
  while (!text.empty() && text.front() == ' ')
    text.remove_prefix(1);
  return text;
}

unsigned seconds_in(char unit) {
  constexpr unsigned minute = 60, hour = 60 * minute, day = 24 * hour;
  switch (unit) {
  case 'd':
    return day;
  case 'h':
    return hour;
  case 'm':
    return minute;
  case 's':
    return 1;
  default:
    return 0;
  }
}

} // namespace

Shard shard_of(std::string_view text) {
  constexpr std::uint32_t most = 100'000;
  std::string_view rest = text;
  const auto index = take_number<std::uint32_t>(rest);
  std::optional<std::uint32_t> count;
  if (index && rest.starts_with('/')) {
    rest.remove_prefix(1);
    count = take_number<std::uint32_t>(rest);
  }
  if (!count || !rest.empty() || *index < 1 || *index > *count || *count > most)
    throw ScenarioError(
        fmt::format("--shard is {}; allowed is I/N with I from 1 to N and N at most {}, e.g. 2/8",
                    in_quotes(text), most));
  return {*index - 1, *count};
}

unsigned seconds_of(std::string_view text) {
  constexpr double most = 100.0 * 24 * 3600;
  std::string_view rest = text;
  double seconds = 0.0;
  unsigned before = 0; // the unit before; 0: there is none
  bool understood = !rest.empty();
  while (understood && !rest.empty()) {
    const auto number = take_number<double>(rest);
    if (rest.empty() && before > 1) // "3h50": what comes after hours could be minutes or seconds
      throw ScenarioError(fmt::format(
          "--time-limit is {0}, whose last number has no unit; write {1}{2} or {1}s", in_quotes(text), text,
          before > 3600 ? 'h'
          : before > 60 ? 'm'
                        : 's'));
    const unsigned unit = rest.empty() ? 1 : seconds_in(rest.front());
    understood =
        number && std::isfinite(*number) && *number >= 0.0 && unit > 0 && (before == 0 || unit < before);
    if (understood)
      seconds += *number * unit;
    before = unit;
    rest.remove_prefix(rest.empty() ? 0 : 1);
  }
  if (!understood || seconds <= 0.0 || seconds > most)
    throw ScenarioError(
        fmt::format("--time-limit is {}; allowed is a time such as 3h50m, 45m, 90s (days, hours, "
                    "minutes and seconds in this order, or seconds alone), at most 100d",
                    in_quotes(text)));
  return static_cast<unsigned>(std::ceil(seconds));
}

Until until_of(std::string_view text, const Scenario& scenario) {
  const std::vector<ComparedOutcome> outcomes = compared_outcomes(scenario);
  const std::string_view whole = without_blanks_before(text);
  constexpr std::string_view condition = "ci<=";
  const std::size_t at = whole.rfind(condition);
  std::optional<double> width;
  if (at != std::string_view::npos) {
    std::string_view rest = without_blanks_before(whole.substr(at + condition.size()));
    width = take_number<double>(rest);
    if (!without_blanks_before(rest).empty())
      width.reset();
  }
  if (!width || !(*width > 0.0) || !std::isfinite(*width))
    throw ScenarioError(
        fmt::format("--until is {}; allowed is \"OUTCOME ci<=W\", W above 0: the half-width of the "
                    "95 % interval",
                    in_quotes(text)));
  std::string_view name = whole.substr(0, at);
  while (name.ends_with(' '))
    name.remove_suffix(1);
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i].name == name) {
      if (const auto horizon = short_horizon_of(scenario, name); horizon && horizon->impossible)
        throw ScenarioError("--until: " + horizon->message);
      return {i, *width, fmt::format("{} ci<={}", name, number_text(*width))};
    }
    known.push_back(outcomes[i].name);
  }
  throw ScenarioError(
      fmt::format("--until: there is no outcome {}{}", in_quotes(name), suggestion(name, known)));
}

} // namespace entente::cli
