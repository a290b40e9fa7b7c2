// Dyad: the government against one armed group. Each dyad has its own phase, so that an excluded group keeps
// fighting while another dyad implements.
#pragma once
#include "engine/core/ids.hpp"
#include "engine/world/state/accords.hpp"
#include "engine/world/state/news.hpp"
#include "engine/world/state/vectors.hpp"

#include <bitset>

namespace entente {

enum class Phase : std::uint8_t { war, talks, accord, defeated, victorious };
constexpr std::size_t phase_count = 5;

// What one side of a dyad thinks.
struct Outlook {
  double hope = 0.0;       // subjective chance of winning
  double confidence = 0.0; // will this process deliver?
  double cynicism = 0.0;   // do they mean it?
  double trust() const { return confidence * (1.0 - cynicism); }
  bool operator==(const Outlook&) const = default;
};

struct Dyad {
  Phase phase = Phase::war;
  bool ceasefire = false;
  bool civil_society_seated = false;
  bool votes = false; // its accords are put to citizens
  std::bitset<maximum_issues> agreed;
  int attempts = 0;               // talks so far
  int accords = 0;                // accords so far
  Month talking = 0;              // months of the present talks
  Month ceasefire_age = 0;        // months the present ceasefire has been kept
  std::array<Outlook, 2> outlook; // by Side
  double pain = 0.0;              // share, felt by both
  double bridged = 0.0;           // gap that outsiders bridged, mean over issues
  double strength = 0.0;          // of the group; government = 1
  double initial_strength = 0.0;
  double rents = 0.0, hardline = 0.0; // of the group, shares
  double log_effort = 0.0;
  IdentityId identity{1};  // the group's public
  RegionVector homeland;   // sums to 1
  RegionVector excitation; // attacks a month that earlier attacks still trigger
  IssueVector gap;         // distance between ideal points
  Accord accord;           // the last one signed

  // This month.
  double deaths = 0.0;
  std::array<Signals, 2> signals; // by Side

  Outlook& of(Side side) { return outlook[static_cast<std::size_t>(side)]; }
  const Outlook& of(Side side) const { return outlook[static_cast<std::size_t>(side)]; }
  Signals& to(Side side) { return signals[static_cast<std::size_t>(side)]; }
  // The group's share of the balance of power.
  double balance() const { return strength / (strength + 1.0); }
  double fight() const; // share, from this month's deaths
  bool operator==(const Dyad&) const = default;
};

} // namespace entente
