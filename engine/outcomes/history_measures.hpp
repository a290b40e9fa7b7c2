// Measures of a history at its end, shared by the standard outcomes and by the scenario's own.
#pragma once
#include "engine/core/missing.hpp"
#include "engine/outcomes/outcomes.hpp"

#include <span>

namespace entente {

// Some accord held so many months, or was seen to hold so long before the run of `months` ended.
bool accord_holds(std::span<const AccordRecord> accords, Month wanted, Month months);

// The first accord was signed early enough to be followed so many months.
bool first_is_followed(std::span<const AccordRecord> accords, Month wanted, Month months);

// Fighting came back before the accord was so many months old.
bool relapses_before(const AccordRecord& accord, Month age);

// Share of the last five years with fewer than 25 deaths; missing where there was no year.
double quiet_years(std::span<const double> yearly_deaths);

} // namespace entente
