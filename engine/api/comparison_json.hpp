// A comparison as a JSON document: what `compare --json` prints and what the API answers.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

struct Comparison;
struct FailureCosts;
struct Scenario;

// A comparison in the scenario's own world (its name is empty) or in one of its variants.
struct ComparedVariant {
  std::string name;
  const Comparison* comparison = nullptr;
  std::string digest; // of the outcomes of every history
  std::size_t failed = 0;
  const FailureCosts* failure_costs = nullptr; // of a scenario whose strategies have roles
};

// {"seed", "replicates", "digest", "strategies": ...}; worlds beyond the first under "worlds". Numbers that
// are not finite, and the comparison of the reference with itself, are null. `only`: leave the other
// strategies out. Where the scenario has a hypothesis, "hypothesis" holds the verdict on it, of each world
// too; "failure_costs" what a failed process costs. Indent: as nlohmann/json has it, -1 for one line.
std::string comparison_json(const Scenario& scenario, std::uint64_t seed,
                            const std::vector<ComparedVariant>& variants,
                            const std::vector<std::size_t>& only, int indent);

} // namespace entente
