// Accords with everything frozen fail at random: without heterogeneity or learning there is no ageing.
#include "engine/statistics/survival/weibull.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

TEST_CASE("With trust, hope, stakes and guarantee frozen, spells of peace are exponential") {
  constexpr int accords = 4000;
  constexpr double hazard_wanted = 0.04; // a month, both sides together
  ConflictByHand hand;
  hand.parameters().relapse.rate = 1.0;
  hand.sign(Side::government);
  const Dyad frozen = hand.dyad();
  const RelapseParameters& r = hand.parameters().relapse;
  const double trust = 0.5 * 0.8;
  const double at_rate_one = std::exp(r.hope_weight * (0.5 - 0.3) + 0.5 * 0.25 - r.trust_weight * trust) +
                             std::exp(r.hope_weight * (0.5 - 0.6) + 0.5 * 0.1 - r.trust_weight * trust);
  hand.parameters().relapse.rate = hazard_wanted / at_rate_one;

  std::vector<Spell> spells;
  double months = 0.0;
  for (std::uint32_t i = 0; i < accords; ++i) {
    hand.dyad() = frozen;
    Month age = 0;
    while (hand.dyad().phase == Phase::accord)
      rules::relapse(hand.arm(), hand.conflict(), hand.replicate_rng(i, ++age), first_dyad);
    // Failed within the month before: somewhere between age - 1 and age, at its middle.
    spells.push_back({.end = age - 0.5, .cause = 1});
    months += age;
  }
  // Geometric with success 1 - exp(-hazard); its SD is close to its mean: five standard errors.
  const double mean_age = 1.0 / (1.0 - std::exp(-hazard_wanted));
  CHECK(months / accords == Approx(mean_age).margin(5.0 * mean_age / std::sqrt(double{accords})));

  const auto fit = fit_weibull(spells);
  REQUIRE(fit);
  // Whole months shift the shape by less than 0.01 at a mean of 25 months.
  CHECK(fit->shape == Approx(1.0).margin(5.0 * fit->shape_error + 0.01));
  CHECK(fit->scale == Approx(1.0 / hazard_wanted).epsilon(5.0 / std::sqrt(double{accords})));
}
