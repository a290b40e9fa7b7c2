// What a failed process costs, as it is printed before the usual tables.
#pragma once
#include <string>

namespace entente {
struct FailureCosts;
}

namespace entente::cli {

// Two sentences and a small table, then the order that was expected and where it fails.
std::string failure_costs_text(const FailureCosts& costs);

} // namespace entente::cli
