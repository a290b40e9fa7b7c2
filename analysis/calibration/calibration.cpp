#include "analysis/calibration/calibration.hpp"

#include "analysis/evidence/evidence.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/statistics/inference/significance.hpp"
#include "engine/statistics/inference/tails.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>

namespace entente {
namespace {

const double prior_deviation = 1.0 / std::sqrt(12.0); // of a share

// Conflicts of different stages have different seeds, so that no stage sees another's.
constexpr std::uint64_t choice_seed = 0xC2B2AE3D27D4EB4FULL, verdict_seed = 0x165667B19E3779F9ULL,
                        effects_seed = 0x85EBCA77C2B2AE63ULL;

std::vector<Prior> priors_of(const std::vector<std::string>& keys) {
  std::vector<Prior> priors;
  for (const std::string& key : keys) {
    const ParameterField& field = *find_parameter(key);
    priors.push_back(prior_between(field.prior_low, field.prior_high));
  }
  return priors;
}

// Only numbers are wanted from the parameters given: no sets, no overrides, nothing uncertain among them.
Scenario with_parameters(const Scenario& scenario, const std::vector<ParameterSet>& sets,
                         const std::vector<std::string>& keys) {
  Scenario changed = scenario;
  changed.parameter_sets.clear();
  changed.parameter_sets_name.clear();
  changed.overrides.clear();
  std::erase_if(changed.uncertain, [&](const Uncertain& uncertain) {
    return std::find(keys.begin(), keys.end(), uncertain.key) != keys.end();
  });
  if (sets.size() == 1)
    changed.parameters = sets.front().parameters;
  else
    changed.parameter_sets = sets;
  return changed;
}

using WeightedShare = std::pair<double, double>; // share, weight; weights sum to 1

SharesSummary summary_of(const std::vector<WeightedShare>& shares) {
  SharesSummary summary{0.0, 0.0};
  for (const auto& [share, weight] : shares)
    summary.mean += weight * share;
  double squares = 0.0;
  for (const auto& [share, weight] : shares)
    squares += weight * (share - summary.mean) * (share - summary.mean);
  summary.left_open = std::sqrt(squares) / prior_deviation;
  return summary;
}

std::optional<SharesSummary> summary_of_column(const StartPoints& points, std::size_t column) {
  if (points.rows == 0)
    return std::nullopt;
  std::vector<WeightedShare> shares;
  for (const double share : points.column(column))
    shares.emplace_back(share, 1.0 / static_cast<double>(points.rows));
  return summary_of(shares);
}

// Of sorted shares.
double share_at(const std::vector<WeightedShare>& shares, double level) {
  double below = 0.0;
  for (const auto& [share, weight] : shares)
    if ((below += weight) >= level)
      return share;
  return shares.back().first;
}

// SD left, and shift of the mean, in shares of the prior: from where the data would be said to tell
// something.
constexpr double told_by_spread = 0.85, told_by_shift = 0.15;

bool tells(const SharesSummary& shares) {
  return shares.left_open <= told_by_spread || std::abs(shares.mean - 0.5) >= told_by_shift;
}

// Of n independent draws of the prior, in shares: errors of the SD (over that of the prior; a uniform's
// fourth moment is 1.8 variances squared) and of the mean.
double error_of_spread(double n) {
  constexpr double kurtosis = 1.8;
  return std::sqrt((kurtosis - 1.0) / (4.0 * n));
}
double error_of_mean(double n) {
  return prior_deviation / std::sqrt(n);
}

class Calibrator {
 public:
  Calibrator(const Scenario& scenario, std::size_t strategy, const CalibrationPlan& plan, CalibrationLog& log,
             const std::atomic<bool>& stop, const Threads& threads,
             const std::function<void(const EvaluationKey&)>& evaluated)
      : scenario_(&scenario), strategy_(strategy), plan_(&plan), log_(&log), stop_(&stop), threads_(&threads),
        evaluated_(&evaluated), priors_(priors_of(plan.keys)) {}

