// One replicate for a comparison from the outcomes of its arms.
#pragma once
#include "analysis/comparison/comparison.hpp"
#include "engine/outcomes/outcomes.hpp"

#include <memory>
#include <vector>

namespace entente::test {

inline void add(ComparisonBuilder& builder, std::uint32_t replicate, const std::vector<Outcomes>& arms) {
  std::vector<double> values;
  const auto failed = std::make_unique<bool[]>(arms.size());
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    values.insert(values.end(), arms[arm].measures.values.begin(), arms[arm].measures.values.end());
    values.insert(values.end(), arms[arm].named.begin(), arms[arm].named.end());
    failed[arm] = arms[arm].breach.has_value();
  }
  builder.add(replicate, values, {failed.get(), arms.size()});
}

} // namespace entente::test
