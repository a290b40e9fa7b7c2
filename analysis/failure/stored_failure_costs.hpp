// The costs of failure in a stored study that kept series.
#pragma once
#include "analysis/failure/failure_costs.hpp"

#include <cstdint>
#include <optional>

namespace entente {

class Store;

// In one of its worlds, at the first point. Nothing where a role has no strategy or the study kept no series.
// All arms of a conflict are read at the same months, counted from the one in which the accord of the role
// `failed` failed; conflicts in which none did are left out, and a year beyond the run counts nowhere.
std::optional<FailureCosts> stored_failure_costs(const Store& store, const Scenario& scenario,
                                                 std::uint32_t variant);

} // namespace entente
