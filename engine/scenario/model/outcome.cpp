#include "engine/scenario/model/outcome.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr Month five_years = 5 * months_per_year;

// Smallest differences that matter: the same two in a hundred for whatever is counted, lives included, so
// that no outcome is passed over because its scale is coarser than another's. docs/decisions/0098.
constexpr SmallestDifference two_conflicts{
    0.02, false,
    "two conflicts in a hundred, one in fifty: about one of the conflicts fought in the world in a "
    "year (59 with a state in 2023, UCDP)"},
    two_accords{0.02, false, "two accords in a hundred, as for conflicts"},
    one_step{
        0.02, false,
        "one step on the scale 0 to 3 of the Peace Accords Matrix for one provision of an accord that has "
        "seventeen (F45)"},
    quiet_year{0.02, false, "one more quiet year among the last five of ten conflicts"},
    two_deaths{
        0.02, false,
        "two deaths in a hundred (about 2 %), as for conflicts: where 25,000 die these are 500 people"},
    two_deaths_of_mean{0.02, true, "two deaths in a hundred, as for their logarithm"},
    two_surveys{
        0.02, false,
        "what two surveys of a thousand people could just tell apart (answers from 0 to 1 with SD 0.25: "
        "1.96 x 0.25 x sqrt(2/1000) = 0.022)"},
    as_surveys{0.02, false, "as for citizens, on the same scale"},
    price_step{
        0.05, true,
        "a twentieth of the reference, coarser than for lives: prices are estimates, and money can be moved"},
    reading_aid{0.05, true,
                "a twentieth of the reference: it helps to read the rest, and nothing is decided on it"};

// clang-format off
constexpr std::array<OutcomeField, outcome_count> outcome_rows{{
    {Outcome::accord, "accord", "any accord", "share", Better::more, true, true,
     "an accord is signed by any dyad within the run", two_conflicts, "accord_signed"},
    {Outcome::holds_5y, "holds_5y", "accord holding five years", "share", Better::more, true, false,
     "some accord is signed and lasts at least 60 months without its dyad's relapse within the run (primary outcome)", two_conflicts, "accord_holds", five_years},
    {Outcome::implementation_5y, "implementation_5y", "implementation at five years", "index", Better::more, true, false,
     "implementation index of the first accord at year 5, the last anniversary before its parties signed anew; only histories whose first accord was signed at least 61 months before the end", one_step, "implementation", five_years},
    {Outcome::relapse_5y, "relapse_5y", "relapse within five years", "share", Better::less, true, false,
     "the first accord's dyad relapses within 60 months; only histories whose first accord was signed at least 61 months before the end", two_accords, "relapse", five_years},
    {Outcome::log_deaths, "log_deaths", "deaths, log(1 + n)", "log", Better::less, false, false,
     "log of 1 + all deaths of the run", two_deaths, "log_deaths"},
    {Outcome::quiet_late, "quiet_late", "quiet years at the end", "share", Better::more, true, false,
     "share of the last five years with fewer than 25 deaths", quiet_year, "quiet_late"},
    {Outcome::citizens_confidence, "citizens_confidence", "confidence of citizens", "share", Better::more, true, false,
     "mean over citizens and months", two_surveys, "citizens_confidence"},
    {Outcome::citizens_cynicism, "citizens_cynicism", "cynicism of citizens", "share", Better::less, true, false,
     "mean over citizens and months", two_surveys, "citizens_cynicism"},
    {Outcome::parties_confidence, "parties_confidence", "confidence of parties", "share", Better::more, true, false,
     "mean over both sides of all dyads and months", as_surveys, "parties_confidence"},
    {Outcome::parties_cynicism, "parties_cynicism", "cynicism of parties", "share", Better::less, true, false,
     "mean over both sides of all dyads and months", as_surveys, "parties_cynicism"},
    {Outcome::third_parties_confidence, "third_parties_confidence", "confidence of third parties", "share", Better::more, true, false,
     "mean over all third parties, engaged or not, and months; not a number without third parties", as_surveys, "third_parties_confidence"},
    {Outcome::third_parties_cynicism, "third_parties_cynicism", "cynicism of third parties", "share", Better::less, true, false,
     "mean over all third parties, engaged or not, and months; not a number without third parties", as_surveys, "third_parties_cynicism"},
    {Outcome::cost, "cost", "cost of support", "price units", Better::less, false, false,
     "money spent, overhead included, times the price of a budget unit, plus troop months and instruments at their prices", price_step, "cost"},
    {Outcome::money, "money", "money spent", "budget units", Better::neither, false, false,
     "all months, overhead included, money kept in a fund not", price_step},
    {Outcome::troop_months, "troop_months", "troop months", "1,000 troop months", Better::neither, false, false,
     "peacekeepers present, added over months", price_step},
    {Outcome::taken_from_ordinary_aid, "taken_from_ordinary_aid", "taken from ordinary aid", "budget units", Better::neither, false, false,
     "part of the money spent that was taken from ordinary programmes (R3)", price_step},
    {Outcome::deaths, "deaths", "deaths", "deaths", Better::less, false, false, "all deaths of the run", two_deaths_of_mean},
    {Outcome::accords, "accords", "accords signed", "count", Better::neither, false, false, "over all dyads and months", reading_aid},
    {Outcome::months_in_talks, "months_in_talks", "months with talks", "months", Better::neither, false, false, "months in which any dyad talks", reading_aid},
    {Outcome::months_in_accord, "months_in_accord", "months with an accord in force", "months", Better::neither, false, false,
     "months in which any dyad implements an accord", reading_aid},
}};
// clang-format on

} // namespace

std::span<const OutcomeField> outcome_table() {
  return outcome_rows;
}
const OutcomeField& field_of(Outcome outcome) {
  return outcome_rows[static_cast<std::size_t>(outcome)];
}
double SmallestDifference::of(double reference) const {
  return relative ? value * std::abs(reference) : value;
}
const OutcomeField* find_measured(std::string_view measure) {
  const auto field =
      std::find_if(outcome_rows.begin(), outcome_rows.end(), [measure](const OutcomeField& candidate) {
        return !measure.empty() && candidate.measure == measure;
      });
  return field == outcome_rows.end() ? nullptr : &*field;
}
std::optional<Outcome> find_outcome(std::string_view name) {
  for (const OutcomeField& field : outcome_rows)
    if (field.name == name)
      return field.outcome;
  return std::nullopt;
}

} // namespace entente
