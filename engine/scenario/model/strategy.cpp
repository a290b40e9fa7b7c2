#include "engine/scenario/model/strategy.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::string_view oecd = "OECD recommendation, as quoted";
constexpr std::string_view ours = "our reading of an OECD recommendation whose text we could not read";

// clang-format off
constexpr std::array<InstrumentField, instrument_count> instrument_rows{{
  {Instrument::coordination_incentives, "coordination_incentives", 1, 0.04,
      "third parties move 60 % of the way to their common position: they disagree less, but err no less", oecd, false, true},
  {Instrument::mediation_teams, "mediation_teams", 2, 0.06,
      "mediators are skilled on every issue (0.7 at least), stay longer, come sooner and open talks more often", oecd,
      false, true},
  {Instrument::reallocation, "reallocation", 3, 0.0,
      "30 % of ordinary aid goes to peace support; from the second year far regions feel the cut", oecd},
  {Instrument::joint_analysis, "joint_analysis", 4, 0.05,
      "third parties pool beliefs and needs as evidence, and follow a joint strategy instead of their agendas", oecd, false, true},
  {Instrument::joint_analysis_only, "joint_analysis_only", 4, 0.03,
      "third parties pool beliefs and needs as evidence, but keep their own agendas", oecd, false, true},
  {Instrument::local_link, "local_link", 5, 0.05,
      "support works through local institutions: more ownership and learning where these are good, capture where not",
      ours},
  {Instrument::sensitivity_learning, "sensitivity_learning", 6, 0.06,
      "failures are reviewed and teach three times as much; money avoids regions that were violent four months ago and is"
      " delivered 30 % more slowly", ours},
  {Instrument::stay_engaged, "stay_engaged", 7, 0.0,
      "30 % of money and troops is held back while the usual commitment to an accord lasts and pays for staying after it",
      ours},
  {Instrument::stay_thin, "stay_thin", 7, 0.0,
      "commitment after an accord lasts up to 2.5 times as long, at accordingly lower money and troops", ours},
  {Instrument::placebo, "placebo", 0, 0.05,
      "nothing but its cost: what a programme without content does to the budget", "a control"},
  {Instrument::more_money, "more_money", 0, 0.0,
      "the budget is multiplied by a factor (1.25 unless the action says otherwise)", "a control"},
  {Instrument::forced_failure, "forced_failure", 0, 0.0,
      "the first accord of every dyad fails a year after signature, if it has held so long (with probability strength)",
      "an experiment", true},
  {Instrument::restored_cynicism, "restored_cynicism", 0, 0.0,
      "in the month in which a first accord fails nobody's cynicism rises, as if it were put back to what it was",
      "an experiment", true},
  {Instrument::no_process, "no_process", 0, 0.0,
      "no talks open while it is in force, but those that other experiments force (the hazard falls by strength)",
      "an experiment", true},
  {Instrument::forced_talks, "forced_talks", 0, 0.0,
      "dyads at war open talks, which neither succeed nor break down while it is in force (each dyad with "
      "probability strength)", "an experiment", true},
  {Instrument::forced_breakdown, "forced_breakdown", 0, 0.0,
      "talks that are going on break down while it is in force (each dyad with probability strength)",
      "an experiment", true},
  {Instrument::forced_accord, "forced_accord", 0, 0.0,
      "dyads at war or in talks agree on everything and sign at once while it is in force, without a vote (each "
      "dyad with probability strength)", "an experiment", true},
  {Instrument::forced_hold, "forced_hold", 0, 0.0,
      "no accord fails while it is in force, but by forced_failure (the hazard falls by strength)",
      "an experiment", true},
  {Instrument::no_troops, "no_troops", 0, 0.0,
      "there are no peacekeepers, whatever the mandate", "an experiment", true},
  {Instrument::troops_throughout, "troops_throughout", 0, 0.0,
      "10,000 peacekeepers stand throughout, whatever the mandate", "an experiment", true},
  {Instrument::no_mediators, "no_mediators", 0, 0.0,
      "mediators and regional organisations stay away", "an experiment", true},
  {Instrument::mediators_throughout, "mediators_throughout", 0, 0.0,
      "mediators and regional organisations are there throughout", "an experiment", true},
  {Instrument::no_leverage, "no_leverage", 0, 0.0,
      "third parties press nobody (support.leverage_strength is 0)", "an experiment", true},
  {Instrument::strong_leverage, "strong_leverage", 0, 0.0,
      "third parties press hard (support.leverage_strength is 0.6)", "an experiment", true},
  {Instrument::withheld_guarantee, "withheld_guarantee", 0, 0.0,
      "those who talk expect no guarantee of what they may sign", "an experiment", true},
  {Instrument::offered_guarantee, "offered_guarantee", 0, 0.0,
      "those who talk are sure of a guarantee of what they may sign", "an experiment", true},
  {Instrument::aid_in_war, "aid_in_war", 0, 0.0,
      "money is doubled as long as no accord is in force", "an experiment", true},
  {Instrument::no_cooperation, "no_cooperation", 0, 0.0,
      "development, mediation and security actors act apart: what takes two of them does not come about", "an experiment", true},
  {Instrument::ceiling_coordination, "ceiling_coordination", 1, 0.0,
      "third parties hold one position, the mean of what they held: no disagreement is left, all error is", "an experiment", true},
  {Instrument::ceiling_mediation, "ceiling_mediation", 2, 0.0,
      "mediators and regional organisations are there throughout, and fully skilled on every issue", "an experiment", true},
  {Instrument::ceiling_money, "ceiling_money", 3, 0.0,
      "aid does all that aid can do in every region, as if there were no end of it; what is captured stays", "an experiment", true},
  {Instrument::ceiling_analysis, "ceiling_analysis", 4, 0.0,
      "third parties know what the conflict is about and what regions need, and have no agenda", "an experiment", true},
  {Instrument::ceiling_ownership, "ceiling_ownership", 5, 0.0,
      "the process is wholly people's own", "an experiment", true},
  {Instrument::ceiling_sensitivity, "ceiling_sensitivity", 6, 0.0,
      "no money is captured, and third parties have learned all that failures can teach", "an experiment", true},
  {Instrument::ceiling_commitment, "ceiling_commitment", 7, 0.0,
      "third parties stay committed to an accord without end, and support never fades", "an experiment", true},
}};
// clang-format on

constexpr bool in_order() {
  for (std::size_t i = 0; i < instrument_rows.size(); ++i)
    if (static_cast<std::size_t>(instrument_rows[i].instrument) != i)
      return false;
  return true;
}
static_assert(in_order(), "instruments stand in the order of their enumeration");

} // namespace

std::span<const InstrumentField> instrument_table() {
  return instrument_rows;
}

const InstrumentField& field_of(Instrument instrument) {
  return instrument_rows[static_cast<std::size_t>(instrument)];
}

std::optional<Instrument> find_instrument(std::string_view name) {
  const auto found = std::find_if(instrument_rows.begin(), instrument_rows.end(),
                                  [name](const InstrumentField& field) { return field.name == name; });
  if (found == instrument_rows.end())
    return std::nullopt;
  return found->instrument;
}

} // namespace entente
