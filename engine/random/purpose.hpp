// Purposes, the address space of random draws: one name per random decision. The numbers are part of every
// result: explicit, never reused, never changed.
#pragma once
#include <cstddef>
#include <cstdint>

namespace entente {

enum class Purpose : std::uint16_t {
  // The conflict itself, drawn once (month 0): a strategy never changes them.
  structure = 1,           // who: hash of the quantity's name (engine/world/build/draw_conflict.cpp)
  armed_group = 2,         // who: group x 16 + index of the quantity
  third_party = 3,         // who: third party x 64 + index of the quantity
  third_party_agenda = 4,  // who: third party x regions + region
  third_party_skill = 5,   // who: third party x issues + issue
  issue_gap = 6,           // who: dyad x issues + issue
  identity = 7,            // who: citizen
  susceptibility = 8,      // who: citizen
  disposition = 9,         // who: citizen
  leaning = 10,            // who: citizen
  initial_confidence = 11, // who: citizen
  initial_cynicism = 12,   // who: citizen
  tie = 13,                // who: citizen; index: draw x 4 + (identity, local?, region, whom)
  poisson_tie = 14,        // who: block pair; index: skip
  uncertain = 15,          // who: hash of the quantity's name
  vote_required = 16,      // who: dyad
  party_start = 17,        // who: dyad x 8 + index of the quantity
  third_party_start = 18,  // who: third party
  settlement = 19,         // who: citizen

  // The month.
  fortune_shock = 32,      // who: dyad; does it happen
  fortune_size = 33,       // who: dyad
  focus = 34,              // what the conflict is about
  engagement = 35,         // who: third party; engages or leaves
  common_error = 36,       //
  private_error = 37,      // who: third party
  allocation_error = 38,   // who: third party x regions + region
  membership = 39,         // who: third party; joins the common strategy
  effort = 40,             // who: dyad
  attacks = 41,            // who: dyad x regions + region
  severity = 42,           // who: dyad x regions + region; index: attack
  ceasefire = 43,          // who: dyad; onset or break
  talks_onset = 44,        // who: dyad
  victory = 45,            // who: dyad
  return_to_war = 46,      // who: dyad
  agreement = 47,          // who: dyad
  breakdown = 48,          // who: dyad
  issue_lost = 49,         // who: dyad x issues + issue, after a breakdown
  seat = 50,               // who: dyad; civil society at the table
  provision_side = 51,     // who: dyad x provisions + provision
  provision_costly = 52,   // same
  provision_regional = 53, // same
  provision_region = 54,   // same
  provision_ease = 55,     // same
  provision_step = 56,     // same; index 1 for a reversal
  violation = 57,          // who: dyad x 2 + side
  relapse = 58,            // who: dyad
  issue_kept = 59,         // who: dyad x issues + issue, after a relapse
  split = 60,              // who: dyad
  intent = 61,             // who: dyad, or 255 for what signatories share, in the month of signature
  attention = 62,          // who: dyad x 2 + side, in the month a year of the accord begins
  tempo = 63,              // who: dyad
  operation = 64,          // who: dyad x regions + region
  consent = 65,            // who: dyad; do both sides let peacekeepers in, in the month of signature
  lasting_attention = 66,  // who: dyad x 2 + side, in the month of signature
  forced_failure = 72,     // who: dyad; an experiment
  forced_process = 73,     // who: dyad; an experiment, drawn once

  // The reference workloads of benchmarks/.
  workload_shock = 96,
  workload_start = 97,
  workload_rewire = 98,
  // Analysis: designs of sweeps, bootstrap, calibration.
  analysis = 112,
};

// The purposes of a conflict and its months are numbered below this, those of workloads and analysis from it
// on.
inline constexpr std::size_t model_purposes = static_cast<std::size_t>(Purpose::workload_shock);
static_assert(static_cast<std::size_t>(Purpose::forced_process) < model_purposes);

} // namespace entente
