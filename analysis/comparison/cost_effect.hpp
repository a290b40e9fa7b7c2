// What each strategy buys beside the reference: the one reading of costs and effects that texts, tables and
// the page share. Money that is saved is called saved; a price of an effect is given only where there is one.
#pragma once
#include "engine/statistics/decision/cost_effectiveness.hpp"
#include "engine/statistics/inference/interval.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

enum class CostStanding {
  reference,
  frontier,             // no other strategy, and no mix of two, costs no more and does no less
  dominated,            // another one does
  extendedly_dominated, // a mix of two does
  same_price,           // the cost is not shown to differ
  saves_money,          // costs less, and its effect is not shown to differ: the money is not spent on it
  no_effect             // costs more, and its effect is not shown to differ
};
std::string_view name_of(CostStanding standing);

struct CostEffect {
  CostStanding standing = CostStanding::reference;
  bool gains = false; // the effect is shown to be better than the reference's: a buy, at some price
  // Price units for each further unit of effect beyond `against`, the next cheaper strategy of the frontier;
  // only where the strategy is shown to cost and to do more than that one. The interval is Fieller's.
  std::optional<double> ratio;
  Interval ratio_interval;
  std::size_t against = 0;
};

// Sums over replicates of what every strategy costs and does beside every other, pair by pair.
class CostEffectSums {
 public:
  CostEffectSums() = default;
  explicit CostEffectSums(std::size_t strategies);

  // One replicate, by strategy; a pair with a missing number is left out.
  void add(std::span<const double> costs, std::span<const double> effects);
  // Of `to` less `from`.
  JointMoments between(std::size_t from, std::size_t to) const;

 private:
  std::size_t strategies_ = 0;
  std::vector<JointSums> pairs_; // of strategies i < j, the larger less the smaller
};

// A paired difference from the reference. Shown: the interval leaves out 0, and not by rounding.
struct PairedReading {
  double mean = 0.0;
  Interval interval;
  bool shown = false;
};
struct CostAndEffect {
  PairedReading cost, effect; // the effect as measured
};

// One entry a strategy; sign: -1 where less of the effect is better, else 1.
std::vector<CostEffect> cost_effects(const CostEffectSums& sums, std::span<const CostAndEffect> strategies,
                                     std::size_t reference, double sign);

} // namespace entente
