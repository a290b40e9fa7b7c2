#include "engine/api/trace.hpp"

#include "engine/outcomes/indicators.hpp"
#include "engine/random/elementary.hpp"
#include "engine/run/simulate.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/world/state/world.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

double indicator(const World& world, std::string_view name) {
  const auto table = indicator_table();
  const auto field = std::find_if(table.begin(), table.end(), [&](const auto& f) { return f.name == name; });
  return field->read(world, 0);
}

// Follows the only lane of a world.
class Chronicle {
 public:
  Chronicle(const Scenario& scenario, Trace& trace) : scenario_(scenario), trace_(trace) {}

  void month(const World& world) {
    const Arm& arm = world.arms.front();
    const Month now = world.month - 1;
    if (now == 0)
      begin(world);
    for (const EventRecord& record : arm.events.all())
      trace_.events.push_back({now, record, who(record), second(record)});
    while (names_.size() < arm.dyads.size()) // born without a word: more events than a month can hold
      names_.push_back("group " + std::to_string(names_.size() + 1));
    if (now % months_per_year == 0)
      trace_.years.push_back({.year = now / months_per_year + 1, .dyads = {}});
    TracedYear& year = trace_.years.back();
    ++year.months;
    year.deaths += indicator(world, "deaths");
    year.money += indicator(world, "money");
    if (year.months == months_per_year || world.month == scenario_.months)
      close(year, world);
  }

 private:
  void begin(const World& world) {
    const Conflict& conflict = world.conflict(0);
    trace_.capacity = conflict.capacity;
    for (std::size_t p = 0; p < conflict.groups.size(); ++p) {
      const bool named = p < scenario_.armed_groups.size() && !scenario_.armed_groups[p].name.empty();
      names_.push_back(named ? scenario_.armed_groups[p].name : "group " + std::to_string(p + 1));
      const bool in_accord = conflict.groups[p].in_accord;
      trace_.groups.push_back({names_.back(), in_accord ? Phase::accord : Phase::war, false,
                               conflict.groups[p].strength, std::nullopt});
    }
    for (const ThirdPartyType type : conflict.third_parties.type) {
      const std::string name = third_party_type(type);
      const auto known = std::find_if(trace_.third_parties.begin(), trace_.third_parties.end(),
                                      [&](const auto& third_party) { return third_party.first == name; });
      if (known == trace_.third_parties.end())
        trace_.third_parties.push_back({name, 1});
      else
        ++known->second;
      third_parties_.push_back(name + " " + std::to_string(third_parties_.size() + 1));
    }
  }

  static std::string third_party_type(ThirdPartyType type) {
    std::string name(entente::name_of(type));
    std::replace(name.begin(), name.end(), '_', ' ');
    return type == ThirdPartyType::security ? name + " actor" : name;
  }

  std::string who(const EventRecord& record) const {
    const std::string_view kind = field_of(record.event).who;
    const auto& names = kind == "third_party" ? third_parties_ : names_;
    if (kind == "country" || record.who >= names.size())
      return "the country";
    return names[record.who];
  }

  // Names the group that a split brings forth.
  std::string second(const EventRecord& record) {
    if (record.event != EventType::split)
      return {};
    const auto child = static_cast<std::size_t>(record.values[1]);
    if (names_.size() <= child)
      names_.resize(child + 1, "splinter " + std::to_string(child + 1) + " of " + who(record));
    return names_[child];
  }

  void close(TracedYear& year, const World& world) const {
    const Arm& arm = world.arms.front();
    for (std::size_t p = 0; p < arm.dyads.size(); ++p) {
      const Dyad& dyad = arm.dyads[p];
      year.dyads.push_back({names_[p], dyad.phase, dyad.ceasefire, dyad.strength, std::nullopt});
      if (dyad.accords > 0)
        year.dyads.back().implementation = dyad.accord.index;
    }
    year.troops = indicator(world, "troops");
    year.third_parties = static_cast<int>(arm.third_parties.engaged.count());
    year.citizens_confidence = indicator(world, "citizens_confidence");
    year.citizens_cynicism = indicator(world, "citizens_cynicism");
    year.parties_confidence = indicator(world, "parties_confidence");
    year.parties_cynicism = indicator(world, "parties_cynicism");
    year.third_parties_confidence = indicator(world, "third_parties_confidence");
    year.third_parties_cynicism = indicator(world, "third_parties_cynicism");
  }

  const Scenario& scenario_;
  Trace& trace_;
  std::vector<std::string> names_, third_parties_; // by dyad, by third party
};

} // namespace

Trace trace_history(const Scenario& scenario, std::size_t strategy, std::uint32_t replicate,
                    std::uint64_t seed, const Threads& threads) {
  Trace trace;
  trace.strategy = scenario.strategies[strategy].name;
  trace.replicate = replicate;
  trace.seed = seed;
  Chronicle chronicle(scenario, trace);
  std::vector<Outcomes> outcomes = simulate(scenario, {{{strategy, replicate}}, seed}, Keep::summary, threads,
                                            [&](const World& world) { chronicle.month(world); });
  trace.outcomes = std::move(outcomes.front());
  return trace;
}

double chance_of(const EventRecord& record) {
  return record.hazard > 0.0 ? saturation(record.hazard) : 1.0;
}

std::string_view name_of(Phase phase) {
  constexpr std::array<std::string_view, phase_count> names{"war", "talks", "accord", "defeated",
                                                            "victorious"};
  return names[static_cast<std::size_t>(phase)];
}

} // namespace entente
