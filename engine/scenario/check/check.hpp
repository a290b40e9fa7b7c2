// Validation: what a Scenario must fulfil, wherever it was made: ranges, sums, and what its parts say about
// one another.
#pragma once
#include "engine/core/error.hpp"
#include "engine/scenario/syntax/finding.hpp"

#include <vector>

namespace entente {

struct Scenario;

// Everything that is wrong, with its place as a path such as /strategies/2/name; empty = fit to run.
std::vector<Problem> check(const Scenario& scenario);
// The same for a caller who knows where each path stands in a file.
std::vector<Finding> findings_of(const Scenario& scenario);

} // namespace entente
