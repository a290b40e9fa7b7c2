// Where money goes and what becomes of it: by need as it is believed to be and by own agenda, part of it
// captured by armed groups, the rest a dividend as far as it can be absorbed and meets what the conflict is
// about (F64-67).
#include "engine/core/clip.hpp"
#include "engine/random/elementary.hpp"
#include "engine/random/exp_each.hpp"
#include "engine/support/held.hpp"
#include "engine/support/support.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace entente::support {
namespace {

constexpr double ordinary_aid_moved = 0.3; // R3: of ordinary aid, which is 60 % of the peace budget
constexpr double moved_to_process = 0.18;  // R3: the same, of the peace budget
constexpr double saved_share = 0.3; // R7: of a month's money in the usual commitment, kept for after it

// What a third party believes that regions need.
class NeedAsBelieved {
 public:
  NeedAsBelieved(const Arm& arm, const Conflict& conflict, const Programme& programme,
                 std::size_t third_party)
      : need_(arm.regions.need.data()), error_(arm.support.need_error[third_party].data()),
        noise_(put_right(programme, Instrument::ceiling_analysis,
                         error_in_need *
                             (1.0 - arm.third_parties.knowledge[static_cast<Eigen::Index>(third_party)]) *
                             conflict.parameters.third_parties.belief_noise,
                         0.0)) {}
  double operator[](Eigen::Index z) const { return need_[z] + noise_ * error_[z]; }

 private:
  static constexpr double error_in_need = 0.5;
  const double* need_;
  const double* error_;
  double noise_;
};

RegionVector shared_estimate(const Arm& arm, const Conflict& conflict, const Programme& programme) {
  RegionVector estimate = RegionVector::Zero(arm.regions.need.size());
  double weights = 0.0;
  for (const std::size_t a : numbers_in(arm.third_parties.engaged)) {
    const double weight = precision(arm, a);
    weights += weight;
    const NeedAsBelieved need(arm, conflict, programme, a);
    for (Eigen::Index z = 0; z < estimate.size(); ++z)
      estimate[z] += weight * need[z];
  }
  if (!(weights > 0.0))
    return arm.regions.need;
  for (Eigen::Index z = 0; z < estimate.size(); ++z)
    estimate[z] /= weights;
  return estimate;
}

// Joint analysis also shares what regions are thought to need, every month.
void refresh_shared_need(Arm& arm, const Conflict& conflict, const Programme& programme) {
  if (analysis_of(programme).strength > 0.0)
    arm.support.shared_need = shared_estimate(arm, conflict, programme);
}

// How much more of a giver's money one region gets than another, as logarithms: by need as believed and by
// own agenda. Only differences count; the largest is 0, so that none can overflow.
void log_weights(const Arm& arm, const Conflict& conflict, const Programme& programme,
                 std::size_t third_party, std::span<double> weights) {
  constexpr double by_need = 2.0, by_agenda = 0.5;
  const double agenda = agenda_weight(arm, conflict, programme, third_party);
  const double sharpness = conflict.parameters.aid.allocation_sharpness;
  const double need_counts = (1.0 - agenda) * by_need, agenda_counts = agenda * by_agenda;
  const double* regional = conflict.third_parties.regional_agenda[third_party].data();
  const NeedAsBelieved own(arm, conflict, programme, third_party);
  const std::span<double> need = weights; // until they are known
  for (std::size_t z = 0; z < need.size(); ++z)
    need[z] = own[static_cast<Eigen::Index>(z)];
  if (arm.support.shared_need) {
    const double analysis = analysis_of(programme).strength;
    const double* shared = arm.support.shared_need->data();
    for (std::size_t z = 0; z < need.size(); ++z)
      need[z] += analysis * (shared[z] - need[z]);
  }
  for (std::size_t z = 0; z < weights.size(); ++z)
    weights[z] = sharpness * (need_counts * need[z] + agenda_counts * regional[z]);
  double largest = -std::numeric_limits<double>::infinity();
  for (const double weight : weights)
    largest = std::max(largest, weight);
  for (double& weight : weights)
    weight -= largest;
}

// Where the threat level stands that is remembered longest, until this month's takes its place.
std::size_t oldest_threat(Month month) {
  return static_cast<std::size_t>(month) % SupportState::threat_memory;
}

// Shares of the money over regions, sum 1; 0 when nobody engaged gives money.
RegionVector shares(const Arm& arm, const Conflict& conflict, const Programme& programme, Month month) {
  constexpr double avoids_contested = 0.8;
  const auto regions = static_cast<std::size_t>(arm.regions.need.size());
  std::array<std::size_t, maximum_third_parties> givers;
  std::array<double, maximum_third_parties * maximum_regions> all_weights; // [giver][region]
  const auto weights_of = [&](std::size_t giver) {
    return std::span(all_weights).subspan(giver * regions, regions);
  };
  std::size_t count = 0;
  for (const std::size_t a : numbers_in(arm.third_parties.engaged))
    if (gives_money(conflict.third_parties.type[a])) {
      log_weights(arm, conflict, programme, a, weights_of(count));
      givers[count++] = a;
    }
  exp_each(all_weights.data(), count * regions);

  const double sensitivity = avoids_contested * programme.of(Instrument::sensitivity_learning);
  RegionVector total = RegionVector::Zero(arm.regions.need.size());
  double all_givers = 0.0;
  for (std::size_t giver = 0; giver < count; ++giver) {
    const std::span<double> weights = weights_of(giver);
    if (sensitivity > 0.0) {
      const double* earlier_threat = arm.support.earlier_threat[oldest_threat(month)].data();
      for (std::size_t z = 0; z < regions; ++z)
        weights[z] *= 1.0 - sensitivity * earlier_threat[z];
    }
    double sum_of_weights = 0.0;
    for (const double weight : weights)
      sum_of_weights += weight;
    const double weight = conflict.third_parties.weight[static_cast<Eigen::Index>(givers[giver])];
    const double scale = weight / sum_of_weights;
    all_givers += weight;
    for (std::size_t z = 0; z < regions; ++z)
      total[static_cast<Eigen::Index>(z)] += weights[z] * scale;
  }
  if (all_givers > 0.0)
    for (double& share : std::span(total.data(), regions))
      share /= all_givers;
  return total;
}

// Absorption after an accord: normal for three years, largest from the fourth to the tenth, a little larger
// later (F65, contested).
double absorption(const Situation& now) {
  constexpr Month early = 36, late = 120;
  if (!now.accord_age || *now.accord_age < early)
    return 1.0;
  return *now.accord_age < late ? 1.6 : 1.2;
}

void ordinary_aid(Arm& arm, const Conflict& conflict, const Programme& programme, Month month) {
  constexpr double fading = 18.0; // months
  constexpr Month notice = 12;
  arm.levers.ordinary_aid_cut.setZero();
  const double strength = programme.price_of(Instrument::reallocation);
  const Month since = month - programme.start_of(Instrument::reallocation) - notice;
  if (strength == 0.0 || since < 0 || conflict.third_parties.count() == 0)
    return;
  const double cut = ordinary_aid_moved * strength * exp(-static_cast<double>(since) / fading);
  for (Eigen::Index z = 0; z < arm.levers.ordinary_aid_cut.size(); ++z)
    if (conflict.far_region[static_cast<std::size_t>(z)])
      arm.levers.ordinary_aid_cut[z] = cut;
}

} // namespace

