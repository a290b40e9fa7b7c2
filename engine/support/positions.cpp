// What third parties believe the conflict is about, and what they jointly say. Disagreement and error are
// different failures: the first sends mixed messages, the second sends one wrong message (W1, W2; F28).
#include "engine/core/clip.hpp"
#include "engine/random/elementary.hpp"
#include "engine/random/partly_common.hpp"
#include "engine/support/held.hpp"
#include "engine/support/support.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace entente::support {
namespace {

constexpr double common_memory = 0.95, private_memory = 0.93; // 1/month
double innovation(double memory) {
  return std::sqrt(1.0 - memory * memory);
}

// A month of private errors that last: each a standard normal throughout.
void drift(std::span<double> errors, const AddressedRng& rng, Purpose purpose, std::uint32_t first_who) {
  std::array<double, std::max(maximum_regions, maximum_third_parties)> room;
  const std::span<const double> fresh =
      rng.remembered_normals(purpose, first_who, std::span(room).first(errors.size()));
  for (std::size_t i = 0; i < errors.size(); ++i)
    errors[i] = private_memory * errors[i] + innovation(private_memory) * fresh[i];
}

double own_belief(const Arm& arm, const Conflict& conflict, std::size_t third_party) {
  const ThirdPartiesParameters& errors = conflict.parameters.third_parties;
  const auto i = static_cast<Eigen::Index>(third_party);
  return arm.true_focus +
         (1.0 - arm.third_parties.knowledge[i]) * errors.belief_noise *
             partly_common(errors.common_error, arm.support.common_error, arm.support.private_error[i]);
}

// Beliefs are pooled as evidence: who knows more counts for more. The pooled belief's squared error is never
// above the mean of the single ones under the same weights.
std::optional<double> share_beliefs(const Arm& arm, const Conflict& conflict) {
  double total = 0.0, weights = 0.0;
  for (const std::size_t a : numbers_in(arm.third_parties.engaged)) {
    const double weight = precision(arm, a);
    total += weight * own_belief(arm, conflict, a);
    weights += weight;
  }
  if (!(weights > 0.0))
    return std::nullopt;
  return total / weights;
}

// Whoever's agenda lies near the others' joins the common strategy, until the next refresh.
void agree_on_strategy(Arm& arm, const Conflict& conflict, const AddressedRng& rng) {
  double total = 0.0, weights = 0.0;
  for (const std::size_t a : numbers_in(arm.third_parties.engaged)) {
    const auto i = static_cast<Eigen::Index>(a);
    total += conflict.third_parties.weight[i] * conflict.third_parties.agenda[i];
    weights += conflict.third_parties.weight[i];
  }
  arm.support.members.reset();
  if (!(weights > 0.0))
    return;
  const double common = total / weights;
  for (const std::size_t a : numbers_in(arm.third_parties.engaged)) {
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
  if (const std::optional<double> shared = share_beliefs(arm, conflict))
    arm.support.shared_belief = shared;
  const Month running = rng.month - analysis.since;
  if (running % analysis_cycle != 0)
    return;
  const bool already_shared = conflict.starts_with_accord && analysis.since == 0;
  if (analysis.strategy_strength > 0.0 && (running >= analysis_cycle || already_shared))
    agree_on_strategy(arm, conflict, rng);
}

// The positions of those who hold one mandate: their mean, and how far they are apart.
struct Mandate {
  double weights = 0.0, total = 0.0, squares = 0.0;
  int engaged = 0;

  void add(double weight, double position) {
    weights += weight;
    total += weight * position;
    squares += weight * position * position;
    ++engaged;
  }
  double mean() const { return weights > 0.0 ? total / weights : 0.0; }
  double dispersion() const {
    return weights > 0.0 ? std::sqrt(positive_part(squares / weights - mean() * mean())) : 0.0;
  }
};

// What one kind says together, and two kinds; nothing comes of two where one is absent (W2).
Cooperation cooperation(const Arm& arm, const Conflict& conflict, const Programme& programme) {
  const double cost = conflict.parameters.support.dispersion_cost;
  Mandate security, mediation, development;
  for (const std::size_t a : numbers_in(arm.third_parties.engaged)) {
    const Kind kind = kind_of(conflict.third_parties.type[a]);
    Mandate& mandate = kind == Kind::security ? security : kind == Kind::mediation ? mediation : development;
    const auto i = static_cast<Eigen::Index>(a);
    mandate.add(conflict.third_parties.weight[i], arm.support.position[i]);
  }
  const auto between = [&](const Mandate& a, const Mandate& b) {
    return a.engaged == 0 || b.engaged == 0 ? 0.0
                                            : exp(-cost * std::fabs(a.mean() - b.mean())) *
                                                  (1.0 - programme.of(Instrument::no_cooperation));
  };
  return {.within_security = security.engaged < 2 ? 1.0
                                                  : exp(-cost * security.dispersion() *
                                                        (1.0 - 1.0 / static_cast<double>(security.engaged))),
          .security_mediation = between(security, mediation),
          .development_mediation = between(development, mediation),
          .development_security = between(development, security)};
}

} // namespace

double precision(const Arm& arm, std::size_t third_party) {
  const double ignorance = 1.0 - arm.third_parties.knowledge[static_cast<Eigen::Index>(third_party)];
  return 1.0 / (ignorance * ignorance); // knowledge stays below 1
}

void drift_of_errors(Arm& arm, const Conflict& conflict, const AddressedRng& rng) {
  SupportState& support = arm.support;
  support.common_error =
      common_memory * support.common_error + innovation(common_memory) * rng.normal(Purpose::common_error);
  drift({support.private_error.data(), conflict.third_parties.count()}, rng, Purpose::private_error, 0);
  for (const std::size_t a : numbers_in(arm.third_parties.engaged))
    if (gives_money(conflict.third_parties.type[a]))
      drift({support.need_error[a].data(), conflict.regions}, rng, Purpose::allocation_error,
            static_cast<std::uint32_t>(a * conflict.regions));
}

void positions(Arm& arm, const Conflict& conflict, const Programme& programme, const AddressedRng& rng) {
  joint_analysis(arm, conflict, programme, rng);
  const double analysis = analysis_of(programme).strength;
  SupportState& support = arm.support;
  double weights = 0.0, total = 0.0;
  int engaged = 0;
  for (const std::size_t a : numbers_in(arm.third_parties.engaged)) {
    const auto i = static_cast<Eigen::Index>(a);
    double belief = own_belief(arm, conflict, a);
    if (support.shared_belief)
      belief += analysis * (*support.shared_belief - belief);
    belief = put_right(programme, Instrument::ceiling_analysis, belief, arm.true_focus);
    const double agenda = agenda_weight(arm, conflict, programme, a);
    support.position[i] = agenda * conflict.third_parties.agenda[i] + (1.0 - agenda) * belief;
    weights += conflict.third_parties.weight[i];
    total += conflict.third_parties.weight[i] * support.position[i];
    ++engaged;
  }
  if (engaged == 0 || !(weights > 0.0)) {
    arm.levers.coherence = 1.0;
    arm.levers.fit = 1.0;
    arm.support.cooperation = {};
    return;
  }

  // R1: incentives draw positions together; dispersion falls, error does not.
  constexpr double drawn_together = 0.6;
  const double mean_position = total / weights;
  const double incentives = put_right(programme, Instrument::ceiling_coordination,
                                      drawn_together * programme.of(Instrument::coordination_incentives));
  double squares = 0.0, moved_total = 0.0;
  for (const std::size_t a : numbers_in(arm.third_parties.engaged)) {
    const auto i = static_cast<Eigen::Index>(a);
    double& position = support.position[i];
    position += incentives * (mean_position - position);
    moved_total += conflict.third_parties.weight[i] * position;
  }
  const double moved_mean = moved_total / weights;
  for (const std::size_t a : numbers_in(arm.third_parties.engaged)) {
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
  arm.support.cooperation = cooperation(arm, conflict, programme);
}

} // namespace entente::support
