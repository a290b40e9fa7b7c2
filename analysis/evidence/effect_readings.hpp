// What each effect reads from the arms of one conflict, and the formula that makes it a number.
#pragma once
#include "analysis/evidence/effects.hpp"
#include "engine/outcomes/outcomes.hpp"

#include <span>
#include <string_view>

namespace entente::evidence {

enum class Formula : std::uint8_t { difference, ratio, odds_ratio, share, hazard_ratio };

struct ArmsOfConflict {
  std::span<const Outcomes> arms;
  std::uint32_t conflict = 0;
  std::span<const Provision> text = {}; // texts: of the one arm
  std::size_t dimensions = 0;           // texts: of shared power

  const Outcomes& of(WarArm arm) const { return arms[static_cast<std::size_t>(arm)]; }
  const Outcomes& of(PeaceArm arm) const { return arms[static_cast<std::size_t>(arm)]; }
};

struct EffectField {
  std::string_view id;
  EffectExperiment experiment;
  Formula formula;
  void (*read)(const ArmsOfConflict& conflict, EffectObservations& observations);
  // Hazard ratios: how many covariates, which one is asked for, and for how much of it.
  std::size_t covariates = 1, asked = 0;
  double unit = 1.0;
};
std::span<const EffectField> effect_table();

} // namespace entente::evidence
