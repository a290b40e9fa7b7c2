// One history of a study lived again, month by month: where there is violence, money, troops and confidence,
// and which third parties are there and say the same.
#pragma once
#include "engine/core/month.hpp"
#include "engine/scenario/outcome.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

class Store;
class Threads;

struct LivedRegion {
  double violence = 0.0;   // share
  double money = 0.0;      // budget units in the month
  double troops = 0.0;     // 1,000
  double confidence = 0.0; // of its citizens, mean share; not a number where nobody lives
};

struct LivedHelper {
  bool engaged = false;
  double position = 0.0; // what it says the conflict is about
};

struct LivedMonth {
  Month month = 0;
  std::vector<LivedRegion> regions;
  std::vector<LivedHelper> helpers;
};

struct LivedHistory {
  std::size_t strategy = 0;
  std::uint32_t replicate = 0;
  std::vector<std::string> helper_types; // "mediator", ...
  std::vector<double> helper_weights;    // sum to 1
  std::vector<LivedMonth> months;        // every `step`-th, from the first
  OutcomeValues outcomes;
};

// The replicate that lies nearest the middle: least distance of its headline outcomes from the median, in
// mid-ranks, under one strategy, among those in which all of them are numbers or missing alike. In the
// scenario's own world, at the first point.
std::uint32_t typical_replicate(const Store& store, std::size_t strategy);

// The same bits as in the study, where the same program lived it.
LivedHistory live_again(const Scenario& scenario, std::uint64_t seed, std::size_t strategy,
                        std::uint32_t replicate, Month step, const Threads& threads);

// How far two messages agree: 1 where they are the same, e^-1 where they lie one unit apart.
double agreement(double one, double other);

} // namespace entente
