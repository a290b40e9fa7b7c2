// Death toll: deaths under each strategy beside the reference: in people, and as a share of those under the
// reference. What is counted is every death of a simulated conflict, averaged over the conflicts
// (docs/decisions/0093).
#pragma once
#include "engine/statistics/inference/interval.hpp"

#include <cstddef>
#include <vector>

namespace entente {

struct Comparison;

struct DeathToll {
  std::size_t strategy = 0;       // index into the comparison's
  double change = 0.0;            // people a conflict: mean difference on the same conflicts
  Interval interval;              // 95 %, of it
  double share = 0.0;             // of the mean under the reference; not a number where nobody dies there
  double fewer = 0.0, more = 0.0; // shares of the conflicts
  // The mean logarithm of deaths differs the same way when all differences are looked at together (Holm, 5
  // %).
  bool shown = false;
};

struct DeathTolls {
  double reference = 0.0;            // mean deaths of a conflict under the reference
  std::vector<DeathToll> strategies; // but the reference; the fewest deaths first

  // The largest fall and rise; of `shown` ones alone if asked. nullptr where there is none.
  const DeathToll* gain(bool shown_only = false) const;
  const DeathToll* harm(bool shown_only = false) const;
};

DeathTolls death_tolls(const Comparison& comparison);

} // namespace entente
