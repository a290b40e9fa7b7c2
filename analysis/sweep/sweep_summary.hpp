// Sweep summary: what strategies do over the points: between which ends, and at how many points better.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

class Store;
struct Scenario;

// Means at the points, from lowest to highest.
struct Span {
  double low = 0.0, median = 0.0, high = 0.0; // not a number where no point has one
};

struct SweptOutcome {
  bool given = false;    // the start of the history fixes it: a difference would mean nothing
  Span mean, difference; // of the means at the points; differences to the reference
  // Points at which the 95 % interval of the difference lies beyond zero, for better (more, for outcomes
  // without a better direction) and for worse; and points at which there is an interval.
  std::size_t better = 0, worse = 0, points = 0;
};

struct SweptStrategy {
  std::string name;
  std::vector<SweptOutcome> outcomes; // in the order of compared_outcomes
};

struct SweepSummary {
  std::size_t points = 0; // with at least one history
  std::size_t reference = 0;
  std::vector<SweptStrategy> strategies;
};

// In the world that the scenario gives. Memory grows with points, not with histories.
SweepSummary sweep_summary(const Store& store, const Scenario& scenario);

} // namespace entente