  Calibration run() {
    Calibration result;
    IslandPlan search = plan_->search;
    search.own_start = plan_->from_sets; // sets are whole: what is not calibrated belongs to the same set
    result.search = search_islands(search, plan_->keys.size(), start(),
                                   [this](const Proposal& proposal) { return distance_of(proposal); });
    result.interrupted = result.search.interrupted;
    if (!result.interrupted)
      finish(result);
    log_->save();
    return result;
  }

 private:
  // What is not calibrated: on every island the values of another of the scenario's sets.
  Parameters base(std::size_t island) const { return parameters_for(*scenario_, island); }

  Parameters at(std::size_t island, std::span<const double> shares) const {
    Parameters parameters = base(island);
    for (std::size_t j = 0; j < shares.size(); ++j)
      find_parameter(plan_->keys[j])->member(parameters) = priors_[j].quantile(shares[j]);
    return parameters;
  }

  StartPoints start() const {
    if (!plan_->from_sets)
      return {};
    constexpr double edge = 1e-3; // sets may lie on the border of the prior
    const std::size_t sets = std::max<std::size_t>(1, scenario_->parameter_sets.size());
    StartPoints points(sets, plan_->keys.size());
    for (std::size_t set = 0; set < sets; ++set) {
      const Parameters parameters = parameters_for(*scenario_, set);
      for (std::size_t j = 0; j < plan_->keys.size(); ++j)
        points(set, j) =
            std::clamp(priors_[j].share(find_parameter(plan_->keys[j])->value(parameters)), edge, 1.0 - edge);
    }
    return points;
  }

  // Statistics by target; nothing when it was interrupted.
  std::optional<std::vector<double>> evaluate(const EvaluationKey& key, const std::vector<ParameterSet>& sets,
                                              const EvidenceRun& conflicts) {
    if (const std::vector<double>* known = log_->find(key))
      return *known;
    EvidenceRun run = conflicts;
    run.strategy = strategy_;
    run.stop = stop_;
    const Scenario scenario = with_parameters(*scenario_, sets, plan_->keys);
    std::vector<Statistic> statistics = measure(simulate_evidence(scenario, run, *threads_));
    if (plan_->effect_conflicts > 0 && !*stop_) {
      const std::vector<Statistic> effects = effects_of(scenario, sets, run);
      statistics.insert(statistics.end(), effects.begin(), effects.end());
    }
    if (*stop_)
      return std::nullopt;
    std::vector<double> values;
    for (const Target& target : plan_->targets)
      values.push_back(value_of(statistics, target.id));
    log_->add(key, values);
    (*evaluated_)(key);
    return values;
  }

  // Effects of support by their experiments, on conflicts of their own; more of them where more conflicts are
  // asked for.
  std::vector<Statistic> effects_of(const Scenario& from_war, const std::vector<ParameterSet>& sets,
                                    const EvidenceRun& run) const {
    EffectsRun effects;
    effects.seed = run.seed ^ (effects_seed + run.first);
    effects.conflicts = static_cast<std::uint32_t>(
        std::uint64_t{plan_->effect_conflicts} *
        std::max<std::uint64_t>(1, std::uint64_t{run.last - run.first} / plan_->conflicts));
    effects.stop = stop_;
    return measure(simulate_effects(from_war, with_parameters(*plan_->after_signature, sets, plan_->keys),
                                    effects, *threads_));
  }

  std::optional<double> distance_of(const Proposal& proposal) {
    const IslandPlan& search = plan_->search;
    const std::uint64_t most = std::max(search.proposals, search.particles);
    const std::uint64_t place =
        (proposal.island * search.generations + proposal.generation) * most + proposal.number;
    EvidenceRun run;
    run.seed = search.seed;
    run.first = static_cast<std::uint32_t>(place * plan_->conflicts);
    run.last = run.first + plan_->conflicts;
    const auto values =
        evaluate({CalibrationStage::search, proposal.island, proposal.generation, proposal.number},
                 {{"proposal", at(proposal.island, proposal.shares)}}, run);
    return values ? std::optional(distance_to(plan_->targets, *values)) : std::nullopt;
  }

