// The comparison of strategies in each world and at each point of a stored study.
#pragma once
#include "analysis/comparison/comparison.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace entente {

class Store;

struct StoredComparison {
  std::uint32_t variant = 0, point = 0;
  Comparison comparison;
  std::string digest; // of all outcomes in this world at this point
};

// One after the other, in ascending order of world and point; memory does not grow with their number nor with
// that of histories. Returns the digest of the study (study_digest.hpp), and throws ResultsDamaged where it
// is not the one that was written.
std::string each_comparison(const Store& store, const Scenario& scenario,
                            const std::function<void(StoredComparison&&)>& see);

} // namespace entente
