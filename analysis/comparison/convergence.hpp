// Convergence: how an interval narrowed as histories came in.
#pragma once
#include "engine/store/sqlite/store.hpp"

#include <cstddef>
#include <vector>

namespace entente {

struct WidthAt {
  std::size_t n = 0;       // first replicates
  double half_width = 0.0; // of the 95 % interval
};

// Of the difference in an outcome between an arm and the reference; of its mean where both are the same arm.
// At about `looks` numbers of replicates, each a multiple of the parameter sets, in geometric steps.
std::vector<WidthAt> interval_widths(const Store& store, const Histories& arm, std::size_t reference,
                                     std::size_t outcome, std::size_t looks = 24);

} // namespace entente
