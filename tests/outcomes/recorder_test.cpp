// What remains of a history: each measure on months written by hand.
#include "engine/outcomes/indicators.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>
#include <functional>
#include <limits>
#include <set>

using namespace entente;
using namespace entente::test;

namespace {

constexpr ThirdPartyType donor = ThirdPartyType::donor;

// Records months that a function of the month writes into the arm.
Outcomes recorded(ConflictByHand& hand, Scenario scenario, Month months, Keep keep,
                  const std::function<void(Arm&, Month)>& write) {
  scenario.months = months;
  Recorder recorder(scenario, scenario.strategies[0], keep, hand.world(), 0);
  for (Month month = 0; month < months; ++month) {
    write(hand.arm(), month);
    hand.world().month = month + 1;
    recorder.month(hand.world());
  }
  return recorder.finish();
}

Outcomes recorded(Month months, const std::function<void(Arm&, Month)>& write) {
  ConflictByHand hand(known_scenario({donor}));
  return recorded(hand, known_scenario({donor}), months, Keep::summary, write);
}

// An accord from its signature to its relapse, if any, its index growing by a hundredth a month.
void implement(Arm& arm, Month month, Month signature, Month relapse = 100'000) {
  Dyad& dyad = arm.dyads[0];
  dyad.phase = month >= signature && month < relapse ? Phase::accord : Phase::war;
  if (dyad.phase == Phase::accord)
    dyad.accord.index = 0.01 * (month - signature);
}

} // namespace

TEST_CASE("An accord holds five years when 60 months pass without its dyad's relapse within the run") {
  // Signed in month 10: the sixtieth month after is month 70, the last of 71.
  CHECK(recorded(71, [](Arm& arm, Month m) { implement(arm, m, 10); }).measures[Outcome::holds_5y] == 1.0);
  CHECK(recorded(70, [](Arm& arm, Month m) { implement(arm, m, 10); }).measures[Outcome::holds_5y] == 0.0);
  CHECK(recorded(200, [](Arm& arm, Month m) { implement(arm, m, 10, 70); }).measures[Outcome::holds_5y] ==
        1.0);
  CHECK(recorded(200, [](Arm& arm, Month m) { implement(arm, m, 10, 69); }).measures[Outcome::holds_5y] ==
        0.0);
}

TEST_CASE("A later accord may be the one that holds") {
  const Outcomes outcomes =
      recorded(240, [](Arm& arm, Month m) { m < 50 ? implement(arm, m, 10, 30) : implement(arm, m, 60); });
  CHECK(outcomes.measures[Outcome::holds_5y] == 1.0);
  CHECK(outcomes.measures[Outcome::accords] == 2.0);
  CHECK(outcomes.measures[Outcome::relapse_5y] == 1.0); // of the first
  REQUIRE(outcomes.accords.size() == 2);
  CHECK(outcomes.accords[0].relapse_age == 20);
  CHECK_FALSE(outcomes.accords[1].relapse_age);
}

TEST_CASE("Implementation at five years is the fifth anniversary, or the last before the accord failed") {
  const auto at_five = [](Month months, Month signature, Month relapse) {
    return recorded(months, [=](Arm& arm, Month m) { implement(arm, m, signature, relapse); })
        .measures[Outcome::implementation_5y];
  };
  constexpr Month never = 100'000;
  CHECK(at_five(240, 10, never) == Approx(0.6).epsilon(1e-6)); // anniversaries are kept in float32
  CHECK(at_five(240, 10, 10 + 40) == Approx(0.36).epsilon(1e-6));
  CHECK(at_five(240, 10, 10 + 11) == 0.0);
  // Signed at least 61 months before the end.
  CHECK(at_five(240, 179, never) == Approx(0.6).epsilon(1e-6));
  CHECK(std::isnan(at_five(240, 180, never)));
  CHECK(std::isnan(at_five(240, 300, never)));
}

TEST_CASE("Implementation is followed after a relapse where it goes on, until the dyad signs again") {
  ConflictByHand hand(known_scenario());
  hand.parameters().implementation.after_relapse = 1.0;
  const Outcomes outcomes = recorded(hand, known_scenario(), 240, Keep::summary, [](Arm& arm, Month m) {
    m < 70 ? implement(arm, m, 10, 40) : implement(arm, m, 70, 90);
    if (m >= 40 && m < 70) // carried on in war
      arm.dyads[0].accord.index = 0.5;
  });
  REQUIRE(outcomes.accords.size() == 2);
  CHECK(outcomes.accords[0].relapse_age == 30);
  CHECK(outcomes.accords[0].anniversaries == std::vector<float>{0.12F, 0.24F, 0.5F, 0.5F});
  CHECK(outcomes.measures[Outcome::implementation_5y] == 0.5); // the last that is known of the first accord
  CHECK(outcomes.measures[Outcome::relapse_5y] == 1.0);
  CHECK(outcomes.accords[1].relapse_age == 20);
  CHECK(outcomes.accords[1].anniversaries.size() == 14); // months 82 to 238
}

