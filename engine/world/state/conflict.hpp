// The facts of one conflict that no month changes: drawn once from the scenario's structure, shared by all
// arms.
#pragma once
#include "engine/core/ids.hpp"
#include "engine/core/month.hpp"
#include "engine/random/addressed_rng.hpp"
#include "engine/world/state/vectors.hpp"

#include <vector>

namespace entente {

struct ArmedGroupFacts {
  double strength = 0.0; // at the start; government = 1
  double rents = 0.0;    // share
  double hardline = 0.0; // share
  RegionVector homeland; // weight per region, sums to 1
  IdentityId identity{1};
  bool in_accord = false; // at the start
  bool operator==(const ArmedGroupFacts&) const = default;
};

// One array per attribute, one entry per third party.
struct ThirdPartyFacts {
  std::vector<ThirdPartyType> type;
  ThirdPartyVector weight;    // sums to 1
  ThirdPartyVector agenda;    // position
  ThirdPartyVector patience;  // factor on the commitment
  ThirdPartyVector knowledge; // at the start
  std::vector<RegionVector> regional_agenda;
  std::vector<IssueVector> skill; // share, per issue

  std::size_t count() const { return type.size(); }
  bool operator==(const ThirdPartyFacts&) const = default;
};

// How its society is drawn; build_society.hpp says how.
struct SocietyFacts {
  std::size_t citizens = 0;
  double homophily = 0.0, locality = 0.0;         // shares of ties
  int ties = 0, maximum_ties = 0, settlement = 0; // counts
  Distribution susceptibility, disposition, leaning;
  double confidence_spread = 0.0, cynicism_spread = 0.0; // SD over citizens at the start
  bool operator==(const SocietyFacts&) const = default;
};

struct Conflict {
  std::uint64_t seed = 0;
  std::uint32_t replicate = 0;
  Month months = 0;
  std::size_t regions = 0, identities = 0, issues = 0;
  std::vector<bool> far_region; // where ordinary aid goes
  IdentityId government_identity{};
  std::vector<Provision> provisions; // what every accord holds; open attributes are drawn at signature

  double capacity = 0.0;                   // of the state, at the start
  double need_drift = 0.0;                 // SD of the monthly move of what the conflict is about
  double confidence = 0.0, cynicism = 0.0; // of the society, at the start
  double local_quality = 0.0;
  double government_hardline = 0.0;
  double inclusion = 0.0;
  bool randomised_inclusion = false;
  double power_sharing = 0.0; // dimensions of power sharing in an accord's text, 0-4
  double budget = 0.0;        // money a month
  double mission_size = 0.0;  // 1,000 troops
  double mean_gap = 0.0, gap_spread = 0.0, initial_effort = 0.0, group_effort_spread = 0.0;

  double initial_effort_deviation = 0.0; // SD of the prior of initial_effort

  bool starts_with_accord = false;
  double deaths_before = 0.0; // a month, before the accord the history starts with
  bool un_operation = false;

  SocietyFacts society;
  std::vector<ArmedGroupFacts> groups;
  ThirdPartyFacts third_parties;
  std::vector<IssueVector> issue_gaps; // per group
  Parameters parameters;

  // What local partners add, against what they add where local institutions are of middling quality.
  double local_reach() const {
    const double counts = parameters.support.local_quality_counts;
    return (1.0 - counts) + counts * 2.0 * local_quality;
  }
  AddressedRng rng(Month month) const { return {seed, replicate, month}; }
  bool operator==(const Conflict&) const = default;
};

} // namespace entente
