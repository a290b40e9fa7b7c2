// The scenario of a point of a design, where its values may be anybody's.
#pragma once
#include "engine/core/expected.hpp"
#include "engine/ensemble/design.hpp"

namespace entente {

// As scenario_at (design.hpp), with the problems where a value is not allowed.
Expected<Scenario> try_scenario_at(const Scenario& scenario, const Design& design, std::uint32_t variant,
                                   std::uint32_t point);

} // namespace entente
