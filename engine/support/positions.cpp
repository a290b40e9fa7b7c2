// What third parties believe the conflict is about, and what they jointly say. Disagreement and error are
// different failures: the first sends mixed messages, the second sends one wrong message (W1, W2; F28).
#include "engine/core/clip.hpp"
#include "engine/random/elementary.hpp"
#include "engine/support/support.hpp"

#include <cmath>

namespace entente::support {
namespace {

constexpr double common_memory = 0.95, private_memory = 0.93; // 1/month
double innovation(double memory) {
  return std::sqrt(1.0 - memory * memory);
}

double own_belief(const Arm& arm, const Conflict& conflict, std::size_t third_party) {
  const ThirdPartiesParameters& errors = conflict.parameters.third_parties;
  const auto i = static_cast<Eigen::Index>(third_party);
  return arm.true_focus + (1.0 - arm.third_parties.knowledge[i]) * errors.belief_noise *
                              (std::sqrt(errors.common_error) * arm.support.common_error +
                               std::sqrt(1.0 - errors.common_error) * arm.support.private_error[i]);
}

// 70 % the weighted mean of the engaged, 30 % the largest of them (group-think around the lead).
std::optional<double> share_beliefs(const Arm& arm, const Conflict& conflict) {
  constexpr double by_all = 0.7, by_largest = 0.3;
  double total = 0.0, weights = 0.0, largest = -1.0, of_largest = 0.0;
  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a) {
    if (!arm.third_parties.engaged[a])
      continue;
    const double weight = conflict.third_parties.weight[static_cast<Eigen::Index>(a)];
    const double belief = own_belief(arm, conflict, a);
    total += weight * belief;
    weights += weight;
    if (weight > largest)
      largest = weight, of_largest = belief;
  }
  if (!(weights > 0.0))
    return std::nullopt;
  return by_all * (total / weights) + by_largest * of_largest;
}

// Whoever's agenda lies near the others' joins the common strategy, until the next refresh.
void agree_on_strategy(Arm& arm, const Conflict& conflict, const AddressedRng& rng) {
  double total = 0.0, weights = 0.0;
  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a) {
    if (!arm.third_parties.engaged[a])
      continue;
    const auto i = static_cast<Eigen::Index>(a);
    total += conflict.third_parties.weight[i] * conflict.third_parties.agenda[i];
    weights += conflict.third_parties.weight[i];
  }
  arm.support.members.reset();
  if (!(weights > 0.0))
    return;
  const double common = total / weights;
  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a) {
    if (!arm.third_parties.engaged[a])
      continue;
    const double distance = std::fabs(conflict.third_parties.agenda[static_cast<Eigen::Index>(a)] - common);
    if (rng.uniform(Purpose::membership, static_cast<std::uint32_t>(a)) < exp(-distance))
      arm.support.members.set(a);
  }
}

void joint_analysis(Arm& arm, const Conflict& conflict, const Programme& programme, const AddressedRng& rng) {
  const Analysis analysis = analysis_of(programme);
  if (analysis.strength == 0.0) {
    arm.support.shared_belief.reset();
    arm.support.shared_need.reset();
    arm.support.members.reset();
    return;
  }
  arm.support.members &= arm.third_parties.engaged;
  const Month running = rng.month - analysis.since;
  if (running % analysis_cycle != 0)
    return;
  if (const std::optional<double> shared = share_beliefs(arm, conflict))
    arm.support.shared_belief = shared;
  const bool already_shared = conflict.starts_with_accord && analysis.since == 0;
  if (analysis.strategy_strength > 0.0 && (running >= analysis_cycle || already_shared))
    agree_on_strategy(arm, conflict, rng);
}

} // namespace

void drift_of_errors(Arm& arm, const Conflict& conflict, const AddressedRng& rng) {
  SupportState& support = arm.support;
  support.common_error =
      common_memory * support.common_error + innovation(common_memory) * rng.normal(Purpose::common_error);
  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a) {
    const auto i = static_cast<Eigen::Index>(a);
    support.private_error[i] =
        private_memory * support.private_error[i] +
        innovation(private_memory) * rng.normal(Purpose::private_error, static_cast<std::uint32_t>(a));
    if (!arm.third_parties.engaged[a] || !gives_money(conflict.third_parties.type[a]))
      continue;
    RegionVector& error = support.need_error[a];
    RegionVector fresh(error.size());
    rng.normals(Purpose::allocation_error, static_cast<std::uint32_t>(a * conflict.regions),
                {fresh.data(), conflict.regions});
    for (Eigen::Index z = 0; z < error.size(); ++z)
      error[z] = private_memory * error[z] + innovation(private_memory) * fresh[z];
  }
}

void positions(Arm& arm, const Conflict& conflict, const Programme& programme, const AddressedRng& rng) {
  joint_analysis(arm, conflict, programme, rng);
  const double analysis = analysis_of(programme).strength;
  SupportState& support = arm.support;
  double weights = 0.0, total = 0.0;
  int engaged = 0;
  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a) {
    if (!arm.third_parties.engaged[a])
      continue;
    const auto i = static_cast<Eigen::Index>(a);
    double belief = own_belief(arm, conflict, a);
    if (support.shared_belief)
      belief += analysis * (*support.shared_belief - belief);
    const double agenda = agenda_weight(arm, conflict, programme, a);
    support.position[i] = agenda * conflict.third_parties.agenda[i] + (1.0 - agenda) * belief;
    weights += conflict.third_parties.weight[i];
    total += conflict.third_parties.weight[i] * support.position[i];
    ++engaged;
  }
  if (engaged == 0 || !(weights > 0.0)) {
    arm.levers.coherence = 1.0;
    arm.levers.fit = 1.0;
    return;
  }

  // R1: incentives draw positions together; dispersion falls, error does not.
  constexpr double drawn_together = 0.6;
  const double mean_position = total / weights;
  const double incentives = drawn_together * programme.of(Instrument::coordination_incentives);
  double squares = 0.0, moved_total = 0.0;
  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a) {
    if (!arm.third_parties.engaged[a])
      continue;
    const auto i = static_cast<Eigen::Index>(a);
    double& position = support.position[i];
    position += incentives * (mean_position - position);
    moved_total += conflict.third_parties.weight[i] * position;
  }
  const double moved_mean = moved_total / weights;
  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a) {
    if (!arm.third_parties.engaged[a])
      continue;
    const auto i = static_cast<Eigen::Index>(a);
    const double apart = support.position[i] - moved_mean;
    squares += conflict.third_parties.weight[i] * apart * apart;
  }
  const double dispersion = std::sqrt(squares / weights);
  const double error = moved_mean - arm.true_focus;
  const SupportParameters& costs = conflict.parameters.support;
  arm.levers.coherence =
      exp(-costs.dispersion_cost * dispersion * (1.0 - 1.0 / static_cast<double>(engaged)));
  arm.levers.fit = exp(-costs.error_cost * error * error);
}

} // namespace entente::support
