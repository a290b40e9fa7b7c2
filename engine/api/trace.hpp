// One history as it was simulated: what happened to whom and why, and how things stood after each year.
// Looking on changes nothing: the outcomes are those of any other run.
#pragma once
#include "engine/outcomes/outcomes.hpp"
#include "engine/world/state/dyads.hpp"
#include "engine/world/state/event_log.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

class Threads;
struct Scenario;

struct TracedEvent {
  Month month = 0;
  EventRecord record;
  std::string who;    // "northern front", "donor 4", "the country"
  std::string second; // of a split: the new group
};

struct TracedDyad {
  std::string group;
  Phase phase = Phase::war;
  bool ceasefire = false;
  double strength = 0.0;                // government = 1
  std::optional<double> implementation; // index, once an accord was signed
};

struct TracedYear {
  int year = 1;     // from 1
  Month months = 0; // simulated in it; fewer than 12 only at the end
  double deaths = 0.0, money = 0.0;
  // At the end of the year.
  std::vector<TracedDyad> dyads;
  double troops = 0.0;   // 1,000
  int third_parties = 0; // engaged
  double citizens_confidence = 0.0, citizens_cynicism = 0.0;
  double parties_confidence = 0.0, parties_cynicism = 0.0;
  double third_parties_confidence = 0.0, third_parties_cynicism = 0.0;
};

struct Trace {
  std::string strategy;
  std::uint32_t replicate = 0;
  std::uint64_t seed = 0;
  double capacity = 0.0; // of the state, at the start
  std::vector<TracedDyad> groups;
  std::vector<std::pair<std::string, int>> third_parties; // type and how many
  std::vector<TracedEvent> events;
  std::vector<TracedYear> years;
  Outcomes outcomes;
};

Trace trace_history(const Scenario& scenario, std::size_t strategy, std::uint32_t replicate,
                    std::uint64_t seed, const Threads& threads);

// For programs: a JSON object a line, each with a "type": history, event, year, outcomes.
std::string trace_json_lines(const Trace& trace);

// The chance of an event in its month, from its hazard.
double chance_of(const EventRecord& record);
std::string_view name_of(Phase phase);

} // namespace entente
