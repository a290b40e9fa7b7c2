#include "engine/scenario/model/horizon.hpp"

#include "engine/scenario/model/measure.hpp"
#include "engine/scenario/model/outcome.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>

namespace entente {
namespace {

// Of 2,000 simulated conflicts of the baseline (seed 1) none has signed after one year, 4 % have after five,
// 15 % after ten and 27 % after twenty: a run that leaves less than ten years to sign measures a few, who
// sign early.
constexpr Month time_to_sign = 10 * months_per_year;
constexpr Month late_years = 5 * months_per_year; // that "quiet years at the end" looks at

struct Asked {
  std::string name, called; // as files name it, as messages do
  std::string_view measure;
  std::optional<Month> by;
};

std::string months_text(Month months) {
  return std::to_string(months) + (months == 1 ? " month" : " months");
}

// A time that begins with a signature: the run must hold the signature and the time.
std::optional<ShortHorizon> after_signature(const Asked& asked, const Scenario& s) {
  const bool begins_signed = s.starts_with_accord; // signed in the month before the first
  ShortHorizon found{asked.name, false, *asked.by + (begins_signed ? 0 : 1), *asked.by, ""};
  if (!begins_signed)
    found.enough += time_to_sign;
  found.impossible = s.months < found.least;
  if (s.months >= found.enough)
    return std::nullopt;
  const std::string better = "; months = " + std::to_string(found.enough) + " or more shows it";
  if (found.impossible)
    found.message =
        asked.called +
        (asked.measure == "accord_holds" ? " is 0 in every history" : " has no value in any history") + ": " +
        months_text(*asked.by) + " after a signature do not fit into a run of " + months_text(s.months) +
        better;
  else
    found.message = asked.called + " can hardly show anything: of a run of " + months_text(s.months) +
                    " only the first " + std::to_string(s.months - *asked.by) +
                    " leave room for a signature and " + months_text(*asked.by) + " after it" + better;
  return found;
}

std::optional<ShortHorizon> any_signature(const Asked& asked, const Scenario& s) {
  const Month end = std::min(asked.by.value_or(s.months), s.months);
  if (s.starts_with_accord || end >= time_to_sign)
    return std::nullopt;
  const std::string what = asked.by && *asked.by < time_to_sign ? "; by = " : "; months = ";
  return ShortHorizon{asked.name, false, 1, time_to_sign,
                      asked.called + " can hardly show anything: few sign within " + months_text(end) + what +
                          std::to_string(time_to_sign) + " or more shows it"};
}

std::optional<ShortHorizon> quiet_years(const Asked& asked, const Scenario& s) {
  const Month end = std::min(asked.by.value_or(s.months), s.months);
  if (end >= late_years)
    return std::nullopt;
  ShortHorizon found{asked.name, end < months_per_year, months_per_year, late_years, ""};
  const std::string better =
      asked.by && *asked.by < late_years
          ? "; by = " + std::to_string(late_years) + " or more looks at five years"
          : "; months = " + std::to_string(late_years) + " or more looks at five years";
  found.message = found.impossible
                      ? asked.called + " has no value in any history: it counts whole years, and there are " +
                            months_text(end) + better
                      : asked.called + " looks at the " +
                            months_text(end / months_per_year * months_per_year) +
                            " that there are, not at five years" + better;
  return found;
}

std::optional<ShortHorizon> short_horizon(const Asked& asked, const Scenario& s) {
  const MeasureField* measure = find_measure(asked.measure);
  if (measure == nullptr)
    return std::nullopt;
  if (measure->by == By::after_signature)
    return asked.by ? after_signature(asked, s) : std::nullopt;
  if (asked.measure == "accord_signed")
    return any_signature(asked, s);
  return asked.measure == "quiet_late" ? quiet_years(asked, s) : std::nullopt;
}

std::vector<Asked> asked_of(const Scenario& scenario) {
  std::vector<Asked> all;
  for (const OutcomeField& field : outcome_table())
    all.push_back({std::string(field.name), std::string(field.label) + " (" + std::string(field.name) + ")",
                   field.measure, field.by});
  for (const NamedOutcome& own : scenario.outcomes)
    if (!find_outcome(own.name))
      all.push_back({own.name, "outcome " + in_quotes(own.name), own.measure, own.by});
  return all;
}

} // namespace

std::vector<ShortHorizon> short_horizons(const Scenario& scenario) {
  std::vector<ShortHorizon> all;
  for (const Asked& asked : asked_of(scenario))
    if (std::optional<ShortHorizon> found = short_horizon(asked, scenario))
      all.push_back(std::move(*found));
  return all;
}

std::optional<ShortHorizon> short_horizon_of(const Scenario& scenario, std::string_view outcome) {
  for (ShortHorizon& found : short_horizons(scenario))
    if (found.outcome == outcome)
      return std::move(found);
  return std::nullopt;
}

} // namespace entente
