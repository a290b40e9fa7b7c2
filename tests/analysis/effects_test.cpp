// Each estimator of an effect on hand-made logs whose answer is known.
#include "analysis/evidence/effects.hpp"
#include "analysis/evidence/promises.hpp"
#include "engine/core/embedded.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/world/state/dyads.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;

namespace {

constexpr std::size_t run_months = 240;

// One with a year of 25 deaths, so that it is in the data, and the first dyad at war throughout.
Outcomes history() {
  Outcomes made;
  made.monthly_deaths.assign(run_months, 0.0F);
  std::fill_n(made.monthly_deaths.begin(), 12, 10.0F);
  made.first_dyad.assign(run_months, static_cast<std::uint8_t>(Phase::war));
  made.deaths_by_dyad.assign(run_months * maximum_dyads, 0.0F);
  return made;
}

AccordRecord accord(Month signed_month, std::optional<Month> relapse, std::uint8_t dyad = 0) {
  AccordRecord record;
  record.dyad = dyad;
  record.signed_month = signed_month;
  record.relapse_age = relapse;
  return record;
}

void log(Outcomes& history, Month month, EventType event, double value = 0.0) {
  history.events.push_back(
      {month, {.event = event, .who = 0, .hazard = 0.0, .values = {value, 0.0}, .factors = {}}});
}

template<class Arm>
Outcomes& at(std::vector<Outcomes>& arms, Arm arm) {
  return arms[static_cast<std::size_t>(arm)];
}

std::vector<Outcomes> war_conflict() {
  return std::vector<Outcomes>(war_arms().size(), history());
}
std::vector<Outcomes> peace_conflict() {
  return std::vector<Outcomes>(peace_arms().size(), history());
}

double measured(EffectExperiment experiment, const std::vector<std::vector<Outcomes>>& conflicts,
                std::string_view id) {
  EffectsSample sample;
  for (std::uint32_t i = 0; i < conflicts.size(); ++i)
    sample.add(experiment, i, conflicts[i]);
  return value_of(measure(sample), id);
}
double from_war(const std::vector<std::vector<Outcomes>>& conflicts, std::string_view id) {
  return measured(EffectExperiment::from_war, conflicts, id);
}
double after_signature(const std::vector<std::vector<Outcomes>>& conflicts, std::string_view id) {
  return measured(EffectExperiment::after_signature, conflicts, id);
}

} // namespace

TEST_CASE("Every effect has its row, and every row can be measured") {
  const std::vector<Target> rows = shipped_effects();
  std::vector<std::string_view> known = measured_effects();
  CHECK(rows.size() == 16);
  CHECK(known.size() == 16);
  for (const Target& row : rows) {
    CAPTURE(row.id);
    CHECK(std::find(known.begin(), known.end(), row.id) != known.end());
    CHECK((row.kind == "log" || row.kind == "experiment"));
    CHECK(row.name.size() <= 48);
    CHECK_FALSE(row.source.empty());
    CHECK_FALSE(row.how.empty());
  }
  for (const Statistic& statistic : measure(EffectsSample{}))
    CHECK(std::isnan(statistic.value));
}

TEST_CASE("Arms and texts are what the experiments need") {
  CHECK(war_arms().size() == static_cast<std::size_t>(WarArm::aid_in_war) + 1);
  CHECK(peace_arms().size() == static_cast<std::size_t>(PeaceArm::fails_restored) + 1);
  CHECK(war_arms().front().actions.empty());
  CHECK(peace_arms().front().actions.empty());
  const PromiseTable table = promise_table();
  const std::size_t usual = text_of_accord(0, 0).size();
  CHECK(usual == table.usual_text.size());
  for (std::size_t turn = 0; turn < 4; ++turn)
    for (std::size_t dimensions = 1; dimensions < text_count; ++dimensions) {
      const std::vector<Provision> text = text_of_accord(dimensions, turn);
      REQUIRE(text.size() == usual + dimensions);
      CHECK(text[usual].name == table.of(table.power_sharing[turn]).provision.name);
    }
}

