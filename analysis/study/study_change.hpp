// Difference between two studies: their scenarios, the programs that made them, and the numbers beyond what
// the noise of simulation explains.
#pragma once
#include "engine/scenario/model/outcome.hpp"
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/inference/significance.hpp"

#include <string>
#include <vector>

namespace entente {

struct StudyFacts;

struct ChangedNumber {
  std::string strategy;
  Outcome outcome{};
  double before = 0.0, after = 0.0; // means
  Interval interval;                // of after - before, 95 %, normal
  double p_holm = 1.0;              // of no change, among all numbers compared
  bool beyond_noise() const { return p_holm < significance; }
};

struct StudyChange {
  std::string before, after;         // titles, or folders where these are alike
  std::vector<std::string> scenario; // lines of the resolved scenario that differ: "- ..." and "+ ..."
  std::vector<std::string> program;  // version, commit, compiler where they differ: "commit: a, now b"
  std::vector<std::string> only_before, only_after; // strategies
  std::vector<ChangedNumber> numbers; // of strategies in both, headline outcomes, in the scenario's own world
  bool same_outcomes = false;         // the digests are equal: nothing differs at all
};

// The studies are taken as independent. With the same seed their histories are matched and the noise of a
// change is smaller than told here, so that a change called real is one.
StudyChange study_change(const StudyFacts& before, const StudyFacts& after);

} // namespace entente
