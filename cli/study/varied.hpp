// Varied numbers: which numbers a sweep varies, and over what.
#pragma once
#include "engine/scenario/model/scenario.hpp"

#include <string>
#include <vector>

namespace entente::cli {

// What --vary names, in the order named. A number that is named itself has the range given there, whatever a
// group says that it belongs to. Each is
//   KEY                    its own range: of [uncertain], of its prior, or the plausible range of the table
//   KEY=LOW:HIGH[:log]     evenly from end to end, or evenly on a log scale
//   KEY=A,B,C              these values, each as likely
//   KEY={ normal = ... }   as under [uncertain]
//   GROUP, structure, uncertain, all: every number there that has a range; all means every parameter
//   several of those that bring no range, separated by commas
// Nothing named: what [uncertain] names. Throws ScenarioError with every problem, a number that is named
// itself twice included.
std::vector<Uncertain> varied_numbers(const Scenario& scenario, const std::vector<std::string>& named);

// Throws ScenarioError where one of `settings` (KEY=VALUE, of --set) has no effect, since `keys` vary it. A
// range that is set is what a number without another one varies over.
void refuse_set_and_varied(const std::vector<std::string>& settings, const std::vector<std::string>& keys);

} // namespace entente::cli