  // The nearest particles of every island, twice as many as are kept.
  std::vector<ChosenSet> candidates(const IslandSearch& search) const {
    const std::size_t quota = (2 * plan_->keep + search.islands.size() - 1) / search.islands.size();
    std::vector<ChosenSet> list;
    for (std::size_t island = 0; island < search.islands.size(); ++island) {
      const Population& population = search.islands[island];
      std::vector<std::size_t> order(population.distances.size());
      std::iota(order.begin(), order.end(), std::size_t{0});
      std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return population.distances[a] < population.distances[b];
      });
      order.resize(std::min(order.size(), quota));
      for (const std::size_t particle : order)
        list.push_back({"", island, at(island, population.particles.row(particle)), {}, 0});
    }
    return list;
  }

  void finish(Calibration& result) {
    add_posterior(result);
    std::vector<ChosenSet> all = candidates(result.search);
    std::vector<double> distances;
    for (std::uint32_t n = 0; n < all.size(); ++n) {
      const auto values =
          evaluate({CalibrationStage::candidates, 0, 0, n}, {{"candidate", all[n].parameters}},
                   {plan_->search.seed ^ choice_seed, 0, plan_->unseen});
      if (!values)
        return interrupt(result);
      distances.push_back(distance_to(plan_->targets, *values));
    }
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return distances[a] < distances[b]; });
    order.resize(std::min(order.size(), plan_->keep));
    for (const std::size_t n : order)
      result.sets.push_back(std::move(all[n]));
    if (!judge(result))
      interrupt(result);
  }

  // On conflicts that neither the search nor the choice has seen.
  bool judge(Calibration& result) {
    const EvidenceRun unseen{plan_->search.seed ^ verdict_seed, 0, plan_->unseen};
    std::vector<ParameterSet> together;
    for (std::uint32_t n = 0; n < result.sets.size(); ++n) {
      ChosenSet& set = result.sets[n];
      set.name = (n < 9 ? "set0" : "set") + std::to_string(n + 1);
      together.push_back({set.name, set.parameters});
      const auto values = evaluate({CalibrationStage::unseen, 0, 0, n}, {together.back()}, unseen);
      if (!values)
        return false;
      set.statistics = *values;
      set.bands = bands_met(plan_->targets, *values);
    }
    std::vector<ParameterSet> own;
    for (std::size_t n = 0; n < std::max<std::size_t>(1, scenario_->parameter_sets.size()); ++n)
      own.push_back({"own", parameters_for(*scenario_, n)});
    EvidenceRun several = unseen;
    several.last *= 4; // several sets take turns: more conflicts for a sharper verdict
    const auto ours = evaluate({CalibrationStage::rotation, 0, 0, 0}, together, several);
    const auto theirs = ours ? evaluate({CalibrationStage::rotation, 0, 0, 1}, own, several) : ours;
    if (!theirs)
      return false;
    result.together = *ours, result.own = *theirs;
    result.together_bands = bands_met(plan_->targets, *ours);
    result.own_bands = bands_met(plan_->targets, *theirs);
    return true;
  }

  static void interrupt(Calibration& result) {
    result.interrupted = true;
    result.sets.clear();
  }

  // Islands that completed a generation with a tolerance; the others hold a sample of where they began.
  static std::vector<const Population*> selected(const IslandSearch& search) {
    std::vector<const Population*> islands;
    for (const GenerationReport& report : search.generations)
      if (report.complete && std::isfinite(report.tolerance)) {
        const Population* island = &search.islands[report.island];
        if (std::find(islands.begin(), islands.end(), island) == islands.end())
          islands.push_back(island);
      }
    return islands;
  }

  void add_posterior(Calibration& result) const {
    std::vector<const Population*> islands = selected(result.search);
    result.has_tolerance = !islands.empty();
    if (!result.has_tolerance)
      for (const Population& island : result.search.islands)
        islands.push_back(&island);
    double squares = 0.0;
    for (const Population* island : islands)
      for (const double weight : island->weights)
        squares += weight * weight;
    result.effective = static_cast<double>(islands.size() * islands.size()) / squares; // Kish 1965
    const StartPoints began = start();
    for (std::size_t j = 0; j < plan_->keys.size(); ++j) {
      std::vector<WeightedShare> shares;
      for (const Population* island : islands)
        for (std::size_t i = 0; i < island->weights.size(); ++i)
          shares.push_back(
              {island->particles(i, j), island->weights[i] / static_cast<double>(islands.size())});
      std::sort(shares.begin(), shares.end());
      const SharesSummary found = summary_of(shares);
      PosteriorRow row{plan_->keys[j], priors_[j]};
      row.mean = priors_[j].quantile(found.mean);
      row.q05 = priors_[j].quantile(share_at(shares, 0.05));
      row.q50 = priors_[j].quantile(share_at(shares, 0.5));
      row.q95 = priors_[j].quantile(share_at(shares, 0.95));
      row.left_open = found.left_open;
      if (result.has_tolerance)
        row.learned = learned_from(found, result.effective, plan_->keys.size(), summary_of_column(began, j));
      result.posterior.push_back(std::move(row));
    }
  }

  const Scenario* scenario_;
  std::size_t strategy_;
  const CalibrationPlan* plan_;
  CalibrationLog* log_;
  const std::atomic<bool>* stop_;
  const Threads* threads_;
  const std::function<void(const EvaluationKey&)>* evaluated_;
  std::vector<Prior> priors_;
};

} // namespace

