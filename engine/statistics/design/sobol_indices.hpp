// Sobol indices: what share of the spread of an output is each factor answerable for, alone and with others?
#pragma once
#include "engine/random/addressed_rng.hpp"
#include "engine/statistics/inference/bootstrap.hpp"
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

// base x (factors + 2) rows, one column a factor, values in (0, 1). The rows of one base point follow one
// another: A, B, then for each factor A with that factor taken from B (Saltelli et al. 2010). A and B are
// halves of one scrambled Sobol design; `base` a power of two keeps it even. More base points extend the
// design: the first rows stay.
Matrix saltelli_design(const AddressedRng& rng, std::size_t base, std::size_t factors);

struct SobolIndex {
  double first =
      0.0; // share of variance that knowing this factor alone would remove, up to sampling error in [0, 1]
  Interval first_interval;
  double total = 0.0; // share that remains if all others were known
  Interval total_interval;
};

// One entry a factor, from output[i] at row i of a saltelli_design. First order by the estimator of Saltelli
// et al. 2010 (their table 2, b) on centred outputs, total order by Jansen 1999; percentile bootstrap over
// base points, which treats them as independent and is therefore wide rather than narrow. A constant output
// gives zeros.
std::vector<SobolIndex> sobol_indices(const AddressedRng& rng, std::span<const double> output,
                                      std::size_t factors,
                                      const BootstrapSettings& settings = {.resamples = 1000});

} // namespace entente
