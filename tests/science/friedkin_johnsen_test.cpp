// Opinions without news: the fixed points of Friedkin and Johnsen's model (F102).
#include "tests/catch.hpp"
#include "tests/worlds.hpp"

#include <Eigen/Dense>

using namespace entente;
using namespace entente::test;

namespace {

// No attacks, no talks, no money: nothing to hear.
Scenario silent_scenario(double citizens) {
  Scenario scenario = ordinary_scenario(240, citizens);
  scenario.parameters.violence.events_at_full_effort = 0.0;
  scenario.parameters.talks.onset_rate = 0.0;
  scenario.parameters.ceasefire.onset_rate = 0.0;
  scenario.structure.third_parties.budget = constant(0.0);
  return scenario;
}

// (I - S W)^-1 (I - S) d (1 - k): W averages over neighbours, or keeps one's own confidence without any.
Eigen::VectorXd settled(const Society& society, const LargeVector<float>& cynicism) {
  const auto n = static_cast<Eigen::Index>(society.citizens());
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(n, n);
  Eigen::VectorXd right(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const auto citizen = static_cast<std::size_t>(i);
    const double s = society.susceptibility[citizen];
    const auto known = society.network.of(citizen);
    for (const std::uint32_t j : known)
      matrix(i, static_cast<Eigen::Index>(j)) -= s / static_cast<double>(known.size());
    if (known.empty())
      matrix(i, i) -= s;
    right[i] = (1.0 - s) * society.disposition[citizen] * (1.0 - cynicism[citizen]);
  }
  return matrix.partialPivLu().solve(right);
}

} // namespace

TEST_CASE(
    "Without news confidence settles where Friedkin and Johnsen say, at any speed, and cynicism stays") {
  // Susceptibility at most 0.95, so that 600 months leave less than 1e-9 of the start: a month at the slower
  // speed leaves at most 1 - 0.3 (1 - 0.95) = 0.985 of a distance, and 0.985^1500 = 1e-10.
  for (const double conformity : {0.3, 0.7}) {
    Scenario scenario = silent_scenario(200);
    scenario.structure.citizens.susceptibility = uniform(0.0, 0.95);
    scenario.parameters.citizens.conformity_rate = conformity;
    History history(scenario, {{{0, 1}}, 12});
    const LargeVector<float> cynicism = history.world().citizens.cynicism;
    history.advance(1500);
    CHECK(history.world().citizens.cynicism == cynicism);
    const Eigen::VectorXd expected = settled(*history.world().society, cynicism);
    // A float32 step rounds by at most 6e-8 a few times; distances shrink by 0.985 a month, so errors stay
    // below 3 x 6e-8 / 0.015 = 1.2e-5.
    for (Eigen::Index i = 0; i < expected.size(); ++i)
      CHECK(history.world().citizens.confidence[static_cast<std::size_t>(i)] ==
            Approx(expected[i]).margin(1.2e-5));
  }
}

TEST_CASE("Without a network or news everybody returns to their own disposition, discounted by cynicism") {
  Scenario scenario = silent_scenario(300);
  scenario.structure.network.ties = constant(0.0);
  History history(scenario, {{{0, 2}}, 12});
  const Society& society = *history.world().society;
  const LargeVector<float> c0 = history.world().citizens.confidence, k = history.world().citizens.cynicism;
  for (const Month months : {1, 5, 60, 600}) {
    History again(scenario, {{{0, 2}}, 12});
    again.advance(months);
    for (std::size_t i = 0; i < society.citizens(); ++i) {
      const double s = society.susceptibility[i];
      const double rest = static_cast<double>(society.disposition[i]) * (1.0 - static_cast<double>(k[i]));
      const double left = std::pow(1.0 - scenario.parameters.citizens.conformity_rate * (1.0 - s), months);
      // At most three float32 roundings a month, which those who take no influence forget at once and the
      // fully susceptible never: at most months x 3 x 6e-8.
      CHECK(again.world().citizens.confidence[i] ==
            Approx(rest + left * (static_cast<double>(c0[i]) - rest)).margin(1.8e-7 * months + 1e-7));
    }
  }
}
