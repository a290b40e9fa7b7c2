#include "engine/scenario/outcome.hpp"

namespace entente {
namespace {

constexpr Month five_years = 5 * months_per_year;

// clang-format off
constexpr std::array<OutcomeField, outcome_count> table{{
    {Outcome::accord, "accord", "any accord", "share", Better::more, true, true,
     "an accord is signed by any dyad within the run", "accord_signed"},
    {Outcome::holds_5y, "holds_5y", "accord holding five years", "share", Better::more, true, false,
     "some accord is signed and lasts at least 60 months without its dyad's relapse within the run (primary outcome)", "accord_holds", five_years},
    {Outcome::implementation_5y, "implementation_5y", "implementation at five years", "index", Better::more, true, false,
     "implementation index of the first accord at year 5, the last anniversary before its parties signed anew; only histories whose first accord was signed at least 61 months before the end", "implementation", five_years},
    {Outcome::relapse_5y, "relapse_5y", "relapse within five years", "share", Better::less, true, false,
     "the first accord's dyad relapses within 60 months; only histories whose first accord was signed at least 61 months before the end", "relapse", five_years},
    {Outcome::log_deaths, "log_deaths", "deaths, log(1 + n)", "log", Better::less, false, false,
     "log of 1 + all deaths of the run", "log_deaths"},
    {Outcome::quiet_late, "quiet_late", "quiet years at the end", "share", Better::more, true, false,
     "share of the last five years with fewer than 25 deaths", "quiet_late"},
    {Outcome::citizens_confidence, "citizens_confidence", "confidence of citizens", "share", Better::more, true, false,
     "mean over citizens and months", "citizens_confidence"},
    {Outcome::citizens_cynicism, "citizens_cynicism", "cynicism of citizens", "share", Better::less, true, false,
     "mean over citizens and months", "citizens_cynicism"},
    {Outcome::parties_confidence, "parties_confidence", "confidence of parties", "share", Better::more, true, false,
     "mean over both sides of all dyads and months", "parties_confidence"},
    {Outcome::parties_cynicism, "parties_cynicism", "cynicism of parties", "share", Better::less, true, false,
     "mean over both sides of all dyads and months", "parties_cynicism"},
    {Outcome::third_parties_confidence, "third_parties_confidence", "confidence of third parties", "share", Better::more, true, false,
     "mean over all helpers, engaged or not, and months; not a number without helpers", "third_parties_confidence"},
    {Outcome::third_parties_cynicism, "third_parties_cynicism", "cynicism of third parties", "share", Better::less, true, false,
     "mean over all helpers, engaged or not, and months; not a number without helpers", "third_parties_cynicism"},
    {Outcome::cost, "cost", "cost of support", "price units", Better::less, false, false,
     "money spent, overhead included, times the price of a budget unit, plus troop months and instruments at their prices", "cost"},
    {Outcome::money, "money", "money spent", "budget units", Better::neither, false, false,
     "all months, overhead included, money kept in a fund not"},
    {Outcome::troop_months, "troop_months", "troop months", "1,000 troop months", Better::neither, false, false,
     "peacekeepers present, added over months"},
    {Outcome::taken_from_ordinary_aid, "taken_from_ordinary_aid", "taken from ordinary aid", "budget units", Better::neither, false, false,
     "part of the money spent that was taken from ordinary programmes (R3)"},
    {Outcome::deaths, "deaths", "deaths", "deaths", Better::less, false, false, "all deaths of the run"},
    {Outcome::accords, "accords", "accords signed", "count", Better::neither, false, false, "over all dyads and months"},
    {Outcome::months_in_talks, "months_in_talks", "months with talks", "months", Better::neither, false, false, "months in which any dyad talks"},
    {Outcome::months_in_accord, "months_in_accord", "months with an accord in force", "months", Better::neither, false, false,
     "months in which any dyad implements an accord"},
}};
// clang-format on

} // namespace

std::span<const OutcomeField> outcome_table() {
  return table;
}
const OutcomeField& field_of(Outcome outcome) {
  return table[static_cast<std::size_t>(outcome)];
}
std::optional<Outcome> find_outcome(std::string_view name) {
  for (const OutcomeField& field : table)
    if (field.name == name)
      return field.outcome;
  return std::nullopt;
}

} // namespace entente
