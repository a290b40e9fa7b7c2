// Replayed history: one history of a study simulated again, month by month: where there is violence, money,
// troops and confidence, and which third parties are there and say the same.
#pragma once
#include "engine/core/month.hpp"
#include "engine/scenario/model/outcome.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

class Threads;

struct ReplayedRegion {
  double violence = 0.0;   // share
  double money = 0.0;      // budget units in the month
  double troops = 0.0;     // 1,000
  double confidence = 0.0; // of its citizens, mean share; not a number where nobody lives
};

struct ReplayedThirdParty {
  bool engaged = false;
  double position = 0.0; // what it says the conflict is about
};

struct ReplayedMonth {
  Month month = 0;
  std::vector<ReplayedRegion> regions;
  std::vector<ReplayedThirdParty> third_parties;
};

struct ReplayedHistory {
  std::size_t strategy = 0;
  std::uint32_t replicate = 0;
  std::vector<std::string> third_party_types; // "mediator", ...
  std::vector<double> third_party_weights;    // sum to 1
  std::vector<ReplayedMonth> months;          // every `step`-th, from the first
  OutcomeValues outcomes;
};

// The same bits as in the study, where the same program simulated it.
ReplayedHistory replay(const Scenario& scenario, std::uint64_t seed, std::size_t strategy,
                       std::uint32_t replicate, Month step, const Threads& threads);

// How far two messages agree: 1 where they are the same, e^-1 where they lie one unit apart.
double agreement(double one, double other);

} // namespace entente
