// Plans of societies that several tests build.
#pragma once
#include "engine/world/build/build_society.hpp"

namespace entente {

inline SocietyPlan ordinary_plan(std::size_t citizens) {
  SocietyPlan plan;
  plan.citizens = citizens;
  plan.regions = 12;
  for (std::size_t region = 0; region < plan.regions; ++region) {
    const double second = region < 4 ? 0.7 : region < 8 ? 0.4 : 0.2;
    plan.composition.push_back({1.0 - second, second});
  }
  plan.homophily = 0.82;
  plan.locality = 0.67;
  plan.ties = 5;
  plan.maximum_ties = 64;
  plan.susceptibility = beta(0.5, 0.5);
  plan.disposition = normal(0.55, 0.2, 0.02, 0.98);
  plan.leaning = normal(0.0, 1.0);
  return plan;
}

// The same people with Poisson ties between blocks.
inline SocietyPlan poisson_plan(std::size_t citizens) {
  SocietyPlan plan = ordinary_plan(citizens);
  plan.model = NetworkSource::Model::poisson_blocks;
  return plan;
}

} // namespace entente
