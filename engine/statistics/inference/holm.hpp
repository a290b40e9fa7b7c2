// Holm's correction: which of many comparisons still stand when all of them are looked at together?
#pragma once
#include <span>
#include <vector>

namespace entente {

// Holm's adjusted p values (Holm 1979), in the order given: comparing them with a level keeps the chance of
// any false finding below it, whatever the dependence. Values that are not numbers are left as they are and
// do not count.
std::vector<double> holm_adjusted(std::span<const double> p);

} // namespace entente
