#include "cli/trace.hpp"

#include "engine/outcomes/indicators.hpp"
#include "engine/random/elementary.hpp"
#include "engine/run/simulate.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/world/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::cli {
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
    for (const Happening& happening : arm.happenings.all())
      trace_.events.push_back({now, happening, who(happening), second(happening)});
    while (names_.size() < arm.dyads.size()) // born without a word: more events than a month can hold
      names_.push_back(fmt::format("group {}", names_.size() + 1));
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
      names_.push_back(named ? scenario_.armed_groups[p].name : fmt::format("group {}", p + 1));
      const bool in_accord = conflict.groups[p].in_accord;
      trace_.groups.push_back({names_.back(), in_accord ? Phase::accord : Phase::war, false,
                               conflict.groups[p].strength, std::nullopt});
    }
    for (const ThirdPartyType type : conflict.third_parties.type) {
      const std::string name = helper_type(type);
      const auto known = std::find_if(trace_.helpers.begin(), trace_.helpers.end(),
                                      [&](const auto& helper) { return helper.first == name; });
      if (known == trace_.helpers.end())
        trace_.helpers.push_back({name, 1});
      else
        ++known->second;
      helpers_.push_back(fmt::format("{} {}", name, helpers_.size() + 1));
    }
  }

  static std::string helper_type(ThirdPartyType type) {
    std::string name(entente::name_of(type));
    std::replace(name.begin(), name.end(), '_', ' ');
    return type == ThirdPartyType::security ? name + " actor" : name;
  }

  std::string who(const Happening& happening) const {
    const std::string_view kind = field_of(happening.event).who;
    const auto& names = kind == "helper" ? helpers_ : names_;
    if (kind == "country" || happening.who >= names.size())
      return "the country";
    return names[happening.who];
  }

  // Names the group that a split brings forth.
  std::string second(const Happening& happening) {
    if (happening.event != Event::split)
      return {};
    const auto child = static_cast<std::size_t>(happening.values[1]);
    if (names_.size() <= child)
      names_.resize(child + 1, fmt::format("splinter {} of {}", child + 1, who(happening)));
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
    year.helpers = static_cast<int>(arm.third_parties.engaged.count());
    year.citizens_confidence = indicator(world, "citizens_confidence");
    year.citizens_cynicism = indicator(world, "citizens_cynicism");
    year.parties_confidence = indicator(world, "parties_confidence");
    year.parties_cynicism = indicator(world, "parties_cynicism");
    year.helpers_confidence = indicator(world, "third_parties_confidence");
    year.helpers_cynicism = indicator(world, "third_parties_cynicism");
  }

  const Scenario& scenario_;
  Trace& trace_;
  std::vector<std::string> names_, helpers_; // by dyad, by helper
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

double chance_of(const Happening& happening) {
  return happening.hazard > 0.0 ? saturation(happening.hazard) : 1.0;
}

std::string_view name_of(Phase phase) {
  constexpr std::array<std::string_view, phase_count> names{"war", "talks", "accord", "defeated",
                                                            "victorious"};
  return names[static_cast<std::size_t>(phase)];
}

} // namespace entente::cli