TEST_CASE("A history that begins with an accord counts it from the month before the first") {
  Scenario scenario = known_scenario({donor});
  scenario.starts_with_accord = true;
  scenario.accord.monthly_deaths = constant(20.0);
  ConflictByHand hand(scenario);
  const Outcomes outcomes =
      recorded(hand, scenario, 60, Keep::summary, [](Arm& arm, Month m) { implement(arm, m, -1); });
  CHECK(outcomes.measures[Outcome::accord] == 1.0);
  CHECK(outcomes.measures[Outcome::holds_5y] == 1.0);
  CHECK(outcomes.measures[Outcome::implementation_5y] == Approx(0.6).epsilon(1e-6));
  REQUIRE(outcomes.accords.size() == 1);
  CHECK(outcomes.accords[0].signed_month == -1);
  CHECK(outcomes.accords[0].anniversaries.size() == 5);
}

TEST_CASE("Quiet years are those of the last five with fewer than 25 deaths") {
  const Outcomes outcomes = recorded(120, [](Arm& arm, Month m) {
    const Month year = m / 12;
    arm.regions.deaths.setZero();
    // 24 deaths in years 6 and 8, 25 in year 7, 1,000 in years 0 to 5 and 9.
    if (m % 12 == 3)
      arm.regions.deaths[1] = year == 6 || year == 8 ? 24.0 : year == 7 ? 25.0 : 1000.0;
  });
  CHECK(outcomes.measures[Outcome::quiet_late] == Approx(2.0 / 5.0).epsilon(rounding));
  const double deaths = 24.0 * 2 + 25.0 + 1000.0 * 7;
  CHECK(outcomes.measures[Outcome::deaths] == deaths);
  CHECK(outcomes.measures[Outcome::log_deaths] == Approx(std::log(1.0 + deaths)).epsilon(rounding));
}

TEST_CASE(
    "Beliefs are means over months, of parties over both sides of all dyads, of third parties over all") {
  ConflictByHand hand(known_scenario({donor, donor}, 2));
  const Outcomes outcomes =
      recorded(hand, known_scenario({donor, donor}, 2), 4, Keep::summary, [](Arm& arm, Month m) {
        arm.opinion.confidence = 0.1 * m;
        arm.opinion.cynicism = 0.2;
        arm.dyads[0].of(Side::group) = {0.5, 0.8, 0.1};
        arm.dyads[0].of(Side::government) = {0.5, 0.4, 0.3};
        arm.dyads[1].of(Side::group) = {0.5, 0.2, 0.5};
        arm.dyads[1].of(Side::government) = {0.5, m < 2 ? 0.2 : 0.6, 0.7};
        arm.third_parties.engaged.set(0);
        arm.third_parties.confidence << 0.9, 0.3;
        arm.third_parties.cynicism << 0.1, 0.3;
      });
  CHECK(outcomes.measures[Outcome::citizens_confidence] == Approx(0.15).epsilon(rounding));
  CHECK(outcomes.measures[Outcome::citizens_cynicism] == Approx(0.2).epsilon(rounding));
  CHECK(outcomes.measures[Outcome::parties_confidence] == Approx(0.45).epsilon(rounding));
  CHECK(outcomes.measures[Outcome::parties_cynicism] == Approx(0.4).epsilon(rounding));
  CHECK(outcomes.measures[Outcome::third_parties_confidence] == Approx(0.6).epsilon(rounding));
  CHECK(outcomes.measures[Outcome::third_parties_cynicism] == Approx(0.2).epsilon(rounding));
}

TEST_CASE("Where there are no third parties their beliefs are missing, not nought") {
  ConflictByHand hand;
  const Outcomes outcomes = recorded(hand, known_scenario(), 4, Keep::summary, [](Arm&, Month) {});
  CHECK(std::isnan(outcomes.measures[Outcome::third_parties_confidence]));
  CHECK(std::isnan(outcomes.measures[Outcome::third_parties_cynicism]));
  CHECK(outcomes.measures[Outcome::accord] == 0.0);
}

