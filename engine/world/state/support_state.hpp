// State of support: what it remembers from month to month. No rule reads it.
#pragma once
#include "engine/world/state/vectors.hpp"

#include <array>
#include <bitset>
#include <optional>
#include <vector>

namespace entente {

// How well those agree who hold one mandate, and those of two: shares; 0 between kinds of which one is
// absent.
struct Cooperation {
  double within_security = 1.0;
  double security_mediation = 0.0, development_mediation = 0.0, development_security = 0.0;
  bool operator==(const Cooperation&) const = default;
};

struct SupportState {
  static constexpr std::size_t threat_memory = 4; // months

  double common_error = 0.0;            // of what third parties believe, standard deviations
  ThirdPartyVector private_error;       // the same, each third party's own
  std::vector<RegionVector> need_error; // [third party], of what each believes a region needs
  ThirdPartyVector position;            // this month
  Cooperation cooperation;              // this month
  RegionVector money;                   // delivered a month, by region, local density as for troops
  double aid_habit = 0.0;               // money a month and region that people are used to
  double troops = 0.0;                  // 1,000, smoothed
  std::optional<double> shared_belief;  // joint analysis
  std::optional<RegionVector> shared_need;
  std::bitset<maximum_third_parties> members;             // of the joint strategy
  double fund = 0.0;                                      // money kept for after an accord
  std::array<RegionVector, threat_memory> earlier_threat; // threat level, at month modulo memory
  // What it cost.
  double spent = 0.0;                   // money this month, overhead and instruments included
  double taken_from_ordinary_aid = 0.0; // money this month
  bool operator==(const SupportState&) const = default;
};

} // namespace entente
