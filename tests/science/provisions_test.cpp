// How fast provisions leave their first score when nothing hinders them.
#include "engine/world/build/draw_accord.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

TEST_CASE(
    "With will, capacity and fit of one a share 1 / (1 + r t) of provisions is untouched after t months") {
  // Ease is exponential with mean 1, so the share is E[exp(-ease r t)]; costly provisions are 0.7 as easy.
  constexpr int accords = 400;
  constexpr double rate = 0.08;
  for (const bool costly : {false, true}) {
    Scenario scenario = known_scenario();
    Provision provision;
    provision.costly = costly;
    scenario.provisions.assign(40, provision);
    ConflictByHand hand(scenario);
    ImplementationParameters& implementation = hand.parameters().implementation;
    implementation.step_rate = rate;
    implementation.reversal_rate = implementation.violation_rate = 0.0;
    hand.arm().capacity = 1.0;
    hand.trust_fully();
    const std::vector<Month> looks{1, 6, 24, 120};
    std::vector<double> untouched(looks.size(), 0.0);
    for (std::uint32_t i = 0; i < accords; ++i) {
      hand.dyad().phase = Phase::accord;
      hand.dyad().accord = draw_accord(hand.conflict(), hand.replicate_rng(i), first_dyad);
      for (Month month = 1; month <= looks.back(); ++month) {
        rules::implementation(hand.arm(), hand.conflict(), hand.replicate_rng(i, month), first_dyad);
        for (std::size_t look = 0; look < looks.size(); ++look)
          if (month == looks[look])
            for (std::size_t v = 0; v < 40; ++v)
              untouched[look] += hand.dyad().accord.score[v] == 0;
      }
    }
    for (std::size_t look = 0; look < looks.size(); ++look) {
      const double expected = 1.0 / (1.0 + (costly ? 0.7 : 1.0) * rate * looks[look]);
      CAPTURE(costly, looks[look]);
      CHECK(untouched[look] / (40.0 * accords) ==
            Approx(expected).margin(5.0 * std::sqrt(expected * (1.0 - expected) / (40.0 * accords))));
    }
  }
}
