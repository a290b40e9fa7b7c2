// Limits of the process that makes attacks: a Hawkes process in months (F97-99), scaled by peacekeepers
// (F21).
#include "engine/rules/process.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

// Constant effort and attacks that kill one each, so that deaths count attacks.
ConflictByHand constant_effort(double branching) {
  ConflictByHand hand;
  ViolenceParameters& violence = hand.parameters().violence;
  violence.effort_persistence = 1.0;
  violence.effort_noise = 0.0;
  violence.branching = branching;
  violence.severity_exponent = 60.0; // P(two deaths) = 2^-59
  violence.events_at_full_effort = 60.0;
  return hand;
}

struct Windows {
  double mean_per_month = 0.0, variance_over_mean = 0.0;
};

Windows counted(ConflictByHand& hand, int windows, int window) {
  constexpr int settling = 100; // months until the start is forgotten
  double total = 0.0, squares = 0.0;
  for (int w = 0; w < windows; ++w) {
    const auto replicate = static_cast<std::uint32_t>(w);
    hand.dyad().excitation.setZero();
    double count = 0.0;
    for (int month = 0; month < settling + window; ++month) {
      rules::violence(hand.arm(), hand.conflict(), hand.replicate_rng(replicate, month));
      if (month >= settling)
        count += hand.dyad().deaths;
    }
    total += count;
    squares += count * count;
  }
  const double mean_count = total / windows;
  return {mean_count / window, (squares / windows - mean_count * mean_count) / mean_count};
}

} // namespace

TEST_CASE("Mean attacks are events x effort, whatever the branching, and windows are overdispersed by it") {
  constexpr int windows = 1500, window = 60;
  for (const double branching : {0.0, 0.3, 0.6}) {
    ConflictByHand hand = constant_effort(branching);
    const double expected = 60.0 * rules::effort(hand.dyad(), hand.parameters().violence);
    const Windows seen = counted(hand, windows, window);
    CAPTURE(branching);
    const double limit = 1.0 / ((1.0 - branching) * (1.0 - branching));
    // Variance of a window's count is limit x mean: five standard errors of the mean of all windows.
    CHECK(seen.mean_per_month ==
          Approx(expected).margin(5.0 * std::sqrt(limit * expected / (windows * window))));
    // A sample variance has relative error sqrt(2 / windows); a window of T months falls short of its limit
    // by about (reach of the kernel) / T, the reach being below 2 / (1 - branching) months.
    const double short_fall = limit > 1.0 ? 2.0 / (1.0 - branching) / window : 0.0;
    CHECK(seen.variance_over_mean <= limit * (1.0 + 5.0 * std::sqrt(2.0 / windows)));
    CHECK(seen.variance_over_mean >= limit * (1.0 - short_fall - 5.0 * std::sqrt(2.0 / windows)));
  }
}

TEST_CASE(
    "Peacekeepers spread evenly scale the level of attacks, and staying longer does not scale it again") {
  constexpr int windows = 1500;
  ConflictByHand hand = constant_effort(0.0);
  const double without = 60.0 * rules::effort(hand.dyad(), hand.parameters().violence);
  hand.levers().national_troops = 8.0;
  hand.levers().troops.setConstant(8.0);
  const double with = without * std::exp(-hand.parameters().violence.peacekeeper_slope * 8.0);
  for (const int months : {24, 48}) {
    const Windows seen = counted(hand, windows, months);
    CAPTURE(months);
    CHECK(seen.mean_per_month == Approx(with).margin(5.0 * std::sqrt(with / (windows * months))));
  }
}

TEST_CASE("With branching, peacekeepers also cut what attacks would have triggered") {
  // Level m = q ((1 - n) e + n m): m = q (1 - n) e / (1 - q n).
  constexpr int windows = 1500, window = 60;
  constexpr double n = 0.5;
  ConflictByHand hand = constant_effort(n);
  const double effort = 60.0 * rules::effort(hand.dyad(), hand.parameters().violence);
  hand.levers().national_troops = 8.0;
  hand.levers().troops.setConstant(8.0);
  const double q = std::exp(-hand.parameters().violence.peacekeeper_slope * 8.0);
  const double expected = q * (1.0 - n) * effort / (1.0 - q * n);
  const Windows seen = counted(hand, windows, window);
  CHECK(seen.mean_per_month == Approx(expected).margin(5.0 * std::sqrt(4.0 * expected / (windows * window))));
}
