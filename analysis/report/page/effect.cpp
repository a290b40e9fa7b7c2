#include "analysis/report/page/effect.hpp"

#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::report {
namespace {

bool is_share(std::string_view unit) {
  return unit == "share";
}

} // namespace

std::string EffectWords::one() const {
  return fmt::format("one {} of “{}”", less ? "less" : "more", label);
}

double EffectWords::shown(double value) const {
  constexpr double per_cent = 100.0;
  return is_share(unit) ? per_cent * value : value;
}

std::string EffectWords::shown_unit() const {
  return is_share(unit) ? "percentage points" : unit;
}

EffectWords effect_of(const StudyFacts& facts) {
  const std::vector<ComparedOutcome>& outcomes = facts.comparison.outcomes;
  const std::string name =
      facts.decision ? facts.decision->effect : std::string(field_of(primary_outcome).name);
  const auto found = std::find_if(outcomes.begin(), outcomes.end(),
                                  [&](const ComparedOutcome& outcome) { return outcome.name == name; });
  if (found == outcomes.end())
    return {name, facts.decision ? facts.decision->effect_unit : std::string(), false};
  return {found->label, found->unit, found->better == Better::less};
}

std::string_view variant_label(std::string_view variant) {
  return variant == own_variant ? "as assumed" : variant;
}

} // namespace entente::report
