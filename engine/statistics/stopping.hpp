// Are the estimates known well enough to stop, when one looks again and again?
#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace entente {

// How wide an estimate may be thought to be while one looks at it repeatedly.
enum class StoppingInterval {
  // Student's interval with 1 / n added to the variance (Chow and Robbins 1965): as one stops on the width
  // and not on the
  // estimate, coverage at the stop tends to the level as the width asked for shrinks. 1 / n keeps a run of
  // equal values
  // from stopping at once; it is meant for outcomes whose unit is of the size of their range, such as shares.
  fixed_width,
  // Normal-mixture confidence sequence (Robbins 1970; Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024):
  // asymptotically
  // covers at all looks together, so one may also stop for what one sees; about 1.5 times as wide.
  anytime
};

struct StoppingRule {
  double half_width =
      0.0; // stop when every interval is at most this much either side, in the unit of the outcome
  double level = 0.95;
  std::size_t first = 100; // replicates before the first look
  double growth = 1.25;    // each look comes after this many times as many replicates as the one before
  std::size_t most = 0;    // the last look, at whatever width
  std::size_t multiple_of =
      1;                  // looks are multiples of it (parameter sets in rotation), the last one excepted
  std::size_t strata = 1; // value i belongs to stratum i mod strata, strata taken as fixed
  StoppingInterval interval = StoppingInterval::fixed_width;
};

// The only numbers of replicates at which the rule ever looks, ascending, `most` last.
std::vector<std::size_t> looks(const StoppingRule& rule);

// Half-width of the interval of the mean of values 0 .. n - 1 as the rule sees it. Infinite below 2 values.
double stopping_half_width(std::span<const double> values, const StoppingRule& rule);

struct StoppingState {
  bool enough = false;     // the width was reached
  std::size_t at = 0;      // replicates that count: the look that decided; 0 if no look has been reached
  std::size_t next = 0;    // the look to run to; 0 when there is nothing more to run
  double half_width = 0.0; // the widest at that look
};

// Each series holds values of replicates 0, 1, ... of one comparison; all equally long. Looks at fixed
// prefixes only, in order, so the answer does not depend on how many replicates happen to be finished beyond
// the look that decides.
StoppingState stopping_state(std::span<const std::vector<double>> series, const StoppingRule& rule);

} // namespace entente
