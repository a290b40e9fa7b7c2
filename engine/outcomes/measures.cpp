#include "engine/outcomes/measures.hpp"

namespace entente {
namespace {

// clang-format off
constexpr std::array<StandardOutcome, measure_count> table{{
    {Measure::accord, "accord", "any accord", "share", Better::more, true, true,
     "an accord is signed by any dyad within the run"},
    {Measure::holds_5y, "holds_5y", "accord holding five years", "share", Better::more, true, false,
     "some accord is signed and lasts at least 60 months without its dyad's relapse within the run (primary outcome)"},
    {Measure::implementation_5y, "implementation_5y", "implementation at five years", "index", Better::more, true, false,
     "implementation index of the first accord at year 5, its last anniversary score when it failed before; only histories whose first accord was signed at least 61 months before the end"},
    {Measure::relapse_5y, "relapse_5y", "relapse within five years", "share", Better::less, true, false,
     "the first accord's dyad relapses within 60 months; only histories whose first accord was signed at least 60 months before the end"},
    {Measure::log_deaths, "log_deaths", "deaths, log(1 + n)", "log", Better::less, false, false,
     "log of 1 + all deaths of the run"},
    {Measure::quiet_late, "quiet_late", "quiet years at the end", "share", Better::more, true, false,
     "share of the last five years with fewer than 25 deaths"},
    {Measure::citizens_confidence, "citizens_confidence", "confidence of citizens", "share", Better::more, true, false,
     "mean over citizens and months"},
    {Measure::citizens_cynicism, "citizens_cynicism", "cynicism of citizens", "share", Better::less, true, false,
     "mean over citizens and months"},
    {Measure::parties_confidence, "parties_confidence", "confidence of parties", "share", Better::more, true, false,
     "mean over both sides of all dyads and months"},
    {Measure::parties_cynicism, "parties_cynicism", "cynicism of parties", "share", Better::less, true, false,
     "mean over both sides of all dyads and months"},
    {Measure::third_parties_confidence, "third_parties_confidence", "confidence of third parties", "share", Better::more, true, false,
     "mean over all helpers, engaged or not, and months; not a number without helpers"},
    {Measure::third_parties_cynicism, "third_parties_cynicism", "cynicism of third parties", "share", Better::less, true, false,
     "mean over all helpers, engaged or not, and months; not a number without helpers"},
    {Measure::cost, "cost", "cost of support", "price units", Better::less, false, false,
     "money spent, overhead included, times the price of a budget unit, plus troop months and instruments at their prices"},
    {Measure::money, "money", "money spent", "budget units", Better::neither, false, false,
     "all months, overhead included, money kept in a fund not"},
    {Measure::troop_months, "troop_months", "troop months", "1,000 troop months", Better::neither, false, false,
     "peacekeepers present, added over months"},
    {Measure::taken_from_ordinary_aid, "taken_from_ordinary_aid", "taken from ordinary aid", "budget units", Better::neither, false, false,
     "part of the money spent that was taken from ordinary programmes (R3)"},
    {Measure::deaths, "deaths", "deaths", "deaths", Better::less, false, false, "all deaths of the run"},
    {Measure::accords, "accords", "accords signed", "count", Better::neither, false, false, "over all dyads and months"},
    {Measure::months_in_talks, "months_in_talks", "months with talks", "months", Better::neither, false, false, "months in which any dyad talks"},
    {Measure::months_in_accord, "months_in_accord", "months with an accord in force", "months", Better::neither, false, false,
     "months in which any dyad implements an accord"},
}};
// clang-format on

} // namespace

std::span<const StandardOutcome> standard_outcomes() {
  return table;
}
const StandardOutcome& field_of(Measure measure) {
  return table[static_cast<std::size_t>(measure)];
}
std::optional<Measure> find_standard_outcome(std::string_view name) {
  for (const StandardOutcome& field : table)
    if (field.name == name)
      return field.measure;
  return std::nullopt;
}

} // namespace entente