double budget_this_month(const Conflict& conflict, const Programme& programme) {
  return conflict.budget * programme.budget_factor * (1.0 - programme.overhead) +
         moved_to_process * programme.of(Instrument::reallocation) * conflict.budget;
}

namespace {

// What the month has to spend; while the usual commitment lasts a part goes into the fund (R7). Writes what
// it cost.
double spend(Arm& arm, const Conflict& conflict, const Programme& programme) {
  constexpr double crowding = 0.5; // R7: of the growth of the state's capacity, at full presence
  SupportState& support = arm.support;
  const double engaged = engagement_share(arm, conflict), taper = arm.levers.taper;
  const double stay = programme.of(Instrument::stay_engaged),
               held_back = programme.price_of(Instrument::stay_engaged);
  const double in_war = arm.situation.accord ? 1.0 : 1.0 + programme.of(Instrument::aid_in_war);
  double spent = budget_this_month(conflict, programme) * engaged * taper * in_war;
  if (in_usual_commitment(arm, conflict)) {
    const double before = spent;
    support.fund += saved_share * stay * before;
    spent -= saved_share * held_back * before;
  }
  arm.levers.capacity_growth = arm.situation.accord ? 1.0 - crowding * stay * std::min(1.0, spent) : 1.0;
  support.spent = spent + conflict.budget * programme.budget_factor * programme.overhead * engaged * taper;
  support.taken_from_ordinary_aid =
      moved_to_process * programme.price_of(Instrument::reallocation) * conflict.budget * engaged * taper;
  return spent;
}

// People, payrolls and transfers get used to aid; what is gone of it all at once is a shock (Nielsen et al.
// 2011).
void get_used_to_aid(Arm& arm) {
  constexpr double memory = 0.95; // 1/month
  double& habit = arm.support.aid_habit;
  const double now = mean(arm.support.money);
  arm.levers.aid_shock = habit > 0.0 ? clip((habit - now) / habit) : 0.0;
  habit = memory * habit + (1.0 - memory) * now;
}

// What the givers who are there have learned from failures, 0-1: weighted mean.
double care_of_givers(const Arm& arm, const Conflict& conflict, const Programme& programme) {
  double total = 0.0, weights = 0.0;
  for (const std::size_t a : numbers_in(arm.third_parties.engaged))
    if (gives_money(conflict.third_parties.type[a])) {
      const auto i = static_cast<Eigen::Index>(a);
      weights += conflict.third_parties.weight[i];
      total += conflict.third_parties.weight[i] * lessons_of(arm, programme, a);
    }
  return weights > 0.0 ? total / weights : 0.0;
}

// What of its capture troops leave to armed groups: where they are, those who deliver can come (W2).
RegionVector left_by_troops(const Arm& arm, double opened) {
  RegionVector left = RegionVector::Ones(arm.levers.troops.size());
  if (opened == 0.0 || arm.levers.national_troops == 0.0)
    return left;
  left = -arm.levers.troops;
  exp_each(left.data(), static_cast<std::size_t>(left.size()));
  for (double& exponential : std::span(left.data(), static_cast<std::size_t>(left.size())))
    exponential = 1.0 - opened * (1.0 - exponential);
  return left;
}

// Money reaches regions with delay; armed groups capture part of it, the rest is a dividend where it can be
// absorbed, fits, and violence lets it.
void deliver_money(Arm& arm, const Conflict& conflict, const Programme& programme, double spent,
                   const RegionVector& share) {
  constexpr double slower = 0.3;                                    // R6
  constexpr double weak_link_leaks = 0.25, weak_link_wastes = 0.25; // R5
  constexpr double capacity_protects = 0.5, most_leak = 0.9;
  constexpr double learned_care = 0.5; // of capture, by all that failures can teach
  const AidParameters& aid = conflict.parameters.aid;
  const double speed =
      aid.delivery_speed * (1.0 - slower * programme.price_of(Instrument::sensitivity_learning));
  const double opened =
      conflict.parameters.support.security_opens * arm.support.cooperation.development_security;
  const double weak_link = programme.of(Instrument::local_link) * (1.0 - conflict.local_quality);
  const double absorbed_per_money =
      (1.0 - weak_link_wastes * weak_link) / (aid.absorption * absorption(arm.situation));
  const double careless = 1.0 - learned_care * care_of_givers(arm, conflict, programme);
  const double capture = aid.capture, weak_state = 1.0 - capacity_protects * arm.capacity,
               weak_link_captures = weak_link_leaks * weak_link;
  const double leaks_put_right = programme.of(Instrument::ceiling_sensitivity),
               money_put_right = programme.of(Instrument::ceiling_money);
  const std::size_t regions = conflict.regions;
  const double sent = static_cast<double>(regions) * spent;
  const RegionVector left = left_by_troops(arm, opened);
  double *delivered = arm.support.money.data(), *captured = arm.levers.captured.data(),
         *dividend = arm.levers.dividend.data();
  const double *threat = arm.regions.threat_level.data(), *violence = arm.regions.violence.data(),
               *reached = share.data(), *left_to_capture = left.data();
  for (std::size_t z = 0; z < regions; ++z) {
    delivered[z] += speed * (sent * reached[z] - delivered[z]);
    const double leak =
        clip(capture * threat[z] * weak_state + weak_link_captures * threat[z], 0.0, most_leak) *
        left_to_capture[z] * careless;
    captured[z] = put_right(leaks_put_right, leak, 0.0) * delivered[z];
    dividend[z] = -(delivered[z] - captured[z]) * absorbed_per_money;
  }
  exp_each(dividend, regions);
  const double fit = arm.levers.fit;
  for (std::size_t z = 0; z < regions; ++z)
    dividend[z] = put_right(money_put_right, 1.0 - dividend[z]) * fit * (1.0 - violence[z]);
  get_used_to_aid(arm);
}

} // namespace

void money(Arm& arm, const Conflict& conflict, const Programme& programme, const AddressedRng& rng) {
  refresh_shared_need(arm, conflict, programme);
  const double spent = spend(arm, conflict, programme);
  const RegionVector share = shares(arm, conflict, programme, rng.month);
  deliver_money(arm, conflict, programme, spent, share);
  ordinary_aid(arm, conflict, programme, rng.month);
  arm.support.earlier_threat[oldest_threat(rng.month)] = arm.regions.threat_level;
}

void settle(Arm& arm, const Conflict& conflict) {
  const Programme none;
  const double spent = budget_this_month(conflict, none) * engagement_share(arm, conflict);
  arm.support.money = static_cast<double>(conflict.regions) * spent * shares(arm, conflict, none, 0);
  arm.support.aid_habit = mean(arm.support.money);
}

} // namespace entente::support
