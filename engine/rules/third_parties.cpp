#include "engine/core/clip.hpp"
#include "engine/rules/belief.hpp"
#include "engine/rules/lasting_blame.hpp"
#include "engine/rules/process.hpp"
#include "engine/rules/rules.hpp"

#include <algorithm>
#include <array>

namespace entente::rules {
namespace {

double salience(const Arm& arm) {
  constexpr double base = 0.15, by_violence = 2.0, by_talks = 0.6, by_accord = 0.8;
  const Situation& now = arm.situation;
  const bool committed = now.accord_age && (arm.levers.counted_as_committed ||
                                            static_cast<double>(*now.accord_age) <= arm.levers.commitment);
  return clip(base + by_violence * now.violence + (now.talks ? by_talks : 0.0) +
              (committed ? by_accord : 0.0));
}

// Global, regional, local: knowledge travels between neighbouring levels (S3).
constexpr std::size_t levels = 3;
constexpr std::size_t level_of(ThirdPartyType type) {
  return type == ThirdPartyType::local_partner ? 0 : type == ThirdPartyType::regional_organisation ? 1 : 2;
}

std::array<double, levels> best_informed(const ThirdParties& third_parties, const Conflict& conflict) {
  std::array<double, levels> best{};
  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a)
    if (third_parties.engaged[a]) {
      double& at_level = best[level_of(conflict.third_parties.type[a])];
      at_level = std::max(at_level, third_parties.knowledge[static_cast<Eigen::Index>(a)]);
    }
  return best;
}

double best_of_neighbours(const std::array<double, levels>& best, std::size_t level) {
  return level == 1 ? std::max(best[0], best[2]) : best[1];
}

// An experiment: who comes or leaves by order, with this chance in the month.
bool ordered(const AddressedRng& rng, std::uint32_t third_party, double chance) {
  return chance > 0.0 && rng.uniform(Purpose::engagement, third_party) < chance;
}

} // namespace

double engagement_hazard(const ThirdPartiesParameters& rates, double salience, double confidence,
                         double cynicism) {
  constexpr double least_trust = 0.1, by_trust = 1.8;
  return rates.engage_rate * salience * (least_trust + by_trust * confidence * (1.0 - cynicism));
}

double exit_hazard(const ThirdPartiesParameters& rates, double cynicism) {
  constexpr double by_cynicism = 3.0;
  return rates.exit_rate * (1.0 + by_cynicism * cynicism);
}

void engagement(Arm& arm, const Conflict& conflict, const AddressedRng& rng) {
  constexpr double after_commitment = 4.0, forgotten = 3.0, low_salience = 0.2;
  const ThirdPartiesParameters& rates = conflict.parameters.third_parties;
  const double attention = salience(arm);
  ThirdParties& third_parties = arm.third_parties;
  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a) {
    const auto i = static_cast<Eigen::Index>(a);
    const auto who = static_cast<std::uint32_t>(a);
    const double c = third_parties.confidence[i], k = third_parties.cynicism[i];
    const ThirdPartyType type = conflict.third_parties.type[a];
    const bool mediator = type == ThirdPartyType::mediator;
    const double kept = mediates(type) ? arm.levers.mediators_kept : 0.0,
                 away = mediates(type) ? arm.levers.mediators_away : 0.0; // experiments
    if (!third_parties.engaged[a]) {
      const double hazard = engagement_hazard(rates, attention, c, k) *
                            (mediator ? arm.levers.mediator_engagement : 1.0) * (1.0 - away);
      if (!rng.happens(Purpose::engagement, who, hazard) && !ordered(rng, who, kept))
        continue;
      third_parties.engaged.set(a);
      arm.events.add({.event = EventType::engagement,
                      .who = static_cast<std::uint8_t>(a),
                      .hazard = hazard,
                      .values = {static_cast<double>(conflict.third_parties.type[a]), 0.0},
                      .factors = {attention, c, k}});
      continue;
    }
    const bool overdue =
        arm.situation.accord_age && static_cast<double>(*arm.situation.accord_age) >
                                        arm.levers.commitment * conflict.third_parties.patience[i];
    const double push = arm.levers.counted_as_committed ? 1.0
                                                        : (overdue ? after_commitment : 1.0) *
                                                              (attention < low_salience ? forgotten : 1.0);
    const double hazard = exit_hazard(rates, k) * push * (1.0 - kept);
    if (!rng.happens(Purpose::engagement, who, hazard) && !ordered(rng, who, away))
      continue;
    third_parties.engaged.reset(a);
    arm.events.add({.event = EventType::exit,
                    .who = static_cast<std::uint8_t>(a),
                    .hazard = hazard,
                    .values = {static_cast<double>(conflict.third_parties.type[a]), 0.0},
                    .factors = {attention, c, k, overdue ? 1.0 : 0.0, push}});
  }
}

