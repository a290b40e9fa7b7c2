#include "analysis/failure/peace_failures.hpp"

#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/survival/cumulative_incidence.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace entente {
namespace {

using Key = std::tuple<std::size_t, std::uint32_t, std::uint8_t, Month>; // strategy, replicate, dyad, month

constexpr std::array<std::string_view, failure_causes> names{
    "one side or the other went back",
    "the armed group went back, without trust",
    "the armed group went back, without a guarantee",
    "the armed group went back, left alone with what outsiders bridged",
    "the government went back, without trust",
    "the government went back, without a guarantee",
    "the government went back, left alone with what outsiders bridged"};

// factors: as the event logs them (engine/world/state/event_log.cpp).
FailureCause cause_of(const EventRecord& relapse, const RelapseParameters& weights) {
  enum { by_group, by_government, trust_of_group, trust_of_government, guarantee, bridged_and_alone };
  const auto& factors = relapse.factors;
  const bool group = factors[by_group] >= factors[by_government];
  const std::array above{weights.trust_weight * (1.0 - factors[group ? trust_of_group : trust_of_government]),
                         weights.guarantee_weight * (1.0 - factors[guarantee]),
                         weights.bridge_weight * factors[bridged_and_alone]};
  const auto largest = std::max_element(above.begin(), above.end()) - above.begin();
  const FailureCause first =
      group ? FailureCause::group_without_trust : FailureCause::government_without_trust;
  return static_cast<FailureCause>(static_cast<int>(first) + static_cast<int>(largest));
}

std::map<Key, FailureCause> causes_of(const Store& store, const Scenario& scenario, std::uint32_t variant,
                                      std::uint32_t point) {
  std::map<Key, FailureCause> causes;
  if (store.head().keep != Keep::events)
    return causes;
  const std::size_t sets = std::max<std::size_t>(1, scenario.parameter_sets.size());
  std::vector<RelapseParameters> weights;
  for (std::size_t set = 0; set < sets; ++set)
    weights.push_back(parameters_for(scenario, set).relapse);
  store.each_event([&](const StoredEvent& stored) {
    const EventRecord& record = stored.event.record;
    if (record.event == EventType::relapse && stored.unit.variant == variant && stored.unit.point == point)
      causes.emplace(Key{stored.strategy, stored.unit.replicate, record.who, stored.event.month},
                     cause_of(record, weights[stored.unit.replicate % sets]));
  });
  return causes;
}

std::vector<Spell> spells_of(const Store& store, const Histories& of,
                             const std::map<Key, FailureCause>& causes) {
  std::vector<Spell> spells;
  std::optional<std::uint32_t> replicate;
  store.each_accord(of, [&](const Unit& unit, const AccordRecord& accord) {
    if (replicate == unit.replicate)
      return; // not the first
    replicate = unit.replicate;
    const Month seen = accord.relapse_age.value_or(store.head().months - 1 - accord.signed_month);
    if (seen <= 0)
      return;
    Spell spell{static_cast<double>(seen)};
    if (accord.relapse_age) {
      const auto known =
          causes.find({of.strategy, unit.replicate, accord.dyad, accord.signed_month + *accord.relapse_age});
      spell.cause = static_cast<std::uint32_t>(known == causes.end() ? FailureCause::unknown : known->second);
    }
    spells.push_back(spell);
  });
  return spells;
}

FailureCurve curve_of(const std::vector<Spell>& spells, FailureCause cause, Month last) {
  const IncidenceCurve incidence = cumulative_incidence(spells, static_cast<std::uint32_t>(cause));
  FailureCurve curve;
  curve.cause = cause;
  curve.failures =
      static_cast<std::size_t>(std::count_if(spells.begin(), spells.end(), [&](const Spell& spell) {
        return spell.cause == static_cast<std::uint32_t>(cause);
      }));
  constexpr Month step = 3;
  // To the first step at which all that was seen by then is counted: a failure in the first month, too.
  for (Month month = 0; month < last + step; month += step) {
    const double at = static_cast<double>(month);
    const Interval interval = incidence_interval(incidence, at);
    curve.months.push_back(month);
    curve.incidence.push_back(incidence.incidence_at(at));
    curve.lower.push_back(interval.low);
    curve.upper.push_back(interval.high);
  }
  return curve;
}

// Beyond it fewer than this share of the accords are still looked at.
Month last_month(const std::vector<Spell>& spells) {
  constexpr double least = 0.1;
  std::vector<double> ends;
  for (const Spell& spell : spells)
    ends.push_back(spell.end);
  std::sort(ends.begin(), ends.end());
  const auto place = static_cast<std::size_t>((1.0 - least) * static_cast<double>(ends.size()));
  return ends.empty() ? 0 : static_cast<Month>(ends[std::min(place, ends.size() - 1)]);
}

} // namespace

std::string_view name_of(FailureCause cause) {
  return names[static_cast<std::size_t>(cause) - 1];
}

std::vector<PeaceFailures> peace_failures(const Store& store, const Scenario& scenario, std::uint32_t variant,
                                          std::uint32_t point) {
  const std::map<Key, FailureCause> causes = causes_of(store, scenario, variant, point);
  std::vector<PeaceFailures> list;
  for (std::size_t strategy = 0; strategy < store.head().strategies.size(); ++strategy) {
    const std::vector<Spell> spells = spells_of(store, {strategy, variant, point}, causes);
    PeaceFailures failures;
    failures.accords = spells.size();
    const Month last = last_month(spells);
    for (std::size_t cause = 1; cause <= failure_causes; ++cause) {
      FailureCurve curve = curve_of(spells, static_cast<FailureCause>(cause), last);
      failures.failures += curve.failures;
      if (curve.failures > 0)
        failures.curves.push_back(std::move(curve));
    }
    list.push_back(std::move(failures));
  }
  return list;
}

} // namespace entente
