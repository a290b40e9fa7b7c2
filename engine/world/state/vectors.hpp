// Small vectors without allocation: Eigen for storage and element-wise work. Sums, dots and norms in the
// state path are loops in fixed order (sum below), because Eigen's own depend on the build.
#pragma once
#include "engine/scenario/model/scenario.hpp"

#include <Eigen/Core>

namespace entente {

template<std::size_t Maximum>
using BoundedVector = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, static_cast<int>(Maximum), 1>;

using IssueVector = BoundedVector<maximum_issues>;
using RegionVector = BoundedVector<maximum_regions>;
using ThirdPartyVector = BoundedVector<maximum_third_parties>;

// Ascending index, one addition after the other.
template<class Vector>
double sum(const Eigen::DenseBase<Vector>& values) {
  double total = 0.0;
  for (Eigen::Index i = 0; i < values.size(); ++i)
    total += values.derived()[i];
  return total;
}

template<class Vector>
double mean(const Eigen::DenseBase<Vector>& values) {
  return values.size() == 0 ? 0.0 : sum(values) / static_cast<double>(values.size());
}

} // namespace entente
