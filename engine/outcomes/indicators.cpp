#include "engine/outcomes/indicators.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

double share_in(const Arm& arm, Phase phase) {
  const auto count = std::count_if(arm.dyads.begin(), arm.dyads.end(),
                                   [&](const Dyad& dyad) { return dyad.phase == phase; });
  return arm.dyads.empty() ? 0.0 : static_cast<double>(count) / static_cast<double>(arm.dyads.size());
}

// With relapsed, accord, defeated and victorious these tell every dyad's state once.
template<class State>
double share_before_failure(const Arm& arm, State state) {
  const auto count = std::count_if(arm.dyads.begin(), arm.dyads.end(),
                                   [&](const Dyad& dyad) { return dyad.accords == 0 && state(dyad); });
  return arm.dyads.empty() ? 0.0 : static_cast<double>(count) / static_cast<double>(arm.dyads.size());
}

template<class Value>
double mean_of_sides(const Arm& arm, Value value) {
  double total = 0.0;
  for (const Dyad& dyad : arm.dyads)
    total += 0.5 * (value(dyad.of(Side::group)) + value(dyad.of(Side::government)));
  return arm.dyads.empty() ? 0.0 : total / static_cast<double>(arm.dyads.size());
}

double index_in_force(const Arm& arm) {
  double total = 0.0;
  int accords = 0;
  for (const Dyad& dyad : arm.dyads)
    if (dyad.phase == Phase::accord)
      total += dyad.accord.index, ++accords;
  return accords == 0 ? 0.0 : total / accords;
}

