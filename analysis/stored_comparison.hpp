// The comparison of strategies in each world and at each point of a stored study.
#pragma once
#include "analysis/comparison.hpp"

#include <cstdint>
#include <functional>

namespace entente {

class Store;

struct StoredComparison {
  std::uint32_t world = 0, draw = 0;
  Comparison comparison;
  std::string digest; // of all outcomes in this world at this point
};

// One after the other, in ascending order of world and point; memory does not grow with their number nor with
// that of histories.
void each_comparison(const Store& store, const Scenario& scenario,
                     const std::function<void(StoredComparison&&)>& see);

} // namespace entente
