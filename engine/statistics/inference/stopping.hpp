// Sequential stopping: are the estimates known well enough to stop, when one looks again and again?
#pragma once
#include "engine/statistics/inference/significance.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace entente {

// One stops on the width of the intervals and not on the estimates, so that coverage at the stop tends to
// their level as the width asked for shrinks (Chow and Robbins 1965).
struct StoppingRule {
  double half_width =
      0.0; // stop when every interval is at most this much either side, in the unit of the outcome
  double level = confidence_level;
  std::size_t first = 100; // replicates before the first look
  double growth = 1.1;     // each look comes after this many times as many replicates as the one before
  std::size_t most = 0;    // the last look, at whatever width
  std::size_t multiple_of =
      1; // looks are multiples of it (parameter sets in rotation), the last one excepted
};

// The only numbers of replicates at which the rule ever looks, ascending, `most` last.
std::vector<std::size_t> looks(const StoppingRule& rule);

struct StoppingState {
  bool enough = false;     // the width was reached
  std::size_t at = 0;      // replicates that count: the look that decided; 0 if no look has been reached
  std::size_t next = 0;    // the look to run to; 0 when there is nothing more to run
  double half_width = 0.0; // the widest at that look
};

// What a look sees: the half-width of the widest interval, and whether it may be believed that early. The
// last look is that of a study of fixed size, which does not stop on what it sees, and is always believed.
struct Look {
  double half_width;
  bool settled;

  Look(double half_width, bool settled = true) : half_width(half_width), settled(settled) {}
};

// at(look): over replicates 0 .. look - 1; asked for in ascending order, and only up to `done`, the
// replicates that are finished. Looks at fixed prefixes only, so the answer does not depend on how many
// replicates happen to be finished beyond the look that decides.
StoppingState stopping_state(const StoppingRule& rule, std::size_t done,
                             const std::function<Look(std::size_t look)>& at);

} // namespace entente
