// Watched interval: one interval of a stored study, as replicates are added: the difference from the
// reference, or the mean of the reference itself. The same intervals as a comparison's.
#pragma once
#include "analysis/comparison/comparison.hpp"
#include "engine/statistics/inference/significance.hpp"

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace entente {

class Store;
struct Histories;

struct Width {
  double half = std::numeric_limits<double>::infinity(); // either side; infinite where nothing can be said
  double variance_ratio = 1.0; // PairedComparison::variance_ratio, where it is finite
  bool settled = true;         // settled_by()
};

// Whether a study may stop on an interval of this mean. Not below a thousand replicates where few histories
// carry the variance, unless the interval is cautious then: that it is narrow says most often that the large
// values have not come yet (docs/coverage.md, studies that stop themselves).
bool settled_by(const StratifiedMean& mean, bool cautious, std::size_t replicates);

class Watched {
 public:
  Watched(const Store& store, const Histories& arm, std::size_t reference, std::size_t outcome);

  std::size_t replicates() const { return arm_.size(); }
  // Over replicates 0 .. look - 1; looks ascend.
  Width at(std::size_t look, double level = confidence_level);

 private:
  std::vector<double> arm_, reference_; // the second empty where a mean is watched
  ComparedOutcome outcome_;
  OutcomeScale scale_;
  std::size_t sets_, seen_ = 0;
  StratifiedSums mean_;
  PairedSums difference_;
};

} // namespace entente
