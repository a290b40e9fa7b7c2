#include "engine/outcomes/outcomes.hpp"

#include "engine/outcomes/history_measures.hpp"
#include "engine/outcomes/indicators.hpp"
#include "engine/outcomes/own_outcomes.hpp"
#include "engine/random/elementary.hpp"
#include "engine/world/state/world.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

double monthly_cost(const Action& action, const Prices& prices) {
  const auto price = prices.instruments.find(std::string(field_of(action.instrument).name));
  return price == prices.instruments.end() ? 0.0 : action.strength * price->second.value;
}

double side_mean(const Arm& arm, double Outlook::*member) {
  double total = 0.0;
  for (const Dyad& dyad : arm.dyads)
    total += 0.5 * (dyad.of(Side::group).*member + dyad.of(Side::government).*member);
  return arm.dyads.empty() ? 0.0 : total / static_cast<double>(arm.dyads.size());
}

AccordRecord signed_in(Month month, const Arm& arm, std::size_t dyad) {
  AccordRecord record;
  record.dyad = static_cast<std::uint8_t>(dyad);
  record.signed_month = month;
  record.civil_society = arm.dyads[dyad].civil_society_seated;
  record.mediators = static_cast<std::uint8_t>(arm.levers.mediators);
  return record;
}

} // namespace

double index_at(std::span<const float> anniversaries, int year) {
  const std::size_t known = std::min(static_cast<std::size_t>(year), anniversaries.size());
  return known == 0 ? 0.0 : static_cast<double>(anniversaries[known - 1]);
}

Recorder::Recorder(const Scenario& scenario, const Strategy& strategy, Keep keep, const World& start,
                   std::size_t lane)
    : scenario_(&scenario), strategy_(&strategy), keep_(keep), lane_(lane), months_(scenario.months) {
  for (const Action& action : strategy.actions)
    action_costs_.push_back(monthly_cost(action, scenario.prices));
  yearly_deaths_.assign(static_cast<std::size_t>(months_ / months_per_year), 0.0);
  const Arm& arm = start.arms[lane];
  for (std::size_t p = 0; p < arm.dyads.size(); ++p)
    if (arm.dyads[p].phase == Phase::accord) {
      latest_[p] = outcomes_.accords.size();
      outcomes_.accords.push_back(signed_in(-1, arm, p));
    }
  const auto months = static_cast<std::size_t>(months_);
  if (keep_ != Keep::summary)
    outcomes_.series.assign(indicator_table().size() * months, 0.0F);
  if (OwnOutcomes own(scenario); !own.none())
    own_ = std::make_unique<OwnOutcomes>(std::move(own));
  if (keep_ == Keep::events) {
    outcomes_.monthly_deaths.assign(months, 0.0F);
    outcomes_.first_dyad.assign(months, 0);
    outcomes_.deaths_by_dyad.assign(months * maximum_dyads, 0.0F);
    outcomes_.deaths_by_region.assign(months * start.conflict(lane).regions, 0.0F);
  }
}

Recorder::Recorder(Recorder&&) noexcept = default;
Recorder::~Recorder() = default;

void Recorder::follow_provisions(const Accord& accord, std::size_t dyad, Month age, AccordRecord& record) {
  for (std::uint8_t v = 0; v < accord.provisions; ++v)
    if (std::uint8_t& known = scores_[dyad][v]; known != accord.score[v]) {
      known = accord.score[v];
      record.steps.push_back({age, v, known});
    }
}

void Recorder::follow_accords(const World& world) {
  const Arm& arm = world.arms[lane_];
  const Month now = world.month - 1;
  const bool goes_on = world.conflict(lane_).parameters.implementation.after_relapse > 0.0;
  for (std::size_t p = 0; p < arm.dyads.size(); ++p) {
    const Dyad& dyad = arm.dyads[p];
    const bool in_force = latest_[p] && !outcomes_.accords[*latest_[p]].relapse_age;
    if (dyad.phase == Phase::accord && !in_force) {
      latest_[p] = outcomes_.accords.size();
      outcomes_.accords.push_back(signed_in(now, arm, p));
      scores_[p].fill(0);
      continue;
    }
    if (!latest_[p])
      continue;
    AccordRecord& record = outcomes_.accords[*latest_[p]];
    const Month age = now - record.signed_month;
    if (in_force && dyad.phase != Phase::accord)
      record.relapse_age = age;
    else if (in_force && keep_ == Keep::events)
      follow_provisions(dyad.accord, p, age, record);
    if (record.relapse_age && !goes_on)
      continue;
    if (age % months_per_year == 0) {
      record.anniversaries.push_back(static_cast<float>(dyad.accord.index));
      if (keep_ == Keep::events)
        record.scores.insert(record.scores.end(), dyad.accord.score.begin(),
                             dyad.accord.score.begin() + dyad.accord.provisions);
    }
    if (own_ && *latest_[p] == 0)
      own_->first_accord(age, dyad.accord.index);
    constexpr Month settled = 6;
    if (age == settled && !record.relapse_age)
      record.troops_at_6 = static_cast<float>(arm.levers.national_troops);
  }
}

void Recorder::correlate_outlooks(const World& world) {
  const Citizens& citizens = world.citizens;
  const std::size_t count = world.society->citizens();
  double c = 0.0, k = 0.0, cc = 0.0, kk = 0.0, ck = 0.0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto confidence = static_cast<double>(citizens.confidence[i * citizens.lanes + lane_]);
    const double one_minus_cynicism =
        1.0 - static_cast<double>(citizens.cynicism[i * citizens.lanes + lane_]);
    c += confidence, k += one_minus_cynicism;
    cc += confidence * confidence, kk += one_minus_cynicism * one_minus_cynicism,
        ck += confidence * one_minus_cynicism;
  }
  const auto n = static_cast<double>(count);
  const double spread = (n * cc - c * c) * (n * kk - k * k);
  if (spread > 0.0)
    outcomes_.outlook_correlation = static_cast<float>((n * ck - c * k) / std::sqrt(spread));
}