// clang-format off
constexpr std::array indicator_rows{
    IndicatorField{"deaths", "deaths", "deaths in the month", [](const World& w, std::size_t l) { return sum(w.arms[l].regions.deaths); }},
    IndicatorField{"violence", "share", "mean violence over regions", [](const World& w, std::size_t l) { return mean(w.arms[l].regions.violence); }},
    IndicatorField{"war", "share", "dyads at war", [](const World& w, std::size_t l) { return share_in(w.arms[l], Phase::war); }},
    IndicatorField{"talks", "share", "dyads in talks", [](const World& w, std::size_t l) { return share_in(w.arms[l], Phase::talks); }},
    IndicatorField{"accord", "share", "dyads implementing an accord", [](const World& w, std::size_t l) { return share_in(w.arms[l], Phase::accord); }},
    IndicatorField{"defeated", "share", "dyads whose group is defeated", [](const World& w, std::size_t l) { return share_in(w.arms[l], Phase::defeated); }},
    IndicatorField{"victorious", "share", "dyads whose group has won", [](const World& w, std::size_t l) { return share_in(w.arms[l], Phase::victorious); }},
    IndicatorField{"ceasefire", "share", "dyads under a ceasefire", [](const World& w, std::size_t l) {
      const Arm& arm = w.arms[l];
      const auto count = std::count_if(arm.dyads.begin(), arm.dyads.end(), [](const Dyad& d) { return d.ceasefire; });
      return arm.dyads.empty() ? 0.0 : static_cast<double>(count) / static_cast<double>(arm.dyads.size()); }},
    IndicatorField{"relapsed", "share", "dyads at war or in talks after an accord of theirs failed", [](const World& w, std::size_t l) {
      const Arm& arm = w.arms[l];
      const auto count = std::count_if(arm.dyads.begin(), arm.dyads.end(), [](const Dyad& d) {
        return d.accords > 0 && (d.phase == Phase::war || d.phase == Phase::talks); });
      return arm.dyads.empty() ? 0.0 : static_cast<double>(count) / static_cast<double>(arm.dyads.size()); }},
    IndicatorField{"war_before_accord", "share", "dyads at war without a ceasefire, no accord of theirs failed yet", [](const World& w, std::size_t l) {
      return share_before_failure(w.arms[l], [](const Dyad& d) { return d.phase == Phase::war && !d.ceasefire; }); }},
    IndicatorField{"ceasefire_before_accord", "share", "dyads at war under a ceasefire, no accord of theirs failed yet", [](const World& w, std::size_t l) {
      return share_before_failure(w.arms[l], [](const Dyad& d) { return d.phase == Phase::war && d.ceasefire; }); }},
    IndicatorField{"talks_before_accord", "share", "dyads in talks, no accord of theirs failed yet", [](const World& w, std::size_t l) {
      return share_before_failure(w.arms[l], [](const Dyad& d) { return d.phase == Phase::talks; }); }},
    IndicatorField{"implementation", "index", "mean implementation index of accords in force, 0 without one", [](const World& w, std::size_t l) { return index_in_force(w.arms[l]); }},
    IndicatorField{"citizens_confidence", "share", "mean over citizens", [](const World& w, std::size_t l) { return w.arms[l].opinion.confidence; }},
    IndicatorField{"citizens_cynicism", "share", "mean over citizens", [](const World& w, std::size_t l) { return w.arms[l].opinion.cynicism; }},
    IndicatorField{"citizens_confidence_1", "share", "mean over citizens of the first identity", [](const World& w, std::size_t l) { return w.arms[l].opinion.identity_confidence[0]; }},
    IndicatorField{"citizens_confidence_2", "share", "mean over citizens of the second identity", [](const World& w, std::size_t l) { return w.arms[l].opinion.identity_confidence[1]; }},
    IndicatorField{"citizens_cynicism_1", "share", "mean over citizens of the first identity", [](const World& w, std::size_t l) { return w.arms[l].opinion.identity_cynicism[0]; }},
    IndicatorField{"citizens_cynicism_2", "share", "mean over citizens of the second identity", [](const World& w, std::size_t l) { return w.arms[l].opinion.identity_cynicism[1]; }},
    IndicatorField{"supporters", "share", "citizens who support the process", [](const World& w, std::size_t l) { return w.arms[l].opinion.supporters; }},
    IndicatorField{"believers", "share", "citizens who support the process and believe in it", [](const World& w, std::size_t l) { return w.arms[l].opinion.believers; }},
    IndicatorField{"parties_confidence", "share", "mean over both sides of all dyads", [](const World& w, std::size_t l) { return mean_of_sides(w.arms[l], [](const Outlook& o) { return o.confidence; }); }},
    IndicatorField{"parties_cynicism", "share", "mean over both sides of all dyads", [](const World& w, std::size_t l) { return mean_of_sides(w.arms[l], [](const Outlook& o) { return o.cynicism; }); }},
    IndicatorField{"third_parties_confidence", "share", "mean over all third parties", [](const World& w, std::size_t l) { return mean(w.arms[l].third_parties.confidence); }},
    IndicatorField{"third_parties_cynicism", "share", "mean over all third parties", [](const World& w, std::size_t l) { return mean(w.arms[l].third_parties.cynicism); }},
    IndicatorField{"third_parties_engaged", "count", "third parties engaged", [](const World& w, std::size_t l) { return static_cast<double>(w.arms[l].third_parties.engaged.count()); }},
    IndicatorField{"mediators", "count", "mediators and regional organisations engaged", [](const World& w, std::size_t l) { return static_cast<double>(w.arms[l].levers.mediators); }},
    IndicatorField{"coherence", "share", "coherence of third parties' messages", [](const World& w, std::size_t l) { return w.arms[l].levers.coherence; }},
    IndicatorField{"fit", "share", "fit of support to what the conflict is about", [](const World& w, std::size_t l) { return w.arms[l].levers.fit; }},
    IndicatorField{"money", "budget units", "money spent in the month, overhead included", [](const World& w, std::size_t l) { return w.arms[l].support.spent; }},
    IndicatorField{"delivered", "budget units", "money delivered in the month", [](const World& w, std::size_t l) { return mean(w.arms[l].support.money); }},
    IndicatorField{"captured", "budget units", "money captured in the month", [](const World& w, std::size_t l) { return mean(w.arms[l].levers.captured); }},
    IndicatorField{"troops", "1,000 troops", "peacekeepers present", [](const World& w, std::size_t l) { return w.arms[l].levers.national_troops; }},
    IndicatorField{"capacity", "share", "capacity of the state", [](const World& w, std::size_t l) { return w.arms[l].capacity; }},
};
// clang-format on

} // namespace

std::span<const IndicatorField> indicator_table() {
  return indicator_rows;
}

} // namespace entente
