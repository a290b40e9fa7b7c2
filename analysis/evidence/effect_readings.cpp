#include "analysis/evidence/effect_readings.hpp"

#include "analysis/evidence/evidence_estimators.hpp"
#include "analysis/evidence/promises.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/world/state/accords.hpp"
#include "engine/world/state/dyads.hpp"

#include <algorithm>
#include <cmath>

namespace entente::evidence {
namespace {

constexpr Month two_years = 24, five_years = 60, ten_years = 120;

// How long an accord was seen, and whether it failed: a signatory dyad fights again (a relapse in the log).
struct Lasting {
  Month seen = 0;
  bool failed = false;
};

Lasting lasting(const Outcomes& history, const AccordRecord& accord) {
  const auto months = static_cast<Month>(history.monthly_deaths.size());
  return {accord.relapse_age.value_or(months - 1 - accord.signed_month), accord.relapse_age.has_value()};
}

bool from_the_start(const AccordRecord& accord) {
  return accord.signed_month < 0;
}

void add_spell(EffectObservations& to, const ArmsOfConflict& conflict, Lasting of, Month from, Month until,
               std::array<double, 2> covariates) {
  const Month end = std::min(of.seen, until);
  if (end > from)
    to.cases.push_back(
        {{static_cast<double>(end), of.failed && of.seen <= until ? 1U : censored, static_cast<double>(from)},
         covariates,
         conflict.conflict});
}

// From a signature, so that both arms hold the same accords: those that the history began with.
void mission_and_failure(const ArmsOfConflict& conflict, EffectObservations& to) {
  for (const PeaceArm arm : {PeaceArm::usual, PeaceArm::no_troops})
    for (const AccordRecord& accord : conflict.of(arm).accords)
      if (from_the_start(accord))
        add_spell(to, conflict, lasting(conflict.of(arm), accord), 0, ten_years,
                  {arm == PeaceArm::usual ? 1.0 : 0.0});
}

bool fighting(Phase phase) {
  return phase == Phase::war || phase == Phase::talks;
}

// Hultman, Kathman and Shannon compare months of conflicts. Troops change which months are war, so only
// months count in which both arms have the dyad in the same phase.
void troops_and_deaths(const ArmsOfConflict& conflict, EffectObservations& to) {
  const Outcomes &with = conflict.of(WarArm::troops), &without = conflict.of(WarArm::no_troops);
  std::array<double, 4>& sums = to.sums[conflict.conflict];
  for (std::size_t month = 0; month < with.first_dyad.size(); ++month) {
    if (with.first_dyad[month] != without.first_dyad[month] ||
        !fighting(static_cast<Phase>(with.first_dyad[month])))
      continue;
    sums[0] += static_cast<double>(with.deaths_by_dyad[month * maximum_dyads]);
    sums[1] += 1.0;
    sums[2] += static_cast<double>(without.deaths_by_dyad[month * maximum_dyads]);
    sums[3] += 1.0;
  }
}

// The first war of the first dyad, until an accord or a victory. Fading away is not an end here: fewer deaths
// are what the row above measures.
void troops_and_exit(const ArmsOfConflict& conflict, EffectObservations& to) {
  for (const WarArm arm : {WarArm::troops, WarArm::no_troops}) {
    const std::vector<std::uint8_t>& phases = conflict.of(arm).first_dyad;
    const auto end = std::find_if(phases.begin(), phases.end(),
                                  [](std::uint8_t phase) { return !fighting(static_cast<Phase>(phase)); });
    const bool ended = end != phases.end();
    const auto months = static_cast<Month>(end - phases.begin()) + (ended ? 1 : 0);
    add_spell(to, conflict, {months, ended}, 0, months, {arm == WarArm::troops ? 1.0 : 0.0});
  }
}

void mediation_and_agreement(const ArmsOfConflict& conflict, EffectObservations& to) {
  std::array<double, 4>& sums = to.sums[conflict.conflict];
  for (const Episode& episode : episodes_of(conflict.of(WarArm::usual))) {
    if (episode.end == EpisodeEnd::going_on)
      continue;
    const std::size_t group = episode.mediators >= 1 ? 0 : 2;
    sums[group] += episode.end == EpisodeEnd::accord;
    sums[group + 1] += 1.0;
  }
}

void mediated(const ArmsOfConflict& conflict, EffectObservations& to) {
  std::array<double, 4>& sums = to.sums[conflict.conflict];
  for (const Episode& episode : episodes_of(conflict.of(WarArm::usual))) {
    sums[0] += episode.mediators >= 1;
    sums[1] += 1.0;
  }
}

// Walter's funnel counts wars: of those with any talks, the ones that sign. A conflict counts once in each
// arm, where it has talks in that arm.
void signing(const ArmsOfConflict& conflict, EffectObservations& to, WarArm with, WarArm without) {
  std::array<double, 4>& sums = to.sums[conflict.conflict];
  std::size_t group = 0;
  for (const WarArm arm : {with, without}) {
    const Outcomes& history = conflict.of(arm);
    const bool talked =
        std::any_of(history.events.begin(), history.events.end(),
                    [](const LoggedEvent& logged) { return logged.record.event == EventType::talks; });
    sums[group] += talked && !history.accords.empty();
    sums[group + 1] += talked;
    group += 2;
  }
}

void guarantee_and_signing(const ArmsOfConflict& conflict, EffectObservations& to) {
  signing(conflict, to, WarArm::guarantee, WarArm::no_guarantee);
}

void mediators_and_signing(const ArmsOfConflict& conflict, EffectObservations& to) {
  signing(conflict, to, WarArm::mediators, WarArm::no_mediators);
}

// Late failures alone: accords enter at month 60. Arms differ in who signs, as they do in Beardsley's record.
void leverage_and_late_failure(const ArmsOfConflict& conflict, EffectObservations& to) {
  for (const WarArm arm : {WarArm::leverage, WarArm::no_leverage})
    for (const AccordRecord& accord : conflict.of(arm).accords) {
      const Lasting lasts = lasting(conflict.of(arm), accord);
      add_spell(to, conflict, lasts, five_years, std::max(lasts.seen, five_years),
                {arm == WarArm::leverage ? 1.0 : 0.0});
    }
}

void shared_power_and_failure(const ArmsOfConflict& conflict, EffectObservations& to) {
  for (const AccordRecord& accord : conflict.arms.front().accords)
    if (from_the_start(accord))
      add_spell(to, conflict, lasting(conflict.arms.front(), accord), 0, ten_years,
                {static_cast<double>(conflict.dimensions)});
}

// How much of each kind of pact is delivered: mean score of its promises, 0 to 1.
class Delivered {
 public:
  explicit Delivered(std::span<const Provision> text) : scores_(text.size(), 0.0) {
    const PromiseTable table = promise_table();
    for (const Provision& provision : text) {
      const Promise* promise = table.named(provision.name);
      const Pact pact = promise == nullptr ? Pact::none : promise->pact;
      group_.push_back(pact == Pact::none        ? neither
                       : pact == Pact::political ? std::size_t{1}
                                                 : std::size_t{0});
      if (group_.back() != neither)
        promised_[group_.back()] += 1.0;
    }
  }
  bool either() const { return promised_[0] > 0.0 && promised_[1] > 0.0; }
  void forget() { std::fill(scores_.begin(), scores_.end(), 0.0), delivered_ = {}; }
  // Whether it changed what is delivered.
  bool take(const ProvisionStep& step) {
    const std::size_t group = group_[step.provision];
    if (group == neither)
      return false;
    const double score = static_cast<double>(step.score) / Accord::full_score;
    delivered_[group] += (score - scores_[step.provision]) / promised_[group];
    scores_[step.provision] = score;
    return true;
  }
  const std::array<double, 2>& now() const { return delivered_; } // costly, political

