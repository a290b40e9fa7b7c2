#include "engine/outcomes/history_measures.hpp"

#include <algorithm>

namespace entente {
namespace {

Month months_followed(const AccordRecord& accord, Month months) {
  return months - 1 - accord.signed_month;
}

} // namespace

bool accord_holds(std::span<const AccordRecord> accords, Month wanted, Month months) {
  return std::any_of(accords.begin(), accords.end(), [&](const AccordRecord& accord) {
    return accord.relapse_age.value_or(months_followed(accord, months)) >= wanted;
  });
}

bool first_is_followed(std::span<const AccordRecord> accords, Month wanted, Month months) {
  return !accords.empty() && months_followed(accords.front(), months) >= wanted;
}

bool relapses_before(const AccordRecord& accord, Month age) {
  return accord.relapse_age && *accord.relapse_age < age;
}

double quiet_years(std::span<const double> yearly_deaths) {
  constexpr double quiet = 25.0; // deaths a year, as UCDP counts an armed conflict
  constexpr std::size_t late = 5;
  if (yearly_deaths.empty())
    return missing;
  const std::span<const double> years = yearly_deaths.last(std::min(late, yearly_deaths.size()));
  const auto count = std::count_if(years.begin(), years.end(), [](double deaths) { return deaths < quiet; });
  return static_cast<double>(count) / static_cast<double>(years.size());
}

} // namespace entente