std::string_view name_of(Learned learned) {
  return learned == Learned::informed ? "informed" : learned == Learned::free ? "free" : "not judged";
}

double least_effective_size() {
  constexpr double rarely = 0.05;
  double n = 2.0;
  while (normal_cdf(-(1.0 - told_by_spread) / error_of_spread(n)) +
             2.0 * normal_cdf(-told_by_shift / error_of_mean(n)) >
         rarely)
    n += 1.0;
  return n;
}

Learned learned_from(const SharesSummary& found, double effective, std::size_t parameters,
                     const std::optional<SharesSummary>& start) {
  if (!(effective >= least_effective_size()))
    return Learned::not_judged;
  if (!tells(found))
    return Learned::free;
  if (start && tells(*start))
    return Learned::not_judged;
  // Among many parameters some look narrow by chance: two questions on each, looked at together (Bonferroni).
  const double reach = normal_critical(1.0 - significance / (2.0 * static_cast<double>(parameters)));
  const bool beyond_chance = 1.0 - found.left_open > reach * error_of_spread(effective) ||
                             std::abs(found.mean - 0.5) > reach * error_of_mean(effective);
  return beyond_chance ? Learned::informed : Learned::not_judged;
}

std::vector<std::string> usual_calibrated_parameters() {
  std::vector<std::string> keys;
  for (const ParameterField& field : parameter_table())
    if (!field.fixed() && field.group != "signals")
      keys.push_back(field.key());
  return keys;
}

double distance_to(const std::vector<Target>& targets, const std::vector<double>& statistics) {
  constexpr double most = 2.0;
  double sum = 0.0;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Target& target = targets[i];
    const double half = 0.5 * (target.high - target.low), value = statistics[i];
    const double outside = std::max({0.0, target.low - value, value - target.high});
    const double apart = std::isnan(value) ? most : outside == 0.0 ? 0.0 : half > 0.0 ? outside / half : most;
    sum += target.weight * std::min(most, apart);
  }
  return sum;
}

std::size_t bands_met(const std::vector<Target>& targets, const std::vector<double>& statistics) {
  std::size_t met = 0;
  for (std::size_t i = 0; i < targets.size(); ++i)
    met += targets[i].contains(statistics[i]);
  return met;
}

Calibration calibrate(const Scenario& scenario, std::size_t strategy, const CalibrationPlan& plan,
                      CalibrationLog& log, const std::atomic<bool>& stop, const Threads& threads,
                      const std::function<void(const EvaluationKey&)>& evaluated) {
  return Calibrator(scenario, strategy, plan, log, stop, threads, evaluated).run();
}

} // namespace entente