TEST_CASE("Cost is money, troops and instruments at their prices") {
  Scenario scenario = known_scenario({donor});
  scenario.prices.budget_unit.value = 10.0;
  scenario.prices.troop_month.value = 3.0;
  scenario.prices.instruments["mediation_teams"] = {2.0, 2.0, 2.0, "the test"};
  Action teams;
  teams.instrument = Instrument::mediation_teams;
  teams.strength = 0.5;
  teams.from = 2;
  scenario.strategies = {{"teams", "", {teams}}};
  ConflictByHand hand(scenario);
  const Outcomes outcomes = recorded(hand, scenario, 5, Keep::summary, [](Arm& arm, Month) {
    arm.support.spent = 0.7;
    arm.support.taken_from_ordinary_aid = 0.1;
    arm.levers.national_troops = 2.0;
  });
  CHECK(outcomes.measures[Outcome::troop_months] == Approx(10.0).epsilon(rounding));
  CHECK(outcomes.measures[Outcome::money] == Approx(3.5).epsilon(rounding));
  CHECK(outcomes.measures[Outcome::taken_from_ordinary_aid] == Approx(0.5).epsilon(rounding));
  CHECK(outcomes.measures[Outcome::cost] ==
        Approx(10.0 * 3.5 + 3.0 * 10.0 + 3 * 0.5 * 2.0).epsilon(rounding));
}

TEST_CASE("Months in talks and with an accord are counted over any dyad") {
  ConflictByHand hand(known_scenario({}, 2));
  const Outcomes outcomes = recorded(hand, known_scenario({}, 2), 10, Keep::summary, [](Arm& arm, Month m) {
    arm.dyads[0].phase = m < 3 ? Phase::talks : Phase::war;
    arm.dyads[1].phase = m < 4 ? Phase::talks : m < 9 ? Phase::accord : Phase::war;
  });
  CHECK(outcomes.measures[Outcome::months_in_talks] == 4.0);
  CHECK(outcomes.measures[Outcome::months_in_accord] == 5.0);
}

TEST_CASE("A history that broke an invariant has no measures") {
  ConflictByHand hand;
  const Scenario scenario = known_scenario();
  Recorder recorder(scenario, scenario.strategies[0], Keep::summary, hand.world(), 0);
  recorder.fail({3, "hope", 1.5});
  CHECK(recorder.failed());
  const Outcomes outcomes = recorder.finish();
  REQUIRE(outcomes.breach);
  CHECK(outcomes.breach->month == 3);
  for (const double value : outcomes.measures.values)
    CHECK(std::isnan(value));
}

TEST_CASE("Series keep every indicator of every month, events keep the log, deaths and phases besides") {
  ConflictByHand hand(known_scenario({donor}, 2));
  const auto write = [](Arm& arm, Month m) {
    arm.events.clear();
    if (m == 2)
      arm.events.add(
          {.event = EventType::talks, .who = 1, .hazard = 0.25, .values = {3.0, 0.5}, .factors = {}});
    arm.regions.deaths << 1.0 * m, 2.0;
    arm.dyads[0].deaths = 1.0 * m;
    arm.dyads[1].deaths = 2.0;
    arm.dyads[0].phase = m == 3 ? Phase::defeated : Phase::war;
  };
  const Scenario scenario = known_scenario({donor}, 2);
  const Outcomes series = recorded(hand, scenario, 4, Keep::series, write);
  REQUIRE(series.series.size() == indicator_table().size() * 4);
  CHECK(series.events.empty());
  for (std::size_t i = 0; i < indicator_table().size(); ++i)
    if (indicator_table()[i].name == "deaths")
      for (std::size_t m = 0; m < 4; ++m)
        CHECK(series.series[i * 4 + m] == static_cast<float>(m + 2));
  const Outcomes events = recorded(hand, scenario, 4, Keep::events, write);
  CHECK(events.series == series.series);
  REQUIRE(events.events.size() == 1);
  CHECK(events.events[0].month == 2);
  CHECK(events.events[0].record.hazard == 0.25);
  CHECK(events.monthly_deaths == std::vector<float>{2, 3, 4, 5});
  CHECK(events.deaths_by_dyad[3 * maximum_dyads] == 3.0F);
  CHECK(events.deaths_by_dyad[3 * maximum_dyads + 1] == 2.0F);
  CHECK(events.deaths_by_region == std::vector<float>{0, 2, 1, 2, 2, 2, 3, 2});
  CHECK(events.first_dyad.back() == static_cast<std::uint8_t>(Phase::defeated));
}

TEST_CASE("Indicators have names of their own and read numbers from any world") {
  std::set<std::string_view> names;
  ConflictByHand hand(known_scenario({donor}));
  hand.arm().dyads.clear(); // even without a dyad
  for (const IndicatorField& field : indicator_table()) {
    CHECK(names.insert(field.name).second);
    CHECK_FALSE(field.doc.empty());
    CHECK(std::isfinite(field.read(hand.world(), 0)));
  }
}

TEST_CASE("Events stand in their table in order, with the names of what is logged") {
  REQUIRE(event_table().size() == event_count);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < event_count; ++i) {
    CHECK(static_cast<std::size_t>(event_table()[i].event) == i);
    CHECK(names.insert(event_table()[i].name).second);
  }
}
