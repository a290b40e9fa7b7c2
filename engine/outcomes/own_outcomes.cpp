#include "engine/outcomes/own_outcomes.hpp"

#include "engine/outcomes/history_measures.hpp"
#include "engine/random/elementary.hpp"
#include "engine/scenario/model/measure.hpp"

#include <algorithm>

namespace entente {
namespace {

Month end_of(const NamedOutcome& outcome, Month months) {
  return std::min(outcome.by.value_or(months), months);
}

double signed_by(const Outcomes& history, Month end) {
  return std::any_of(history.accords.begin(), history.accords.end(),
                     [end](const AccordRecord& accord) { return accord.signed_month < end; });
}

} // namespace

std::vector<NamedOutcome> own_outcomes(const Scenario& scenario) {
  std::vector<NamedOutcome> own;
  for (const NamedOutcome& outcome : scenario.outcomes)
    if (!find_outcome(outcome.name))
      own.push_back(outcome);
  return own;
}

std::string_view unit_of(const NamedOutcome& outcome) {
  const MeasureField* measure = find_measure(outcome.measure);
  return measure == nullptr ? std::string_view() : measure->unit;
}

std::string doc_of(const NamedOutcome& outcome) {
  const MeasureField* measure = find_measure(outcome.measure);
  if (measure == nullptr)
    return {};
  std::string doc(measure->doc);
  if (!outcome.by)
    return doc;
  return doc + (measure->by == By::after_signature ? "; months after the signature: " : "; before month ") +
         std::to_string(*outcome.by);
}

OwnOutcomes::OwnOutcomes(const Scenario& scenario) {
  for (NamedOutcome& outcome : own_outcomes(scenario))
    outcomes_.push_back({std::move(outcome), 0.0, {}});
}

void OwnOutcomes::month(const MonthOutcomes& month) {
  for (Following& following : outcomes_) {
    if (following.outcome.by && month.month >= *following.outcome.by)
      continue;
    const std::string& measure = following.outcome.measure;
    if (measure == "log_deaths") {
      following.sum += month.deaths;
    } else if (measure == "cost") {
      following.sum += month.cost;
    } else if (measure == "quiet_late") {
      if (month.month % months_per_year == 0)
        following.yearly_deaths.push_back(0.0);
      following.yearly_deaths.back() += month.deaths;
    } else {
      const auto belief = std::find_if(belief_outcomes.begin(), belief_outcomes.end(),
                                       [&](Outcome outcome) { return field_of(outcome).name == measure; });
      if (belief != belief_outcomes.end())
        following.sum += month.beliefs[static_cast<std::size_t>(belief - belief_outcomes.begin())];
    }
  }
}

void OwnOutcomes::first_accord(Month age, double index) {
  for (Following& following : outcomes_)
    if (following.outcome.measure == "implementation" && age <= *following.outcome.by &&
        (age % months_per_year == 0 || age == *following.outcome.by))
      following.sum = index;
}

std::vector<double> OwnOutcomes::finish(const Outcomes& history, Month months) const {
  std::vector<double> values;
  for (const Following& following : outcomes_) {
    const NamedOutcome& outcome = following.outcome;
    const std::string& measure = outcome.measure;
    const Month end = end_of(outcome, months);
    const bool followed = outcome.by && first_is_followed(history.accords, *outcome.by, months);
    if (history.breach)
      values.push_back(missing);
    else if (measure == "accord_signed")
      values.push_back(signed_by(history, end));
    else if (measure == "accord_holds")
      values.push_back(accord_holds(history.accords, *outcome.by, months));
    else if (measure == "implementation")
      values.push_back(followed ? following.sum : missing);
    else if (measure == "relapse")
      values.push_back(followed ? relapses_before(history.accords.front(), *outcome.by) : missing);
    else if (measure == "log_deaths")
      values.push_back(log(1.0 + following.sum));
    else if (measure == "quiet_late")
      values.push_back(quiet_years(
          std::span(following.yearly_deaths).first(static_cast<std::size_t>(end / months_per_year))));
    else if (measure == "cost")
      values.push_back(outcome.by ? following.sum : history.measures[Outcome::cost]);
    else
      values.push_back(following.sum / static_cast<double>(end));
  }
  return values;
}

} // namespace entente
