// What a world starts with, and where a history begins with an accord (docs/model.md, Initialisation).
#include "engine/rules/belief.hpp"
#include "engine/run/simulate.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"
#include "tests/worlds.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

World world_of(const Scenario& scenario, std::uint64_t seed, std::uint32_t replicate = 0) {
  return start(scenario, all_strategies(scenario, seed, replicate), Threads(1));
}

Scenario after_an_accord() {
  Scenario scenario = scenario_after_an_accord();
  scenario.structure.citizens.count = constant(30.0);
  return scenario;
}

} // namespace

TEST_CASE(
    "Parties start with hope at the truth and their optimism, one confidence and cynicism of their own") {
  for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
    const World world = world_of(ordinary_scenario(), 3, replicate);
    const double optimism = world.conflicts[0].parameters.talks.initial_optimism;
    for (const Dyad& dyad : world.arms[0].dyads) {
      const Outlook& group = dyad.of(Side::group);
      const Outlook& government = dyad.of(Side::government);
      CHECK(group.hope == Approx(std::min(1.0, dyad.balance() + optimism)).epsilon(rounding));
      CHECK(government.hope ==
            Approx(std::min(1.0, 1.0 - dyad.balance() + 0.5 * optimism)).epsilon(rounding));
      CHECK(group.confidence == government.confidence);
      CHECK(group.cynicism != government.cynicism);
      for (const Outlook& side : dyad.outlook) {
        CHECK((side.confidence >= 0.05 && side.confidence <= 0.9));
        CHECK((side.cynicism >= 0.05 && side.cynicism <= 0.9));
      }
      CHECK(dyad.pain == 0.1);
      CHECK(dyad.phase == Phase::war);
      CHECK(dyad.agreed.none());
      CHECK(dyad.strength == dyad.initial_strength);
      CHECK((dyad.strength >= 0.01 && dyad.strength <= 1.5));
      for (Eigen::Index issue = 0; issue < dyad.gap.size(); ++issue)
        CHECK((dyad.gap[issue] >= 0.05 && dyad.gap[issue] <= 1.2));
    }
  }
}

TEST_CASE("Everything that fighting and support leave behind starts at nought") {
  const World world = world_of(ordinary_scenario(), 4);
  const Arm& arm = world.arms[0];
  const RegionVector none = RegionVector::Zero(12);
  CHECK(arm.regions.violence == none);
  CHECK(arm.regions.threat_level == none);
  CHECK(arm.regions.need == none);
  CHECK(arm.support.money == none);
  CHECK(arm.support.troops == 0.0);
  CHECK(arm.support.fund == 0.0);
  CHECK(arm.true_focus == 0.0);
  CHECK(arm.third_parties.engaged.none());
  CHECK(arm.third_parties.confidence == ThirdPartyVector::Constant(arm.third_parties.confidence.size(), 0.5));
  CHECK(arm.third_parties.cynicism == ThirdPartyVector::Constant(arm.third_parties.cynicism.size(), 0.2));
  CHECK(sum(world.conflicts[0].third_parties.weight) == Approx(1.0).epsilon(rounding));
  for (const Dyad& dyad : arm.dyads) {
    CHECK(dyad.excitation == none);
    CHECK(sum(dyad.homeland) == Approx(1.0).epsilon(rounding));
  }
}

TEST_CASE("A homeland fades with distance round the ring from a centre that is often near") {
  constexpr int conflicts = 600;
  std::vector<int> centres(12, 0);
  for (std::uint32_t replicate = 0; replicate < conflicts; ++replicate) {
    const Conflict conflict = draw_conflict(ordinary_scenario(), 9, replicate);
    const RegionVector& homeland = conflict.groups[0].homeland;
    Eigen::Index centre = 0;
    homeland.maxCoeff(&centre);
    ++centres[static_cast<std::size_t>(centre)];
    for (Eigen::Index z = 0; z < 12; ++z) {
      const auto apart = std::abs(z - centre);
      const auto distance = static_cast<double>(std::min(apart, 12 - apart));
      CHECK(homeland[z] == Approx(homeland[centre] * std::exp(-0.8 * distance)).epsilon(rounding));
    }
  }
  // In regions 1 to 4 with 0.7 + 0.3 x 4/12 = 0.8: five standard errors.
  const double near = centres[0] + centres[1] + centres[2] + centres[3];
  CHECK(near / conflicts == Approx(0.8).margin(5.0 * std::sqrt(0.16 / conflicts)));
}

