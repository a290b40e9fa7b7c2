// Varied numbers: which numbers a sweep varies, and over what.
#pragma once
#include "engine/scenario/model/scenario.hpp"

#include <string>
#include <vector>

namespace entente::cli {

// What --vary names, in the order named; a number named twice has the later range. Each is
//   KEY                    its own range: of [uncertain], of its prior, or the plausible range of the table
//   KEY=LOW:HIGH[:log]     evenly from end to end, or evenly on a log scale
//   KEY=A,B,C              these values, each as likely
//   KEY={ normal = ... }   as under [uncertain]
//   GROUP, structure, uncertain, all: every number there that has a range; all means every parameter
//   several of those that bring no range, separated by commas
// Nothing named: what [uncertain] names. Throws ScenarioError with every problem.
std::vector<Uncertain> varied_numbers(const Scenario& scenario, const std::vector<std::string>& named);

} // namespace entente::cli
