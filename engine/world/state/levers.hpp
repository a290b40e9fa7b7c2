// The complete list of what outside support can change (docs/model.md, the levers). Support writes it, rules
// read it; there is no other way from support to confidence, cynicism or a hazard.
#pragma once
#include "engine/world/state/vectors.hpp"

namespace entente {

struct Levers {
  IssueVector skill;        // share: the best engaged mediator, regional organisation or local partner
  int mediators = 0;        // engaged mediators and regional organisations
  double pressure = 0.0;    // share
  double coherence = 1.0;   // share; 1 with at most one third party
  double fit = 1.0;         // share: how well the joint position meets what the conflict is about
  double information = 0.0; // 0-0.7
  RegionVector troops;      // 1,000 troops, local density: an even spread gives the national total everywhere
  double national_troops = 0.0;    // 1,000 troops
  double guarantee = 0.0;          // share
  double guarantee_expected = 0.0; // share: what is promised at the table
  double monitors = 0.0;           // share of an accord's violations that a mission would see
  double conditionality = 0.0;     // share of aid released on delivery; takes donors and mediators together
  double aid_shock = 0.0;          // share of the aid that people are used to which is gone
  RegionVector captured;           // money taken by armed groups
  RegionVector dividend;           // share of what aid could do that it does
  double ownership = 0.35;         // share
  RegionVector ordinary_aid_cut;   // share of ordinary aid taken away
  double taper = 1.0;              // share of support still there after an accord

  // Third party terms, neutral by default.
  double commitment = 0.0;           // months that third parties stay committed after an accord
  bool counted_as_committed = false; // a fund stands behind the promise to stay
  double mediator_engagement = 1.0;  // factor
  double mediator_rotation = 1.0;    // factor
  double mediation_push = 1.0;       // factor
  double learning = 0.0;             // added to 1
  double reviews = 0.0;              // added to 1: how much more a failure teaches
  double capacity_growth = 1.0;      // factor

  // Experiments (not support), neutral by default.
  double forced_failure = 0.0;    // chance that a first accord fails after a year
  double restored_cynicism = 0.0; // share of the cynicism from a first failure that is taken back
  double no_process = 0.0;        // share taken from the hazard that talks open
  double forced_talks = 0.0;      // chance that a dyad at war talks, without end
  double forced_breakdown = 0.0;  // chance that talks break down
  double forced_accord = 0.0;     // chance that a dyad signs at once
  double forced_hold = 0.0;       // share taken from the hazard that an accord fails
  double mediators_kept = 0.0;    // chance a month that an absent one comes; share of leaving that is stopped
  double mediators_away = 0.0;    // chance a month that a present one leaves; share of coming that is stopped
  bool operator==(const Levers&) const = default;
};

} // namespace entente