TEST_CASE("The table of promises names each kind once, and texts use kinds that are there") {
  const PromiseTable table = promise_table();
  CHECK(table.power_sharing.size() == 4);
  for (const std::vector<std::string>* keys : {&table.usual_text, &table.power_sharing})
    for (const std::string& key : *keys)
      CHECK(std::count_if(table.promises.begin(), table.promises.end(),
                          [&](const Promise& promise) { return promise.key == key; }) == 1);
  for (const Promise& promise : table.promises)
    CHECK(table.named(promise.provision.name) == &promise);
  CHECK(table.named("no such promise") == nullptr);
  CHECK(table.of("decen").pact == Pact::territorial);
  CHECK(table.of("demob").pact == Pact::military);
  CHECK(table.of("powtran").pact == Pact::political);
  CHECK(table.of("cease").pact == Pact::none);
  std::size_t common = 0; // in at least half of the 22 accords, shared power left out
  for (const Promise& promise : table.promises) {
    std::size_t accords = 0;
    for (const EmbeddedFile& file : embedded_files())
      if (file.path.starts_with("scenarios/accords/"))
        accords += file.content.find('"' + promise.provision.name + '"') != std::string_view::npos;
    const bool shares = std::count(table.power_sharing.begin(), table.power_sharing.end(), promise.key) > 0;
    const bool usual = std::count(table.usual_text.begin(), table.usual_text.end(), promise.key) > 0;
    CAPTURE(promise.key, accords);
    CHECK(usual == (accords >= 11 && !shares));
    common += usual;
  }
  CHECK(common == table.usual_text.size());
}

TEST_CASE("A conflict of which an arm broke, or that is never fought, is measured nowhere") {
  EffectsSample sample;
  std::vector<Outcomes> broken = war_conflict();
  broken.back().breach = Breach{};
  sample.add(EffectExperiment::from_war, 0, broken);
  CHECK(sample.failed() == 1);
  std::vector<Outcomes> quiet = war_conflict();
  std::fill(at(quiet, WarArm::usual).monthly_deaths.begin(), at(quiet, WarArm::usual).monthly_deaths.end(),
            0);
  log(at(quiet, WarArm::guarantee), 5, EventType::talks);
  log(at(quiet, WarArm::no_guarantee), 5, EventType::talks);
  sample.add(EffectExperiment::from_war, 1, quiet);
  CHECK(sample.conflicts(EffectExperiment::from_war) == 2);
  CHECK(std::isnan(value_of(measure(sample), "sign_given_talks_guarantee")));
}

TEST_CASE("A mission's hazard ratio: in pairs of accords, how often the one with a mission fails first") {
  std::vector<std::vector<Outcomes>> conflicts;
  for (std::size_t i = 0; i < 4; ++i) {
    std::vector<Outcomes> arms = peace_conflict();
    const bool with_first = i == 0;
    at(arms, PeaceArm::usual).accords = {accord(-1, with_first ? 10 : 200), accord(30, 3)};
    at(arms, PeaceArm::no_troops).accords = {accord(-1, with_first ? 200 : 10)};
    conflicts.push_back(std::move(arms));
  }
  // All fail at month 10, one of four with a mission, three of four without; those of month 200 are
  // censored at ten years, the accord signed later is not counted. Breslow: 1 / 3 of the hazard; Efron's ties
  // move it a little away from 1.
  CHECK(after_signature(conflicts, "pko_failure_hr") < 1.0 / 3.0);
  CHECK(after_signature(conflicts, "pko_failure_hr") > 0.2);
  // Without ties: failures at 10, 11, 12, 13; of those at risk the one with a mission fails at 11.
  for (std::size_t i = 0; i < 4; ++i) {
    const auto month = static_cast<Month>(10 + i);
    at(conflicts[i], PeaceArm::usual).accords = {accord(-1, i == 1 ? month : Month{120 + 1})};
    at(conflicts[i], PeaceArm::no_troops).accords = {accord(-1, i == 1 ? Month{120 + 1} : month)};
  }
  // Score of log h: 1 = sum of h n1 / (h n1 + n0) over failures, with (n1, n0) = (4,4), (4,3), (3,3), (3,2).
  const double h = after_signature(conflicts, "pko_failure_hr");
  CHECK(h * 4 / (h * 4 + 4) + h * 4 / (h * 4 + 3) + h * 3 / (h * 3 + 3) + h * 3 / (h * 3 + 2) ==
        Approx(1.0).epsilon(1e-6));
}

