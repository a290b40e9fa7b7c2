#include "engine/outcomes/own_outcomes.hpp"

#include "engine/random/elementary.hpp"
#include "engine/scenario/measure.hpp"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<std::string_view, 6> belief_measures{
    "citizens_confidence", "citizens_cynicism",        "parties_confidence",
    "parties_cynicism",    "third_parties_confidence", "third_parties_cynicism"};

Month end_of(const NamedOutcome& outcome, Month months) {
  return std::min(outcome.by.value_or(months), months);
}

// Of the last five whole years.
double quiet_years(std::span<const double> yearly_deaths) {
  constexpr double quiet = 25.0;
  constexpr std::size_t late = 5;
  const std::size_t years = std::min(late, yearly_deaths.size());
  if (years == 0)
    return missing;
  const auto count = std::count_if(yearly_deaths.end() - static_cast<std::ptrdiff_t>(years),
                                   yearly_deaths.end(), [](double deaths) { return deaths < quiet; });
  return static_cast<double>(count) / static_cast<double>(years);
}

double signed_by(const Outcomes& history, Month end) {
  return std::any_of(history.accords.begin(), history.accords.end(),
                     [end](const AccordRecord& accord) { return accord.signed_month < end; });
}

double holds(const Outcomes& history, Month wanted, Month months) {
  return std::any_of(history.accords.begin(), history.accords.end(), [&](const AccordRecord& accord) {
    return accord.relapse_age.value_or(months - 1 - accord.signed_month) >= wanted;
  });
}

// As the standard outcomes: only histories whose first accord could be followed so long.
bool followed(const Outcomes& history, Month wanted, Month months) {
  return !history.accords.empty() && months - 1 - history.accords.front().signed_month >= wanted;
}

double relapses(const Outcomes& history, Month wanted) {
  const auto& age = history.accords.front().relapse_age;
  return age && *age < wanted;
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
      const auto belief = std::find(belief_measures.begin(), belief_measures.end(), measure);
      if (belief != belief_measures.end())
        following.sum += month.beliefs[static_cast<std::size_t>(belief - belief_measures.begin())];
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
    if (history.breach)
      values.push_back(missing);
    else if (measure == "accord_signed")
      values.push_back(signed_by(history, end));
    else if (measure == "accord_holds")
      values.push_back(holds(history, *outcome.by, months));
    else if (measure == "implementation")
      values.push_back(followed(history, *outcome.by, months) ? following.sum : missing);
    else if (measure == "relapse")
      values.push_back(followed(history, *outcome.by, months) ? relapses(history, *outcome.by) : missing);
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
