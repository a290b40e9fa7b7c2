// State of support: what it remembers from month to month. No rule reads it.
#pragma once
#include "engine/world/state/vectors.hpp"

#include <array>
#include <bitset>
#include <optional>
#include <vector>

namespace entente {

struct SupportState {
  double common_error = 0.0;            // of what third parties believe, standard deviations
  ThirdPartyVector private_error;       // the same, each third party's own
  std::vector<RegionVector> need_error; // [third party], of what each believes a region needs
  ThirdPartyVector position;            // this month
  RegionVector money;                   // delivered a month, by region, local density as for troops
  double troops = 0.0;                  // 1,000, smoothed
  std::optional<double> shared_belief;  // joint analysis
  std::optional<RegionVector> shared_need;
  std::bitset<maximum_third_parties> members; // of the joint strategy
  double fund_at_start = 0.0; // of which it held at signature, where the history starts with one
  double fund = 0.0;          // money kept for after an accord
  std::array<RegionVector, 4> earlier_threat; // threat level as seen 1 .. 4 months ago
  // What it cost.
  double spent = 0.0;                   // money this month, overhead and instruments included
  double taken_from_ordinary_aid = 0.0; // money this month
  bool operator==(const SupportState&) const = default;
};

} // namespace entente