TEST_CASE("Deaths are compared in months in which both arms have the dyad in the same phase of its war") {
  std::vector<Outcomes> arms = war_conflict();
  Outcomes &with = at(arms, WarArm::troops), &without = at(arms, WarArm::no_troops);
  for (std::size_t month = 0; month < run_months; ++month) {
    with.deaths_by_dyad[month * maximum_dyads] = month < 100 ? 3.0F : 1000.0F;
    with.deaths_by_dyad[month * maximum_dyads + 1] = 777.0F; // another dyad
    without.deaths_by_dyad[month * maximum_dyads] = month < 100 ? 12.0F : 1.0F;
    if (month >= 100)
      with.first_dyad[month] = static_cast<std::uint8_t>(month < 200 ? Phase::talks : Phase::accord);
    if (month >= 200)
      without.first_dyad[month] = static_cast<std::uint8_t>(Phase::accord);
  }
  CHECK(from_war({arms}, "pko_deaths_10k") == Approx(0.25));
}

TEST_CASE("A war ends by an accord or a victory of its first dyad, not by talks") {
  std::vector<std::vector<Outcomes>> conflicts(2, war_conflict());
  const auto until = [](Outcomes& history, std::size_t month, Phase then) {
    history.first_dyad[month - 2] = static_cast<std::uint8_t>(Phase::talks);
    std::fill(history.first_dyad.begin() + static_cast<std::ptrdiff_t>(month), history.first_dyad.end(),
              static_cast<std::uint8_t>(then));
  };
  until(at(conflicts[0], WarArm::troops), 20, Phase::accord);
  until(at(conflicts[0], WarArm::no_troops), 40, Phase::defeated);
  until(at(conflicts[1], WarArm::no_troops), 60, Phase::victorious); // with troops it goes on
  // Ends with troops, without, without: h 2 / (h 2 + 2) + h / (h + 2) + h / (h + 1) = 1.
  const double h = from_war(conflicts, "pko_war_exit_hr");
  CHECK(h / (h + 1) + h / (h + 2) + h / (h + 1) == Approx(1.0).epsilon(1e-6));
}

TEST_CASE("Mediated episodes end by accord: an odds ratio with half a case in each cell, and a share") {
  std::vector<std::vector<Outcomes>> conflicts;
  for (const auto& [mediators, signs] : {std::pair{1, true}, std::pair{2, true}, std::pair{1, false},
                                         std::pair{0, false}, std::pair{-1, false}, std::pair{-1, true}}) {
    std::vector<Outcomes> arms = war_conflict();
    Outcomes& usual = at(arms, WarArm::usual);
    if (mediators >= 0)
      log(usual, 3, EventType::talks, mediators);
    if (signs)
      log(usual, 8, EventType::accord);
    conflicts.push_back(std::move(arms));
  }
  // Mediated: 2 of 3 by accord. Others: 1 of 3.
  CHECK(from_war(conflicts, "mediated_agreement_or") == Approx((2.5 * 2.5) / (1.5 * 1.5)));
  CHECK(from_war(conflicts, "mediated_share_2") == Approx(0.5));
}

TEST_CASE("Of conflicts with talks those that sign, in each arm by itself") {
  std::vector<std::vector<Outcomes>> conflicts(4, war_conflict());
  for (std::size_t i = 0; i < 4; ++i) {
    log(at(conflicts[i], WarArm::mediators), 3, EventType::talks);
    log(at(conflicts[i], WarArm::guarantee), 3, EventType::talks);
    log(at(conflicts[i], WarArm::no_guarantee), 3, EventType::talks);
    if (i < 3)
      at(conflicts[i], WarArm::mediators).accords = {accord(10, 3), accord(40, 3)};
    if (i < 2)
      log(at(conflicts[i], WarArm::no_mediators), 3, EventType::talks);
    if (i < 1)
      at(conflicts[i], WarArm::no_mediators).accords = {accord(10, std::nullopt)};
    if (i < 2)
      at(conflicts[i], WarArm::guarantee).accords = {accord(10, std::nullopt)};
  }
  CHECK(from_war(conflicts, "sign_given_talks_mediator") == Approx(0.75 - 0.5));
  CHECK(from_war(conflicts, "sign_given_talks_guarantee") == Approx(0.5));
}

