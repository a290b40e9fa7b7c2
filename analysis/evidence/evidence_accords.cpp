// How long do accords last, and what becomes of what they promise? Failure is the same two sides fighting
// again, not fighting by anybody; the index is that of the Kroc Peace Accords Matrix.
#include "analysis/evidence/evidence.hpp"
#include "analysis/evidence/evidence_estimators.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/survival/kaplan_meier.hpp"
#include "engine/statistics/survival/weibull.hpp"

#include <algorithm>

namespace entente {

std::optional<double> SignedAccord::index_at(int year) const {
  if (followed < year * months_per_year || anniversaries.empty() || year < 1)
    return std::nullopt;
  return entente::index_at(anniversaries, year);
}

namespace evidence {

std::vector<SignedAccord> accords_of(const Outcomes& history) {
  const auto months = static_cast<Month>(history.monthly_deaths.size());
  std::vector<SignedAccord> accords;
  for (const AccordRecord& record : history.accords) {
    SignedAccord accord;
    accord.signed_month = record.signed_month;
    accord.followed = months - 1 - record.signed_month;
    accord.failed = record.relapse_age.has_value();
    accord.seen = record.relapse_age.value_or(accord.followed);
    accord.anniversaries = record.anniversaries;
    accord.troops_at_6 = record.troops_at_6;
    accords.push_back(std::move(accord));
  }
  return accords;
}

void measure_accords(Records records, Statistics& statistics) {
  constexpr double half_a_month = 0.04; // years, so that a failure in the month of signature has a duration
  std::vector<Spell> months, years;
  for (const ConflictRecord* record : records)
    for (const SignedAccord& accord : record->accords) {
      const std::uint32_t cause = accord.failed ? 1U : censored;
      const auto seen = static_cast<double>(accord.seen);
      months.push_back({seen, cause});
      years.push_back({seen / months_per_year + half_a_month, cause});
    }
  const SurvivalCurve lasting = kaplan_meier(months);
  const auto failed_by = [&](double month) {
    return lasting.known_at(month) ? 1.0 - lasting.survival_at(month) : missing;
  };
  const auto weibull = fit_weibull(years);
  statistics.insert(statistics.end(), {{"accord_fail_5y", failed_by(60.0)},
                                       {"accord_fail_10y", failed_by(120.0)},
                                       {"accord_weibull_k", weibull ? weibull->shape : missing}});
}

void measure_implementation(Records records, Statistics& statistics) {
  std::vector<double> after_1, after_5, after_10, held_1, held_5;
  constexpr std::size_t five = 5;
  for (const ConflictRecord* record : records)
    for (const SignedAccord& accord : record->accords) {
      const auto add = [&](int year, std::vector<double>& to) {
        if (const auto index = accord.index_at(year))
          to.push_back(*index);
      };
      add(1, after_1);
      add(5, after_5);
      add(10, after_10);
      if (accord.anniversaries.size() >= five) {
        held_1.push_back(static_cast<double>(accord.anniversaries.front()));
        held_5.push_back(static_cast<double>(accord.anniversaries[five - 1]));
      }
    }
  statistics.insert(statistics.end(), {{"pam_y1", mean(after_1)},
                                       {"pam_y5", mean(after_5)},
                                       {"pam_y10", mean(after_10)},
                                       {"pam_sd5", standard_deviation(after_5)},
                                       {"pam_corr_1_5", correlation(held_1, held_5)}});
}

} // namespace evidence
} // namespace entente
