// Strategy of support: a list of actions, an action an instrument at a strength for some
// months.
#pragma once
#include "engine/core/month.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class Instrument {
  coordination_incentives, // R1
  mediation_teams,         // R2
  reallocation,            // R3
  joint_analysis,          // R4: joint analysis and joint strategy
  joint_analysis_only,     // R4, variant: analysis without a joint strategy
  local_link,              // R5
  sensitivity_learning,    // R6
  stay_engaged,            // R7
  stay_thin,               // R7, variant: thinner and longer
  placebo,                 // costs, no content
  more_money,              // a larger budget
  // Experiments: what nobody could order, to see what the model says of it.
  forced_failure,    // the first accord fails after a year
  restored_cynicism, // a first failure leaves no cynicism behind
  // Experiments that hold an input of support at a level, whatever it would be (engine/support/held.hpp).
  no_troops,
  troops_throughout,
  no_mediators,
  mediators_throughout,
  no_leverage,
  strong_leverage,
  withheld_guarantee,
  offered_guarantee,
  aid_in_war,
};
constexpr std::size_t instrument_count = 22;

struct InstrumentField {
  Instrument instrument;
  std::string_view name;
  int recommendation;   // 1-7; 0 = none
  double overhead;      // share of the budget at strength 1
  std::string_view doc; // what changes
  std::string_view source;
  bool experiment = false; // not support: it changes what support cannot
};
// In the order of the enumeration.
std::span<const InstrumentField> instrument_table();
const InstrumentField& field_of(Instrument instrument);
std::optional<Instrument> find_instrument(std::string_view name);

struct Action {
  Instrument instrument = Instrument::placebo;
  double strength = 1.0;          // 0-1; 0 changes no bit
  Month from = 0;                 // first month
  std::optional<Month> until;     // first month without it; absent = the whole run
  std::optional<double> overhead; // share of the budget at strength 1 instead of the table's
  double factor = 1.25;           // more_money: budget multiplied by this at strength 1
  bool operator==(const Action&) const = default;
};

struct Strategy {
  std::string name;
  std::string description;
  std::vector<Action> actions; // none = the baseline
  bool operator==(const Strategy&) const = default;
};

} // namespace entente