double Recorder::instrument_cost(Month month) const {
  double cost = 0.0;
  for (std::size_t i = 0; i < action_costs_.size(); ++i) {
    const Action& action = strategy_->actions[i];
    if (month >= action.from && (!action.until || month < *action.until))
      cost += action_costs_[i];
  }
  return cost;
}

// Sums over months: deaths, beliefs, money, what the process did.
void Recorder::add_up(const World& world) {
  const Arm& arm = world.arms[lane_];
  const Month now = world.month - 1;
  const double deaths = sum(arm.regions.deaths);
  OutcomeValues& measures = outcomes_.measures;

  measures[Outcome::deaths] += deaths;
  if (const auto year = static_cast<std::size_t>(now / months_per_year); year < yearly_deaths_.size())
    yearly_deaths_[year] += deaths;
  const bool third_parties = arm.third_parties.confidence.size() > 0;
  const std::array beliefs{arm.opinion.confidence,
                           arm.opinion.cynicism,
                           side_mean(arm, &Outlook::confidence),
                           side_mean(arm, &Outlook::cynicism),
                           third_parties ? mean(arm.third_parties.confidence) : missing,
                           third_parties ? mean(arm.third_parties.cynicism) : missing};
  for (std::size_t i = 0; i < beliefs.size(); ++i)
    beliefs_[i] += beliefs[i];
  measures[Outcome::money] += arm.support.spent;
  measures[Outcome::troop_months] += arm.levers.national_troops;
  measures[Outcome::taken_from_ordinary_aid] += arm.support.taken_from_ordinary_aid;
  const double cost = arm.support.spent * scenario_->prices.budget_unit.value +
                      arm.levers.national_troops * scenario_->prices.troop_month.value + instrument_cost(now);
  measures[Outcome::cost] += cost;
  if (own_)
    own_->month({now, deaths, cost, beliefs});
  bool talks = false, accord = false;
  for (const Dyad& dyad : arm.dyads)
    talks |= dyad.phase == Phase::talks, accord |= dyad.phase == Phase::accord;
  measures[Outcome::months_in_talks] += talks;
  measures[Outcome::months_in_accord] += accord;
}

void Recorder::keep_series(const World& world) {
  const auto months = static_cast<std::size_t>(months_), month = static_cast<std::size_t>(world.month - 1);
  const auto indicators = indicator_table();
  for (std::size_t i = 0; i < indicators.size(); ++i)
    outcomes_.series[i * months + month] = static_cast<float>(indicators[i].read(world, lane_));
}

void Recorder::keep_events(const World& world) {
  const Arm& arm = world.arms[lane_];
  const Month now = world.month - 1;
  const auto month = static_cast<std::size_t>(now);
  for (const EventRecord& record : arm.events.all())
    outcomes_.events.push_back({now, record});
  outcomes_.monthly_deaths[month] = static_cast<float>(sum(arm.regions.deaths));
  if (!arm.dyads.empty())
    outcomes_.first_dyad[month] = static_cast<std::uint8_t>(arm.dyads.front().phase);
  for (std::size_t p = 0; p < arm.dyads.size(); ++p)
    outcomes_.deaths_by_dyad[month * maximum_dyads + p] = static_cast<float>(arm.dyads[p].deaths);
  const std::size_t regions = static_cast<std::size_t>(arm.regions.deaths.size());
  for (std::size_t z = 0; z < regions; ++z)
    outcomes_.deaths_by_region[month * regions + z] =
        static_cast<float>(arm.regions.deaths[static_cast<Eigen::Index>(z)]);
  if (world.month == months_)
    correlate_outlooks(world);
}

void Recorder::month(const World& world) {
  add_up(world);
  follow_accords(world);
  if (keep_ != Keep::summary)
    keep_series(world);
  if (keep_ == Keep::events)
    keep_events(world);
}

Outcomes Recorder::finish() {
  constexpr Month five_years = 60;
  OutcomeValues& measures = outcomes_.measures;
  if (outcomes_.breach) {
    measures.values.fill(missing);
    if (own_)
      outcomes_.named = own_->finish(outcomes_, months_);
    return std::move(outcomes_);
  }
  measures[Outcome::accords] = static_cast<double>(outcomes_.accords.size());
  measures[Outcome::accord] = outcomes_.accords.empty() ? 0.0 : 1.0;
  measures[Outcome::holds_5y] = accord_holds(outcomes_.accords, five_years, months_) ? 1.0 : 0.0;
  measures[Outcome::implementation_5y] = measures[Outcome::relapse_5y] = missing;
  if (first_is_followed(outcomes_.accords, five_years, months_)) {
    const AccordRecord& first = outcomes_.accords.front();
    measures[Outcome::implementation_5y] = index_at(first.anniversaries, five_years / months_per_year);
    measures[Outcome::relapse_5y] = relapses_before(first, five_years) ? 1.0 : 0.0;
  }
  measures[Outcome::log_deaths] = log(1.0 + measures[Outcome::deaths]);
  measures[Outcome::quiet_late] = quiet_years(yearly_deaths_);
  for (std::size_t i = 0; i < belief_outcomes.size(); ++i)
    measures[belief_outcomes[i]] = beliefs_[i] / static_cast<double>(months_);
  if (own_)
    outcomes_.named = own_->finish(outcomes_, months_);
  return std::move(outcomes_);
}

} // namespace entente
