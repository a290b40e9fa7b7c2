// Closed forms and claims of the one update of confidence and cynicism.
#include "engine/rules/belief.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace entente;

namespace {

constexpr BeliefRates<double> rates{0.2, 2.27, 0.1, 0.05, 0.57, 0.8};
constexpr double believe_rounding = 1e-12;

Belief<double> believed(Belief<double> belief, const BeliefNews<double>& news, double information, int months,
                        const BeliefRates<double>& by = rates) {
  for (int month = 0; month < months; ++month)
    belief = believe<double>(belief, news, information, by);
  return belief;
}

} // namespace

TEST_CASE("Constant good news closes the distance to full confidence exponentially and heals no cynicism") {
  for (const double k : {0.0, 0.3, 0.9})
    for (const int months : {1, 10, 200}) {
      const double gain = 0.4;
      const Belief<double> after = believed({0.25, k}, {gain, 0.0, 0.0, 0.0}, 0.5, months);
      CHECK(after.confidence ==
            Approx(1.0 - 0.75 * std::exp(-rates.gain * gain * (1.0 - k) * months)).epsilon(believe_rounding));
      CHECK(after.cynicism == k);
    }
}

TEST_CASE("With full information that removes all blame, losses lower confidence and leave cynicism") {
  BeliefRates<double> seeing = rates;
  seeing.information_effect = 1.0;
  Belief<double> before{0.8, 0.4};
  for (int month = 0; month < 50; ++month) {
    const Belief<double> after = believed(before, {0.0, 0.6, 0.6, 0.0}, 1.0, 1, seeing);
    CHECK(after.confidence < before.confidence);
    CHECK(after.cynicism == 0.4);
    before = after;
  }
}

TEST_CASE("No news changes no bit") {
  for (const double c : {0.0, 0.3, 1.0})
    for (const double k : {0.0, 0.7, 1.0}) {
      const Belief<double> after = believed({c, k}, {0.0, 0.0, 0.0, 0.0}, 0.3, 1);
      CHECK(after.confidence == c);
      CHECK(after.cynicism == k);
    }
}

TEST_CASE("Losses weigh the loss ratio at mid confidence and no more than gains for the committed") {
  const auto lost = [](double c) {
    return (c - believed({c, 0.0}, {0.0, 1e-6, 0.0, 0.0}, 0.0, 1).confidence) / c / (rates.gain * 1e-6);
  };
  // First order in the signal; the second order is 2e-7 of the first.
  CHECK(lost(0.5) == Approx(rates.loss_ratio).epsilon(1e-5));
  CHECK(lost(1.0) == Approx(1.0).epsilon(1e-5));
  CHECK(lost(0.25) == Approx(1.0 + 1.27 * 0.75).epsilon(1e-5));
}

TEST_CASE(
    "Cynicism breeds blame, is not fed by what cannot be attributed, and only costly promises heal it") {
  const auto blamed = [](double k) {
    return (believed({0.5, k}, {0.0, 0.5, 0.5, 0.0}, 0.0, 1).cynicism - k) / (1.0 - k);
  };
  CHECK(blamed(0.8) > blamed(0.2));
  CHECK(believed({0.5, 0.4}, {0.0, 0.5, 0.0, 0.0}, 0.0, 1).cynicism == 0.4);
  CHECK(believed({0.5, 0.4}, {5.0, 0.0, 0.0, 0.0}, 0.0, 1).cynicism == 0.4);
  const double unseen = believed({0.5, 0.4}, {0.0, 0.0, 0.0, 0.5}, 0.0, 1).cynicism;
  const double seen = believed({0.5, 0.4}, {0.0, 0.0, 0.0, 0.5}, 1.0, 1).cynicism;
  CHECK(unseen == Approx(0.4 * std::exp(-rates.cynicism_fall * 0.5 * 0.5)).epsilon(believe_rounding));
  CHECK(seen == Approx(0.4 * std::exp(-rates.cynicism_fall * 0.5)).epsilon(believe_rounding));
}

TEST_CASE("Whatever the news, confidence and cynicism stay shares") {
  for (const double c : {0.0, 0.5, 1.0})
    for (const double k : {0.0, 0.5, 1.0})
      for (const double much : {0.0, 1.0, 50.0, 1e4})
        for (const double information : {0.0, 0.7, 1.0}) {
          const Belief<double> after = believed({c, k}, {much, much, much, much}, information, 3);
          CHECK(after.confidence >= 0.0);
          CHECK(after.confidence <= 1.0);
          CHECK(after.cynicism >= 0.0);
          CHECK(after.cynicism <= 1.0);
        }
}
