// Signals: what a month tells people; collected while the process moves and applied once, by believe.
#pragma once
#include "engine/world/state/vectors.hpp"

#include <array>

namespace entente {

struct Signals {
  double gain = 0.0;
  double loss = 0.0;
  double attributable = 0.0; // part of the loss that can be put down to bad faith
  double costly = 0.0;       // kept promises that cost the one who kept them

  void lose(double amount) { loss += amount, attributable += amount; }
  bool operator==(const Signals&) const = default;
};

// What one identity hears of the side or sides it does not belong to, added over dyads.
struct OtherSide {
  double progress = 0.0;        // index points
  double costly_progress = 0.0; // index points
  double shortfall = 0.0;       // index points behind schedule
  double violations = 0.0;      // count
  bool operator==(const OtherSide&) const = default;
};

struct News {
  Signals headlines;     // to every citizen
  Signals third_parties; // to every third party
  RegionVector progress; // index points delivered, by region
  RegionVector proof;    // the same, as far as it proves good faith
  std::array<OtherSide, maximum_identities> other_side{};
  RegionVector spike, relief; // violence against what a region got used to
  bool operator==(const News&) const = default;
};

} // namespace entente
