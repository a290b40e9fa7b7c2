// Regions: where things happen, one array per attribute.
#pragma once
#include "engine/world/state/vectors.hpp"

namespace entente {

struct Regions {
  RegionVector deaths;       // this month
  RegionVector violence;     // share, 1 - exp(-deaths / 15)
  RegionVector threat_level; // smoothed violence, what one got used to
  RegionVector need;         // share
  bool operator==(const Regions&) const = default;
};

} // namespace entente