TEST_CASE("Leverage is held against failures after the fifth year alone") {
  std::vector<std::vector<Outcomes>> conflicts(2, war_conflict());
  at(conflicts[0], WarArm::leverage).accords = {accord(0, 5), accord(20, 70)};
  at(conflicts[1], WarArm::leverage).accords = {accord(0, 100)};
  at(conflicts[0], WarArm::no_leverage).accords = {accord(0, 90), accord(0, 59)};
  at(conflicts[1], WarArm::no_leverage).accords = {accord(0, std::nullopt), accord(200, std::nullopt)};
  // At risk with and without at 70: 2, 2; at 90: 1, 2; at 100: 1, 1. Score: 2 = sum of the shares.
  const double h = from_war(conflicts, "leverage_late_hr");
  CHECK(h / (h + 1) + h / (h + 2) + h / (h + 1) == Approx(2.0).epsilon(1e-6));
}

TEST_CASE("A seat for civil society is compared over all accords of the log") {
  std::vector<Outcomes> arms = war_conflict();
  AccordRecord seated = accord(0, 20), also = accord(0, std::nullopt);
  seated.civil_society = also.civil_society = true;
  at(arms, WarArm::usual).accords = {seated, also, accord(0, 10), accord(0, 30)};
  // Without at 10 (2 seated, 2 not at risk), seated at 20 (2, 1), without at 30 (1, 1).
  const double h = from_war({arms}, "civil_society_hr");
  CHECK(h / (h + 1) + 2 * h / (2 * h + 1) + h / (h + 1) == Approx(1.0).epsilon(1e-6));
}

TEST_CASE("Each further dimension of shared power multiplies the hazard") {
  EffectsSample sample;
  const auto add = [&](std::uint32_t conflict, std::size_t dimensions, std::optional<Month> relapse) {
    Outcomes one = history();
    one.accords = {accord(-1, relapse), accord(50, 2)};
    sample.add(EffectExperiment::texts, conflict, std::span(&one, 1), text_of_accord(dimensions, 0),
               dimensions);
  };
  add(0, 0, 10);
  add(0, 3, 20);
  add(0, 2, std::nullopt);
  // 0 = sum over failures of x less its mean at risk, weights h^x: months 10 (0, 2, 3) and 20 (2, 3).
  const double h = value_of(measure(sample), "power_sharing_hr");
  const double a = h * h, b = h * h * h;
  CHECK((0.0 - (2 * a + 3 * b) / (1 + a + b)) + (3.0 - (2 * a + 3 * b) / (a + b)) ==
        Approx(0.0).margin(1e-6));
}

TEST_CASE("What was delivered up to last month is held against failure, costly and political apart") {
  const std::vector<Provision> text = text_of_accord(4, 0);
  const PromiseTable table = promise_table();
  const auto number = [&](std::string_view key) {
    const auto found = std::find_if(text.begin(), text.end(), [&](const Provision& provision) {
      return provision.name == table.of(key).provision.name;
    });
    return static_cast<std::uint8_t>(found - text.begin());
  };
  EffectsSample sample;
  Outcomes one = history();
  AccordRecord fails = accord(-1, 20);
  fails.steps = {{4, number("cease"), 1},
                 {5, number("demob"), 3},
                 {5, number("elect"), 1},
                 {9, number("demob"), 2},
                 {20, number("disarm"), 3}};
  one.accords = {fails};
  sample.add(EffectExperiment::texts, 0, std::span(&one, 1), text, 4);
  // Military or territorial: demob, disarm, milrfm, pargrp, decen. Political: civadm, elect, powtran.
  const auto names = measured_effects();
  const auto costly =
      static_cast<std::size_t>(std::find(names.begin(), names.end(), "costly_hr") - names.begin());
  const std::vector<EffectCase>& cases = sample.observations()[costly].cases;
  REQUIRE(cases.size() == 3);
  CHECK(cases[0].spell.end == 5.0);
  CHECK(cases[0].covariates == std::array{0.0, 0.0});
  CHECK_FALSE(cases[0].spell.ended());
  CHECK(cases[1].spell.start == 5.0);
  CHECK(cases[1].spell.end == 9.0);
  CHECK(cases[1].covariates[0] == Approx(1.0 / 5.0));
  CHECK(cases[1].covariates[1] == Approx(1.0 / 9.0));
  CHECK(cases[2].covariates[0] == Approx(2.0 / 15.0));
  CHECK(cases[2].spell.end == 20.0);
  CHECK(cases[2].spell.ended());
  // A text without them says nothing of delivery.
  EffectsSample without;
  without.add(EffectExperiment::texts, 0, std::span(&one, 1), text_of_accord(0, 0), 0);
  CHECK(without.observations()[costly].cases.empty());
}

