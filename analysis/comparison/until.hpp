// Sequential stopping of a study: are the differences between strategies known well enough?
#pragma once
#include "engine/statistics/inference/stopping.hpp"

#include <cstddef>
#include <cstdint>

namespace entente {

class Store;

struct UntilState {
  bool enough = false;
  std::uint32_t at = 0;    // the look that decided; 0 if none was reached
  std::uint32_t next = 0;  // run to so many replicates; 0 = there is nothing more to run
  double half_width = 0.0; // the widest at that look
  double unpaired_replicates =
      0.0; // replicates that independent histories would have needed for the same widths
};

// Of the difference of an outcome to the reference, for every strategy in every world; of its mean where
// there is one strategy. Looks at fixed prefixes of replicates alone, so the answer does not depend on what
// else is stored. A pair counts where both histories have the outcome. Where few pairs carry the variance the
// width is not believed before a thousand replicates (settled_by), or the last look.
UntilState until_state(const Store& store, std::size_t reference, std::size_t outcome,
                       const StoppingRule& rule);

} // namespace entente
