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
  no_process,        // no talks open
  forced_talks,      // talks open at once and go on
  forced_breakdown,  // talks break down
  forced_accord,     // an accord is signed at once
  forced_hold,       // no accord fails
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
  no_cooperation, // W2: kinds of third party act apart
  // Ceilings: what a recommendation is about, wholly put right at no price (engine/support/held.hpp).
  ceiling_coordination, // R1
  ceiling_mediation,    // R2
  ceiling_money,        // R3
  ceiling_analysis,     // R4
  ceiling_ownership,    // R5
  ceiling_sensitivity,  // R6
  ceiling_commitment,   // R7
};
constexpr std::size_t instrument_count = 35;

struct InstrumentField {
  Instrument instrument;
  std::string_view name;
  int recommendation;   // 1-7; 0 = none
  double overhead;      // share of the budget at strength 1
  std::string_view doc; // what changes
  std::string_view source;
  bool experiment = false;     // not support: it changes what support cannot
  bool mediators_work = false; // its running takes as large a share of mediators' time as of the budget
};
// In the order of the enumeration.
std::span<const InstrumentField> instrument_table();
const InstrumentField& field_of(Instrument instrument);
std::optional<Instrument> find_instrument(std::string_view name);

// Which part of an instrument is in force: what it does, what it takes, or, as in life, both.
enum class ActionPart { both, content, price };
constexpr std::array<std::string_view, 3> part_names{"both", "content", "price"}; // in that order

struct Action {
  Instrument instrument = Instrument::placebo;
  double strength = 1.0;          // 0-1; 0 changes no bit
  Month from = 0;                 // first month
  std::optional<Month> until;     // first month without it; absent = the whole run
  std::optional<double> overhead; // share of the budget at strength 1 instead of the table's
  double factor = 1.25;           // more_money: budget multiplied by this at strength 1
  ActionPart part = ActionPart::both;
  bool operator==(const Action&) const = default;
};

// What a strategy stands for in the account of what a failed process costs (docs/decisions/0121); each at
// most once in a scenario.
enum class Role {
  none,
  held,       // an accord that holds
  no_process, // no process at all
  broke_down, // talks that broke down
  failed,     // an accord that failed
  reopened,   // an accord that failed, and whatever process comes after
  restored,   // the same, the cynicism of the failure taken back
};
constexpr std::array<std::string_view, 7> role_names{// in the order of the enumeration
                                                     "none",   "held",     "no_process", "broke_down",
                                                     "failed", "reopened", "restored"};

struct Strategy {
  std::string name;
  std::string description;
  std::vector<Action> actions; // none = the baseline
  Role role = Role::none;
  bool operator==(const Strategy&) const = default;
};

} // namespace entente