TEST_CASE(
    "From a signature all issues are agreed, nothing is implemented and effort matches the deaths before") {
  int matched = 0;
  for (std::uint32_t replicate = 0; replicate < 40; ++replicate) {
    const World world = world_of(after_an_accord(), 5, replicate);
    const Conflict& conflict = world.conflicts[0];
    const Arm& arm = world.arms[0];
    const ViolenceParameters& violence = conflict.parameters.violence;
    const double per_attack = mean_severity(violence.severity_exponent);
    const double faded = std::pow(violence.excitation_memory, violence.silent_before_signature);
    double expected_deaths = 0.0;
    const double limit = 3.0 * std::sqrt(0.9 * 0.9 + 0.3 * 0.3);
    bool within = true;
    RegionVector regional = RegionVector::Zero(12);
    for (const Dyad& dyad : arm.dyads) {
      CHECK(dyad.phase == Phase::accord);
      CHECK(dyad.agreed.count() == 5);
      CHECK(dyad.accord.age == 0);
      CHECK(dyad.accord.index == 0.0);
      CHECK(dyad.bridged == 0.0);
      CHECK(dyad.of(Side::group).hope == dyad.balance());
      CHECK(dyad.of(Side::government).hope == 1.0 - dyad.balance());
      const double deaths = violence.events_at_full_effort *
                            std::pow(dyad.strength, violence.strength_exponent) *
                            (0.3 + 0.7 * dyad.of(Side::group).hope) * (1.0 + 0.5 * dyad.rents) *
                            std::exp(dyad.log_effort) * per_attack;
      expected_deaths += deaths;
      within &= std::fabs(dyad.log_effort) < limit;
      CHECK(std::fabs(dyad.log_effort) <= limit * (1.0 + rounding));
      if (std::fabs(dyad.log_effort) < limit) {
        CHECK(dyad.pain == Approx(1.0 - std::exp(-deaths / 15.0)).epsilon(1e-9));
        for (Eigen::Index z = 0; z < 12; ++z)
          CHECK(dyad.excitation[z] ==
                Approx(violence.branching * deaths * dyad.homeland[z] / per_attack * faded).epsilon(1e-9));
      }
      regional += deaths * dyad.homeland;
    }
    if (!within)
      continue;
    ++matched;
    CHECK(expected_deaths == Approx(40.0).epsilon(1e-9));
    for (Eigen::Index z = 0; z < 12; ++z) {
      CHECK(arm.regions.violence[z] == Approx(1.0 - std::exp(-regional[z] / 15.0)).epsilon(1e-9));
      CHECK(arm.regions.threat_level[z] == arm.regions.violence[z]);
    }
  }
  CHECK(matched > 10);
}

TEST_CASE("Who has signed starts with what the road to the signature said, taken in as all news is") {
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    Scenario before = after_an_accord();
    before.starts_with_accord = false;
    const World from_the_start = world_of(before, 5, replicate);
    const Scenario after = after_an_accord();
    const World world = start(after, all_strategies(after, 5, replicate), Threads(1));
    const Parameters& all = world.conflicts[0].parameters;
    const BeliefNews<double> road{.gain = all.signals.sides_talks_open +
                                          5.0 * all.signals.sides_issue_agreed + all.signals.sides_signed,
                                  .loss = 0.0,
                                  .attributable = 0.0,
                                  .costly = 5.0 * all.signals.sides_issue_agreed_costly};
    const BeliefRates<double> rates{.gain = all.parties.gain_rate,
                                    .loss_ratio = all.belief.loss_ratio,
                                    .cynicism_rise = all.parties.cynicism_rise,
                                    .cynicism_fall = all.parties.cynicism_fall,
                                    .blame_base = all.belief.blame_base,
                                    .information_effect = all.belief.information_effect};
    REQUIRE(world.arms[0].dyads.size() == from_the_start.arms[0].dyads.size());
    for (std::size_t p = 0; p < world.arms[0].dyads.size(); ++p)
      for (const Side side : {Side::government, Side::group}) {
        const Outlook& was = from_the_start.arms[0].dyads[p].of(side);
        const Outlook& is = world.arms[0].dyads[p].of(side);
        const Belief<double> expected =
            believe(Belief<double>{was.confidence, was.cynicism}, road, 0.0, rates);
        CHECK(is.confidence == Approx(expected.confidence).epsilon(1e-12));
        CHECK(is.cynicism == Approx(expected.cynicism).epsilon(1e-12));
        CHECK(is.trust() > was.trust());
      }
  }
}