 private:
  static constexpr std::size_t neither = 2;
  std::vector<std::size_t> group_;
  std::vector<double> scores_;
  std::array<double, 2> promised_{}, delivered_{};
};

// Jarstad and Nilsson follow accords with what is carried out by then. What was delivered up to last month
// holds in a month, so that a failure cannot change what is said to have come before it. All accords of the
// log whose text has every kind; both kinds stand in one regression.
void delivery_and_failure(const ArmsOfConflict& conflict, EffectObservations& to) {
  if (conflict.dimensions + 1 < text_count)
    return;
  Delivered delivered(conflict.text);
  if (!delivered.either())
    return;
  const Outcomes& history = conflict.arms.front();
  for (const AccordRecord& accord : history.accords) {
    const Lasting lasts = lasting(history, accord);
    delivered.forget();
    Month from = 0;
    for (auto step = accord.steps.begin(); step != accord.steps.end() && step->age < lasts.seen;) {
      const Month age = step->age;
      const std::array<double, 2> before = delivered.now();
      bool changed = false;
      for (; step != accord.steps.end() && step->age == age; ++step)
        changed |= delivered.take(*step);
      if (!changed)
        continue;
      add_spell(to, conflict, {age, false}, from, age, before);
      from = age;
    }
    add_spell(to, conflict, lasts, from, lasts.seen, delivered.now());
  }
}

void seat_and_failure(const ArmsOfConflict& conflict, EffectObservations& to) {
  const Outcomes& history = conflict.of(WarArm::usual);
  for (const AccordRecord& accord : history.accords) {
    const Lasting lasts = lasting(history, accord);
    add_spell(to, conflict, lasts, 0, lasts.seen, {accord.civil_society ? 1.0 : 0.0});
  }
}

// Conflicts none of whose accords has failed two years after signature, when aid stops in one arm.
void aid_stop_and_war(const ArmsOfConflict& conflict, EffectObservations& to) {
  std::array<double, 4>& sums = to.sums[conflict.conflict];
  std::size_t group = 0;
  for (const PeaceArm arm : {PeaceArm::aid_stops, PeaceArm::usual}) {
    bool at_peace = true, again = false;
    for (const AccordRecord& accord : conflict.of(arm).accords)
      if (from_the_start(accord) && accord.relapse_age) {
        at_peace &= *accord.relapse_age > two_years;
        again |= *accord.relapse_age <= five_years;
      }
    sums[group] += at_peace && again;
    sums[group + 1] += at_peace;
    group += 2;
  }
}

void means_of(const Outcomes& one, const Outcomes& other, Outcome outcome, std::array<double, 4>& sums) {
  const double a = one.measures[outcome], b = other.measures[outcome];
  if (std::isnan(a) || std::isnan(b))
    return;
  sums = {a, 1.0, b, 1.0};
}

void aid_and_implementation(const ArmsOfConflict& conflict, EffectObservations& to) {
  means_of(conflict.of(PeaceArm::double_aid), conflict.of(PeaceArm::usual), Outcome::implementation_5y,
           to.sums[conflict.conflict]);
}

void aid_and_deaths(const ArmsOfConflict& conflict, EffectObservations& to) {
  means_of(conflict.of(WarArm::aid_in_war), conflict.of(WarArm::usual), Outcome::log_deaths,
           to.sums[conflict.conflict]);
}

// Dyads whose accord from the start failed, by force in its twelfth month unless by itself before.
void failure_and_next_accord(const ArmsOfConflict& conflict, EffectObservations& to) {
  constexpr Month forced_by = 12;
  std::array<double, 4>& sums = to.sums[conflict.conflict];
  std::size_t group = 0;
  for (const PeaceArm arm : {PeaceArm::fails, PeaceArm::fails_restored}) {
    const std::vector<AccordRecord>& accords = conflict.of(arm).accords;
    for (const AccordRecord& first : accords) {
      if (!from_the_start(first) || !first.relapse_age || *first.relapse_age > forced_by)
        continue;
      const Month failed = first.signed_month + *first.relapse_age;
      sums[group] += std::any_of(accords.begin(), accords.end(), [&](const AccordRecord& next) {
        return next.dyad == first.dyad && next.signed_month > failed &&
               next.signed_month <= failed + ten_years;
      });
      sums[group + 1] += 1.0;
    }
    group += 2;
  }
}

constexpr double a_tenth = 0.1;

// clang-format off
constexpr std::array table{
    EffectField{"pko_failure_hr", EffectExperiment::after_signature, Formula::hazard_ratio, mission_and_failure},
    EffectField{"pko_deaths_10k", EffectExperiment::from_war, Formula::ratio, troops_and_deaths},
    EffectField{"pko_war_exit_hr", EffectExperiment::from_war, Formula::hazard_ratio, troops_and_exit},
    EffectField{"mediated_agreement_or", EffectExperiment::from_war, Formula::odds_ratio, mediation_and_agreement},
    EffectField{"mediated_share_2", EffectExperiment::from_war, Formula::share, mediated},
    EffectField{"sign_given_talks_guarantee", EffectExperiment::from_war, Formula::difference, guarantee_and_signing},
    EffectField{"sign_given_talks_mediator", EffectExperiment::from_war, Formula::difference, mediators_and_signing},
    EffectField{"leverage_late_hr", EffectExperiment::from_war, Formula::hazard_ratio, leverage_and_late_failure},
    EffectField{"power_sharing_hr", EffectExperiment::texts, Formula::hazard_ratio, shared_power_and_failure},
    EffectField{"costly_hr", EffectExperiment::texts, Formula::hazard_ratio, delivery_and_failure, 2, 0, a_tenth},
    EffectField{"political_hr", EffectExperiment::texts, Formula::hazard_ratio, delivery_and_failure, 2, 1, a_tenth},
    EffectField{"civil_society_hr", EffectExperiment::from_war, Formula::hazard_ratio, seat_and_failure},
    EffectField{"aid_shock_onset", EffectExperiment::after_signature, Formula::difference, aid_stop_and_war},
    EffectField{"aid_implementation", EffectExperiment::after_signature, Formula::difference, aid_and_implementation},
    EffectField{"aid_violence", EffectExperiment::from_war, Formula::difference, aid_and_deaths},
    EffectField{"failure_next_accord", EffectExperiment::after_signature, Formula::ratio, failure_and_next_accord},
};
// clang-format on

} // namespace

std::span<const EffectField> effect_table() {
  return table;
}

} // namespace entente::evidence
