#include "engine/core/clip.hpp"
#include "engine/random/exp_each.hpp"
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
  for (const std::size_t a : numbers_in(third_parties.engaged)) {
    double& at_level = best[level_of(conflict.third_parties.type[a])];
    at_level = std::max(at_level, third_parties.knowledge[static_cast<Eigen::Index>(a)]);
  }
  return best;
}

bool local_partner_engaged(const ThirdParties& third_parties, const Conflict& conflict) {
  bool engaged = false;
  for (const std::size_t a : numbers_in(third_parties.engaged))
    engaged |= conflict.third_parties.type[a] == ThirdPartyType::local_partner;
  return engaged;
}

double best_of_neighbours(const std::array<double, levels>& best, std::size_t level) {
  return level == 1 ? std::max(best[0], best[2]) : best[1];
}

// Who comes and who leaves this month, by chance or, in an experiment, by order; one draw decides either.
bool happens(double draw, double hazard, double ordered) {
  return AddressedRng::happens(draw, hazard) || draw < ordered;
}

// All who are there hear the same; their responses to loss and blame are computed side by side.
void hear_on_the_spot(ThirdParties& third_parties, const BeliefNews<double>& news, double information,
                      const BeliefRates<double>& rates) {
  ThirdPartyVector &confidence = third_parties.confidence, &cynicism = third_parties.cynicism;
  std::array<Impact<double>, maximum_third_parties> heard;
  std::array<double, 2 * maximum_third_parties> unmoved; // by loss, by blame
  std::size_t there = 0;
  for (const std::size_t a : numbers_in(third_parties.engaged)) {
    const auto i = static_cast<Eigen::Index>(a);
    heard[there] = impact<double>({confidence[i], cynicism[i]}, news, information, rates);
    unmoved[2 * there] = -heard[there].lost;
    unmoved[2 * there + 1] = -heard[there].blamed;
    ++there;
  }
  exp_each(unmoved.data(), 2 * there);
  const double healed = healing(news, information, rates);
  there = 0;
  for (const std::size_t a : numbers_in(third_parties.engaged)) {
    const auto i = static_cast<Eigen::Index>(a);
    const Impact<double> responses{response(heard[there].gained), 1.0 - unmoved[2 * there],
                                   1.0 - unmoved[2 * there + 1]};
    const Belief<double> now = moved<double>({confidence[i], cynicism[i]}, responses, healed);
    confidence[i] = now.confidence, cynicism[i] = now.cynicism;
    ++there;
  }
}

void hear_from_afar(ThirdParties& third_parties, double loss, double information,
                    const BeliefRates<double>& rates) {
  for (Eigen::Index i = 0; i < third_parties.confidence.size(); ++i) {
    if (third_parties.engaged[static_cast<std::size_t>(i)])
      continue;
    double &c = third_parties.confidence[i], &k = third_parties.cynicism[i];
    const Belief<double> now = believe<double>({c, k}, {0.0, loss, loss, 0.0}, information, rates, 0.0);
    c = now.confidence, k = now.cynicism;
  }
}

// Presence teaches, sooner beside local partners; so do those who know more at neighbouring levels, and what
// fails against expectation, more where somebody reviews it.
void learn(ThirdParties& third_parties, const Conflict& conflict, const Levers& levers,
           const ThirdPartyVector& expected, double failed) {
  constexpr double local_partner_teaches = 0.3;
  const ThirdPartiesParameters& rates = conflict.parameters.third_parties;
  const double taught_locally =
      local_partner_engaged(third_parties, conflict) ? local_partner_teaches * conflict.local_reach() : 0.0;
  const std::array<double, levels> best = best_informed(third_parties, conflict);
  const double by_presence = rates.learning_rate * (1.0 + taught_locally + levers.learning);
  const double by_ties = rates.learning_rate * rates.ties;
  const double by_failure = rates.lessons * (1.0 + levers.reviews);
  for (const std::size_t a : numbers_in(third_parties.engaged)) {
    const auto i = static_cast<Eigen::Index>(a);
    double &q = third_parties.knowledge[i], &learned = third_parties.lessons[i];
    q += by_presence * (1.0 - q);
    q += by_ties * positive_part(best_of_neighbours(best, level_of(conflict.third_parties.type[a])) - q);
    const double taught = std::min(1.0, by_failure * expected[i] * failed);
    q += taught * (1.0 - q);
    learned += taught * (1.0 - learned);
  }
}