void third_parties(Arm& arm, const Conflict& conflict) {
  constexpr double pull = 0.04, resting = 0.6; // confidence, 1/month
  constexpr double witnessed = 0.3;            // loss from events that also the absent notice
  constexpr double local_partner_teaches = 0.3, local_rotation = 0.3, forgetting = 0.15, fresh_cynicism = 0.2;
  const double taught_locally = local_partner_teaches * conflict.local_reach();
  constexpr double least_knowledge = 0.02, most_knowledge = 0.98;
  const Parameters& all = conflict.parameters;
  const ThirdPartiesParameters& rates = all.third_parties;
  const SignalsParameters& signals = all.signals;
  const BeliefRates<double> belief{
      rates.gain_rate,     all.belief.loss_ratio, rates.cynicism_rise * lasting_blame(arm),
      rates.cynicism_fall, all.belief.blame_base, all.belief.information_effect};
  ThirdParties& third_parties = arm.third_parties;
  const Signals& events = arm.news.third_parties;
  const double presence_loss =
      signals.third_parties_captured * mean(arm.levers.captured) +
      (arm.situation.accord ? 0.0 : signals.third_parties_violence * arm.situation.violence);

  bool local_partner = false;
  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a)
    local_partner |=
        third_parties.engaged[a] && conflict.third_parties.type[a] == ThirdPartyType::local_partner;

  const std::array<double, levels> best = best_informed(third_parties, conflict);
  // The same for all who are there.
  const double failed = response(events.loss);
  const double healed = healing<double>({0.0, 0.0, 0.0, events.costly}, arm.levers.information, belief);

  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a) {
    const auto i = static_cast<Eigen::Index>(a);
    double& c = third_parties.confidence[i];
    double& k = third_parties.cynicism[i];
    double& q = third_parties.knowledge[i];
    double& learned = third_parties.lessons[i];
    const double expected = c;
    c += pull * (resting * (1.0 - k) - c);
    if (third_parties.engaged[a]) {
      const double loss = events.loss + presence_loss;
      const Belief<double> now = believe<double>({c, k}, {events.gain, loss, loss, events.costly},
                                                 arm.levers.information, belief, healed);
      c = now.confidence, k = now.cynicism;
      q += rates.learning_rate * (1.0 + (local_partner ? taught_locally : 0.0) + arm.levers.learning) *
           (1.0 - q);
      q += rates.learning_rate * rates.ties *
           positive_part(best_of_neighbours(best, level_of(conflict.third_parties.type[a])) - q);
      // What fails against expectation teaches, more where somebody reviews it.
      const double taught = std::min(1.0, rates.lessons * (1.0 + arm.levers.reviews) * expected * failed);
      q += taught * (1.0 - q);
      learned += taught * (1.0 - learned);
    } else if (events.loss > witnessed) {
      const double loss = signals.third_parties_witness * events.loss;
      const Belief<double> now =
          believe<double>({c, k}, {0.0, loss, loss, 0.0}, arm.levers.information, belief, 0.0);
      c = now.confidence, k = now.cynicism;
    }
    const ThirdPartyType type = conflict.third_parties.type[a];
    const double rotation =
        rates.rotation * (type == ThirdPartyType::local_partner ? local_rotation
                          : type == ThirdPartyType::mediator    ? arm.levers.mediator_rotation
                                                                : 1.0);
    q = clip(q - rotation * q, least_knowledge, most_knowledge);
    learned -= rotation * learned;
    k += forgetting * rotation * (fresh_cynicism - k);
  }
}

} // namespace entente::rules
