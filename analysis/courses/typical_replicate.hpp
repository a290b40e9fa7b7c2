// Typical replicate: the one of a comparison whose history stands for the others.
#pragma once
#include <cstddef>
#include <vector>

namespace entente {

// The replicate that lies nearest the middle: least distance of its outcomes from the median, in mid-ranks; a
// missing value counts as the middle. outcomes: [outcome][replicate], at least one of each.
std::size_t typical_replicate(const std::vector<std::vector<double>>& outcomes);

} // namespace entente