TEST_CASE(
    "At a signature peacekeepers are there with a UN operation only, other third parties at their balance") {
  for (const bool un : {false, true}) {
    int engaged = 0, others = 0;
    double expected = 0.0;
    for (std::uint32_t replicate = 0; replicate < 60; ++replicate) {
      Scenario scenario = after_an_accord();
      scenario.accord.un_operation = un;
      const World world = world_of(scenario, 6, replicate);
      const Conflict& conflict = world.conflicts[0];
      const Arm& arm = world.arms[0];
      const ThirdPartiesParameters& rates = conflict.parameters.third_parties;
      int mediators = 0;
      for (std::size_t a = 0; a < conflict.third_parties.count(); ++a) {
        const ThirdPartyType type = conflict.third_parties.type[a];
        mediators += arm.third_parties.engaged[a] && mediates(type);
        if (type == ThirdPartyType::security) {
          CHECK(arm.third_parties.engaged[a] == un);
          continue;
        }
        const double come = rates.engage_rate * 0.8 * (0.1 + 1.8 * 0.5 * 0.8), go = rates.exit_rate * 1.6;
        expected += come / (come + go);
        engaged += arm.third_parties.engaged[a];
        ++others;
      }
      CHECK(arm.levers.mediators == mediators);
      CHECK(arm.levers.national_troops ==
            (un && conflict.third_parties.count() > 2 ? conflict.mission_size : 0.0));
    }
    CHECK(engaged == Approx(expected).margin(5.0 * std::sqrt(0.25 * others)));
  }
}

TEST_CASE("From a signature money is at its fixed point and earlier support under the strategy is stated") {
  Scenario scenario = after_an_accord();
  scenario.strategies.push_back(one_action(Instrument::stay_engaged, 0.5));
  scenario.strategies.push_back(one_action(Instrument::joint_analysis));
  const World world = start(scenario, all_strategies(scenario, 8, 1), Threads(1));
  const Conflict& conflict = world.conflicts[0];
  CHECK(world.arms[0].support.fund == 0.0);
  CHECK(world.arms[1].support.fund == 0.0);
  double weight = 0.0;
  bool giver = false;
  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a)
    if (world.arms[0].third_parties.engaged[a]) {
      weight += conflict.third_parties.weight[static_cast<Eigen::Index>(a)];
      giver |= !mediates(conflict.third_parties.type[a]) &&
               conflict.third_parties.type[a] != ThirdPartyType::security;
    }
  REQUIRE(giver);
  CHECK(sum(world.arms[0].support.money) ==
        Approx(12.0 * conflict.budget * std::min(1.0, 1.3 * weight)).epsilon(1e-11));
  // The first analysis and strategy are shared in the first month already.
  History history(scenario, Bundle{{{2, 1}}, 8});
  history.advance();
  CHECK(history.arm().support.shared_belief);
  CHECK(history.arm().support.shared_need);
  CHECK(history.arm().support.members.any());
}

