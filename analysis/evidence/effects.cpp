#include "analysis/evidence/effects.hpp"

#include "analysis/evidence/effect_readings.hpp"
#include "analysis/evidence/evidence_estimators.hpp"
#include "engine/core/embedded.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/statistics/inference/bootstrap.hpp"
#include "engine/statistics/survival/cox.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

namespace entente {
namespace {

using evidence::EffectField;
using evidence::Formula;

std::unique_ptr<const CoxSample> cox_sample(const EffectField& effect, const EffectObservations& seen) {
  std::vector<Spell> spells;
  Matrix covariates(seen.cases.size(), effect.covariates);
  for (std::size_t i = 0; i < seen.cases.size(); ++i) {
    spells.push_back(seen.cases[i].spell);
    for (std::size_t j = 0; j < effect.covariates; ++j)
      covariates(i, j) = seen.cases[i].covariates[j];
  }
  return std::make_unique<const CoxSample>(std::move(spells), std::move(covariates));
}

// From sums of parts and wholes of two groups.
double value_of_sums(Formula formula, const std::array<double, 4>& sums) {
  const double one = evidence::share(sums[0], sums[1]), other = evidence::share(sums[2], sums[3]);
  switch (formula) {
  case Formula::difference:
    return one - other;
  case Formula::ratio:
    return other > 0.0 ? one / other : missing;
  case Formula::odds_ratio: {
    constexpr double half = 0.5; // a case in each cell, so that none is empty (Haldane 1956, Anscombe 1956)
    return sums[1] > 0.0 && sums[3] > 0.0 ? (sums[0] + half) * (sums[3] - sums[2] + half) /
                                                ((sums[1] - sums[0] + half) * (sums[2] + half))
                                          : missing;
  }
  case Formula::share:
    return one;
  case Formula::hazard_ratio:
    break;
  }
  return missing;
}

// One effect of a sample, to be estimated on it and on resamples of its conflicts.
class Estimator {
 public:
  Estimator(const EffectField& effect, const EffectObservations& seen) : effect_(effect), seen_(seen) {
    if (effect.formula == Formula::hazard_ratio)
      cox_ = cox_sample(effect, seen);
  }

  // counts: how often each conflict is there.
  double operator()(std::span<const std::uint32_t> counts) const {
    if (!cox_) {
      std::array<double, 4> sums{};
      for (std::size_t i = 0; i < seen_.sums.size(); ++i)
        for (std::size_t j = 0; j < sums.size(); ++j)
          sums[j] += counts[i] * seen_.sums[i][j];
      return value_of_sums(effect_.formula, sums);
    }
    std::vector<std::uint32_t> copies;
    copies.reserve(seen_.cases.size());
    for (const EffectCase& one : seen_.cases)
      copies.push_back(counts[one.conflict]);
    const auto coefficients = cox_->fit(copies);
    return coefficients ? std::exp(effect_.unit * (*coefficients)[effect_.asked]) : missing;
  }

 private:
  const EffectField& effect_;
  const EffectObservations& seen_;
  std::unique_ptr<const CoxSample> cox_;
};

double estimate(const EffectsSample& sample, std::size_t effect) {
  const EffectField& field = evidence::effect_table()[effect];
  const std::vector<std::uint32_t> once(sample.conflicts(field.experiment), 1);
  return Estimator(field, sample.observations()[effect])(once);
}

Interval resampled_interval(const EffectsSample& sample, std::size_t effect, double ours,
                            const EvidenceSettings& settings, const Threads& threads) {
  const EffectField& field = evidence::effect_table()[effect];
  const std::size_t conflicts = sample.conflicts(field.experiment);
  const Estimator estimator(field, sample.observations()[effect]);
  const AddressedRng rng{settings.seed};
  std::vector<double> all(conflicts == 0 ? 0 : settings.resamples);
  for_each_index(threads, all.size(), [&](std::size_t resample) {
    std::vector<std::uint32_t> counts(conflicts, 0);
    for (const std::uint32_t at : resampled_positions(rng, static_cast<std::uint32_t>(resample), conflicts))
      ++counts[at];
    all[resample] = estimator(counts);
  });
  all.erase(std::remove_if(all.begin(), all.end(), [](double value) { return std::isnan(value); }),
            all.end());
  return all.empty() ? Interval{ours, ours} : percentile_interval(all, confidence_level);
}

} // namespace

EffectsSample::EffectsSample() : observations_(evidence::effect_table().size()) {}

void EffectsSample::add(EffectExperiment experiment, std::uint32_t conflict, std::span<const Outcomes> arms,
                        std::span<const Provision> text, std::size_t dimensions) {
  std::size_t& conflicts = conflicts_[static_cast<std::size_t>(experiment)];
  conflicts = std::max(conflicts, static_cast<std::size_t>(conflict) + 1);
  const auto table = evidence::effect_table();
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].experiment == experiment)
      observations_[i].sums.resize(conflicts);
  if (std::any_of(arms.begin(), arms.end(), [](const Outcomes& arm) { return arm.breach.has_value(); })) {
    ++failed_;
    return;
  }
  if (experiment == EffectExperiment::from_war && evidence::episodes_of(arms.front()).empty())
    return;
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].experiment == experiment)
      table[i].read({arms, conflict, text, dimensions}, observations_[i]);
}

std::vector<std::string_view> measured_effects() {
  std::vector<std::string_view> names;
  for (const EffectField& effect : evidence::effect_table())
    names.push_back(effect.id);
  return names;
}

std::vector<Target> shipped_effects() {
  constexpr std::string_view path = "analysis/data/effects.toml";
  return read_targets(embedded_file(path).value(), std::string(path), measured_effects());
}

std::vector<Statistic> measure(const EffectsSample& sample) {
  std::vector<Statistic> statistics;
  for (std::size_t i = 0; i < evidence::effect_table().size(); ++i)
    statistics.push_back({evidence::effect_table()[i].id, estimate(sample, i)});
  return statistics;
}

std::vector<EvidenceRow> effect_rows(const std::vector<Target>& effects, const EffectsSample& sample,
                                     const EvidenceSettings& settings, const Threads& threads) {
  const std::vector<std::string_view> names = measured_effects();
  const std::vector<Statistic> ours = measure(sample);
  std::vector<EvidenceRow> rows;
  for (const Target& target : effects) {
    const auto effect =
        static_cast<std::size_t>(std::find(names.begin(), names.end(), target.id) - names.begin());
    EvidenceRow row;
    row.target = target;
    row.ours = ours[effect].value;
    row.interval = resampled_interval(sample, effect, row.ours, settings, threads);
    row.inside = target.contains(row.ours);
    rows.push_back(std::move(row));
  }
  return rows;
}

} // namespace entente