TEST_CASE("Aid that stops is held against war in the three years after, where there was peace before") {
  std::vector<std::vector<Outcomes>> conflicts(4, peace_conflict());
  for (const PeaceArm arm : {PeaceArm::aid_stops, PeaceArm::usual}) {
    at(conflicts[0], arm).accords = {accord(-1, 24)}; // not at peace
    at(conflicts[1], arm).accords = {accord(-1, std::nullopt), accord(-1, 61, 1)};
    at(conflicts[2], arm).accords = {accord(-1, 25)};
  }
  at(conflicts[3], PeaceArm::aid_stops).accords = {accord(-1, 60)};
  at(conflicts[3], PeaceArm::usual).accords = {accord(-1, 70)};
  CHECK(after_signature(conflicts, "aid_shock_onset") == Approx(2.0 / 3.0 - 1.0 / 3.0));
}

TEST_CASE("Means are compared where both arms have one") {
  std::vector<std::vector<Outcomes>> after(2, peace_conflict()), war(2, war_conflict());
  for (std::size_t i = 0; i < 2; ++i) {
    at(after[i], PeaceArm::double_aid).measures[Outcome::implementation_5y] = i == 0 ? 0.7 : 0.9;
    at(after[i], PeaceArm::usual).measures[Outcome::implementation_5y] = i == 0 ? 0.6 : std::nan("");
    at(war[i], WarArm::aid_in_war).measures[Outcome::log_deaths] = 5.0 + static_cast<double>(i);
    at(war[i], WarArm::usual).measures[Outcome::log_deaths] = 5.2;
  }
  CHECK(after_signature(after, "aid_implementation") == Approx(0.1));
  CHECK(from_war(war, "aid_violence") == Approx(0.3));
}

TEST_CASE("A second accord counts for the dyad whose first one failed, within ten years") {
  std::vector<Outcomes> arms = peace_conflict();
  at(arms, PeaceArm::fails).accords = {accord(-1, 12, 0), accord(-1, 5, 1), accord(-1, 13, 2),
                                       accord(131, std::nullopt, 0), accord(125, std::nullopt, 1)};
  at(arms, PeaceArm::fails_restored).accords = {accord(-1, 12, 0), accord(-1, 5, 1), accord(100, 5, 0),
                                                accord(120, 5, 1), accord(140, 5, 1)};
  // Forced: dyad 0 in the last month of ten years, dyad 1 a month too late. Restored: both.
  CHECK(after_signature({arms}, "failure_next_accord") == Approx(0.5));
}

TEST_CASE("Intervals hold the value and do not depend on threads") {
  std::vector<std::vector<Outcomes>> conflicts;
  EffectsSample sample;
  for (std::uint32_t i = 0; i < 40; ++i) {
    std::vector<Outcomes> arms = peace_conflict();
    at(arms, PeaceArm::usual).accords = {
        accord(-1, i % 3 == 0 ? std::optional<Month>(20 + i) : std::nullopt)};
    at(arms, PeaceArm::no_troops).accords = {
        accord(-1, i % 2 == 0 ? std::optional<Month>(10 + i) : std::nullopt)};
    sample.add(EffectExperiment::after_signature, i, arms);
  }
  const std::vector<Target> all = shipped_effects();
  const std::vector<EvidenceRow> one = effect_rows(all, sample, {7, 100}, Threads(1)),
                                 more = effect_rows(all, sample, {7, 100}, Threads(3));
  CHECK(one[0].target.id == "pko_failure_hr");
  CHECK(one[0].interval.low < one[0].ours);
  CHECK(one[0].ours < one[0].interval.high);
  CHECK(one[0].interval.low == more[0].interval.low);
  CHECK(one[0].interval.high == more[0].interval.high);
}
