// The whole state of a conflict: a value, copyable, comparable. Arms of one replicate share the conflict and
// the society and differ in nothing else before their strategies do.
#pragma once
#include "engine/world/state/citizens.hpp"
#include "engine/world/state/conflict.hpp"
#include "engine/world/state/dyads.hpp"
#include "engine/world/state/event_log.hpp"
#include "engine/world/state/levers.hpp"
#include "engine/world/state/news.hpp"
#include "engine/world/state/regions.hpp"
#include "engine/world/state/society.hpp"
#include "engine/world/state/support_state.hpp"
#include "engine/world/state/third_parties.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace entente {

// Taken once a month, before anybody acts, and used all month.
struct Situation {
  bool talks = false, accord = false, ceasefire = false; // any dyad
  std::optional<Month> accord_age;                       // of the newest accord in force, months
  double violence = 0.0;                                 // mean over regions, last month's
  double spoiling = 0.0; // share: dyads at war while another talks or implements; set when deaths are known
  bool mission_accepted = false; // by the sides of any accord in force
  bool signatory_fights = false; // a dyad that had signed is at war again
  bool first_failure = false;    // a dyad's first accord fails; set by relapse
  bool process() const { return talks || accord; }
  bool operator==(const Situation&) const = default;
};

// Means over citizens at the end of the month.
struct PublicOpinion {
  double confidence = 0.0, cynicism = 0.0;                      // all citizens
  std::array<double, maximum_identities> identity_confidence{}; // by identity; 0 where there is nobody
  std::array<double, maximum_identities> identity_cynicism{};
  std::vector<double> mobilised;            // [region x identities + identity], share
  double supporters = 0.0, believers = 0.0; // shares of all citizens
  bool operator==(const PublicOpinion&) const = default;
};

// One strategy's history of one conflict.
struct Arm {
  double capacity = 0.0;   // share: the state's ability to deliver
  double true_focus = 0.0; // position: what the conflict is really about
  Regions regions;
  std::vector<Dyad> dyads; // at most maximum_dyads; reserved, so that a split allocates nothing
  ThirdParties third_parties;
  PublicOpinion opinion;
  Situation situation;
  News news;
  Levers levers;
  SupportState support;
  EventLog events;
  bool operator==(const Arm&) const = default;
};

struct World {
  Month month = 0;                        // the month about to be simulated
  std::vector<Conflict> conflicts;        // one per replicate in the bundle
  std::vector<std::size_t> conflict_of;   // [lane]
  std::shared_ptr<const Society> society; // shared by all lanes
  Citizens citizens;
  CitizensSums sums;     // of the month last simulated
  std::vector<Arm> arms; // [lane]

  const Conflict& conflict(std::size_t lane) const { return conflicts[conflict_of[lane]]; }
  bool operator==(const World& other) const;
};

} // namespace entente
