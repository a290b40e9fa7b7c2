// The effect that a decision is about, in words: every figure on costs and regret calls it the same.
#pragma once
#include <string>
#include <string_view>

namespace entente {
struct StudyFacts;
}

namespace entente::report {

struct EffectWords {
  std::string label; // "accord holding five years"; one of the scenario's own has its name
  std::string unit;  // "share"
  bool less = false; // is better

  std::string one() const;        // "one more of “accord holding five years”"
  double shown(double) const;     // shares as percentage points, others as they are
  std::string shown_unit() const; // "percentage points", or the unit
};

// Of the study's decision; where nothing was decided on, of the primary outcome.
EffectWords effect_of(const StudyFacts& facts);

// The scenario's own world has no name that a reader knows.
std::string_view variant_label(std::string_view variant);

} // namespace entente::report