// People are replaced and take with them what they know.
void rotate(ThirdParties& third_parties, const Conflict& conflict, const Levers& levers) {
  constexpr double of_local_partners = 0.3, forgetting = 0.15, fresh_cynicism = 0.2;
  constexpr double least_knowledge = 0.02, most_knowledge = 0.98;
  std::array<double, third_party_types> share; // a month
  share.fill(conflict.parameters.third_parties.rotation);
  share[static_cast<std::size_t>(ThirdPartyType::local_partner)] *= of_local_partners;
  share[static_cast<std::size_t>(ThirdPartyType::mediator)] *= levers.mediator_rotation;

  const Eigen::Index count = third_parties.knowledge.size();
  ThirdPartyVector leaving(count);
  for (Eigen::Index i = 0; i < count; ++i)
    leaving[i] = share[static_cast<std::size_t>(conflict.third_parties.type[static_cast<std::size_t>(i)])];
  for (Eigen::Index i = 0; i < count; ++i) {
    double &q = third_parties.knowledge[i], &learned = third_parties.lessons[i],
           &k = third_parties.cynicism[i];
    const double r = leaving[i];
    q = clip(q - r * q, least_knowledge, most_knowledge);
    learned -= r * learned;
    k += forgetting * r * (fresh_cynicism - k);
  }
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
  const std::size_t count = conflict.third_parties.count();
  std::array<double, maximum_third_parties> room;
  const std::span<const double> draws =
      rng.remembered_uniforms(Purpose::engagement, 0, std::span(room).first(count));
  for (std::size_t a = 0; a < count; ++a) {
    const auto i = static_cast<Eigen::Index>(a);
    const double c = third_parties.confidence[i], k = third_parties.cynicism[i];
    const ThirdPartyType type = conflict.third_parties.type[a];
    const bool mediator = type == ThirdPartyType::mediator;
    const double kept = mediates(type) ? arm.levers.mediators_kept : 0.0,
                 away = mediates(type) ? arm.levers.mediators_away : 0.0; // experiments
    if (!third_parties.engaged[a]) {
      const double hazard = engagement_hazard(rates, attention, c, k) *
                            (mediator ? arm.levers.mediator_engagement : 1.0) * (1.0 - away);
      if (!happens(draws[a], hazard, kept))
        continue;
      third_parties.engaged.set(a);
      arm.events.add({.event = EventType::engagement,
                      .who = static_cast<std::uint8_t>(a),
                      .hazard = hazard,
                      .values = {static_cast<double>(type), 0.0},
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
    if (!happens(draws[a], hazard, away))
      continue;
    third_parties.engaged.reset(a);
    arm.events.add({.event = EventType::exit,
                    .who = static_cast<std::uint8_t>(a),
                    .hazard = hazard,
                    .values = {static_cast<double>(type), 0.0},
                    .factors = {attention, c, k, overdue ? 1.0 : 0.0, push}});
  }
}

void third_parties(Arm& arm, const Conflict& conflict) {
  constexpr double pull = 0.04, resting = 0.6; // confidence, 1/month
  constexpr double witnessed = 0.3;            // loss from events that also the absent notice
  const Parameters& all = conflict.parameters;
  const ThirdPartiesParameters& rates = all.third_parties;
  const SignalsParameters& signals = all.signals;
  const BeliefRates<double> belief{
      rates.gain_rate,     all.belief.loss_ratio, rates.cynicism_rise * lasting_blame(arm),
      rates.cynicism_fall, all.belief.blame_base, all.belief.information_effect};
  const Signals& events = arm.news.third_parties;
  const double loss_there =
      events.loss + (signals.third_parties_captured * mean(arm.levers.captured) +
                     (arm.situation.accord ? 0.0 : signals.third_parties_violence * arm.situation.violence));

  ThirdPartyVector& confidence = arm.third_parties.confidence;
  const ThirdPartyVector expected = confidence;
  confidence.array() += pull * (resting * (1.0 - arm.third_parties.cynicism.array()) - confidence.array());
  hear_on_the_spot(arm.third_parties, {events.gain, loss_there, loss_there, events.costly},
                   arm.levers.information, belief);
  if (events.loss > witnessed)
    hear_from_afar(arm.third_parties, signals.third_parties_witness * events.loss, arm.levers.information,
                   belief);
  learn(arm.third_parties, conflict, arm.levers, expected, response(events.loss));
  rotate(arm.third_parties, conflict, arm.levers);
}

} // namespace entente::rules