TEST_CASE("Groups that did not sign fight on") {
  Scenario scenario = known_scenario({}, 2);
  scenario.starts_with_accord = true;
  scenario.accord.groups = {"group 2"};
  scenario.accord.monthly_deaths = constant(30.0);
  const World world = world_of(scenario, 1);
  CHECK(world.arms[0].dyads[0].phase == Phase::war);
  CHECK(world.arms[0].dyads[0].agreed.none());
  CHECK(world.arms[0].dyads[1].phase == Phase::accord);
}

TEST_CASE("Priors of a conflict have the means and shares that they were given") {
  constexpr int conflicts = 3000;
  const Scenario scenario = ordinary_scenario();
  double groups = 0.0, capacity = 0.0, rents = 0.0, third_parties = 0.0, cynicism = 0.0, hardline = 0.0;
  std::vector<double> strength, budget;
  for (std::uint32_t replicate = 0; replicate < conflicts; ++replicate) {
    const Conflict conflict = draw_conflict(scenario, 12, replicate);
    groups += static_cast<double>(conflict.groups.size());
    capacity += conflict.capacity;
    rents += conflict.groups[0].rents > 0.0;
    third_parties += static_cast<double>(conflict.third_parties.count());
    cynicism += conflict.cynicism;
    hardline += conflict.government_hardline;
    strength.push_back(conflict.groups[0].strength);
    budget.push_back(conflict.budget);
  }
  const double n = conflicts, root = std::sqrt(n);
  CHECK(groups / n == Approx(1.9).margin(5.0 * 0.995 / root));         // .45 .30 .15 .10
  CHECK(capacity / n == Approx(0.525).margin(5.0 * 0.188 / root));     // U(.2, .85)
  CHECK(rents / n == Approx(0.35).margin(5.0 * 0.477 / root));         // 35 % have any
  CHECK(third_parties / n == Approx(12.0).margin(5.0 * 3.0 / root));   // 3 + Poisson(9), cut at 24
  CHECK(cynicism / n == Approx(0.35).margin(5.0 * 0.1155 / root));     // U(.15, .55)
  CHECK(hardline / n == Approx(1.0 / 3.0).margin(5.0 * 0.178 / root)); // Beta(2, 4)
  const auto median = [](std::vector<double>& values) {
    std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
    return values[values.size() / 2];
  };
  // The standard error of a log-normal's log median is 1.2533 sigma / sqrt(n).
  CHECK(std::log(median(strength)) == Approx(std::log(0.15)).margin(5.0 * 1.2533 * 1.1 / root));
  CHECK(std::log(median(budget)) == Approx(std::log(0.5)).margin(5.0 * 1.2533 * 0.5 / root));
}

TEST_CASE("Every structural number that may have a prior is drawn from it, once for a conflict") {
  Scenario scenario = ordinary_scenario();
  const Distribution prior = uniform(0.2, 0.9);
  scenario.structure.regions.homeland_decay = prior;
  scenario.structure.citizens.confidence_spread = prior;
  scenario.structure.third_parties.knowledge_spread = constant(0.0);
  scenario.structure.third_parties.local_knowledge = constant(0.0);
  scenario.structure.third_parties.knowledge = prior;
  double last_decay = 0.0, last_spread = 0.0;
  for (std::uint32_t replicate = 0; replicate < 5; ++replicate) {
    const Conflict conflict = draw_conflict(scenario, 2, replicate);
    std::vector<double> homeland(conflict.groups[0].homeland.data(), conflict.groups[0].homeland.data() + 12);
    std::sort(homeland.rbegin(), homeland.rend());
    const double decay = std::log(homeland[0] / homeland[1]);
    CHECK((decay >= 0.2 && decay <= 0.9));
    CHECK(decay != last_decay);
    CHECK((conflict.society.confidence_spread >= 0.2 && conflict.society.confidence_spread <= 0.9));
    CHECK(conflict.society.confidence_spread != last_spread);
    for (const double known : std::vector<double>(conflict.third_parties.knowledge.data(),
                                                  conflict.third_parties.knowledge.data() +
                                                      conflict.third_parties.knowledge.size()))
      CHECK(known == conflict.third_parties.knowledge[0]);
    last_decay = decay;
    last_spread = conflict.society.confidence_spread;
  }
}
