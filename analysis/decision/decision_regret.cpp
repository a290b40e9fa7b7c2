// What would be regretted if another world were the true one, and what it would be worth to know.
#include "analysis/decision/decision_parts.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/decision/regret.hpp"
#include "engine/world/build/build.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace entente {
namespace {

Matrix cells_of(const DecisionData& data, const std::vector<Matrix>& by_variant, bool by_set) {
  const std::size_t sets = by_set ? data.sets : 1;
  Matrix cells(data.variants.size() * sets, data.strategies);
  for (std::size_t w = 0; w < data.variants.size(); ++w)
    for (std::size_t set = 0; set < sets; ++set) {
      Rows rows;
      if (by_set)
        rows.set = set;
      const std::vector<double> means = column_means(data.variants[w], by_variant[w], rows, data.sets);
      std::copy(means.begin(), means.end(), cells.row(w * sets + set).begin());
    }
  return cells;
}

Matrix times(Matrix values, double sign) {
  for (double& value : values.values)
    value *= sign;
  return values;
}

// Cells without histories would be regretted by nobody.
Matrix without_empty_rows(const Matrix& values) {
  Matrix kept(0, values.columns);
  for (std::size_t i = 0; i < values.rows; ++i)
    if (!std::isnan(values(i, 0))) {
      kept.values.insert(kept.values.end(), values.row(i).begin(), values.row(i).end());
      ++kept.rows;
    }
  return kept;
}

RegretTable regret_table(const DecisionData& data, std::string outcome, std::string unit,
                         const std::vector<Matrix>& by_variant, double sign, std::optional<double> goal) {
  RegretTable table;
  table.outcome = std::move(outcome);
  table.unit = std::move(unit);
  table.values = cells_of(data, by_variant, true);
  table.regret = regrets(times(table.values, sign));
  table.variant_values = cells_of(data, by_variant, false);
  table.variant_regret = regrets(times(table.variant_values, sign));
  const auto summaries =
      regret_summaries(without_empty_rows(times(table.values, sign)), goal ? sign * *goal : 0.0);
  const auto over_variants = regret_summaries(times(table.variant_values, sign), 0.0);
  for (std::size_t s = 0; s < data.strategies; ++s)
    table.strategies.push_back({summaries[s].largest, summaries[s].p90, summaries[s].mean,
                                over_variants[s].largest,
                                goal ? std::optional(summaries[s].meets_goal) : std::nullopt});
  table.least = least_regret(summaries);
  return table;
}

std::vector<Matrix> of_variants(const DecisionData& data,
                                const std::function<Matrix(const VariantHistories&)>& get) {
  std::vector<Matrix> result;
  for (const VariantHistories& variant : data.variants)
    result.push_back(get(variant));
  return result;
}

// ---- information

std::size_t best_of(std::span<const double> values) {
  return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
}

// Groups of histories that could be told apart, and the net benefit of each on either half: the option is
// chosen on one half and valued on the other.
class Halves {
 public:
  explicit Halves(std::size_t strategies) : strategies_(strategies) {}

  void add(std::size_t group, std::size_t half, std::span<const double> net_benefit) {
    if (group >= groups_.size())
      groups_.resize(group + 1, {Sums(strategies_), Sums(strategies_)});
    groups_[group][half].add(net_benefit);
  }

  // What choosing by group gains over the option that is best on all histories, a history: each half of a
  // group valued under the option that the other half chose. Never above naive(): what a half gives under
  // another's choice is at most what it gives under its own, and the two halves of a group together at most
  // what their own best option gives.
  double value() const {
    const Sums whole = all();
    const std::size_t overall = best_of(whole.sum);
    double informed = 0.0;
    for (const auto& group : groups_)
      for (std::size_t half = 0; half < 2; ++half) {
        const Sums &seen = group[half], &judged = group[1 - half];
        informed += judged.sum[seen.n > 0.0 ? best_of(seen.sum) : overall];
      }
    return std::max(0.0, (informed - whole.sum[overall]) / whole.n);
  }
  // The same chosen and valued on all histories.
  double naive() const {
    const Sums whole = all();
    double informed = 0.0;
    for (const auto& group : groups_) {
      Sums both = group[0];
      both.add(group[1]);
      informed += both.sum[best_of(both.sum)];
    }
    return std::max(0.0, (informed - whole.sum[best_of(whole.sum)]) / whole.n);
  }

 private:
  struct Sums {
    explicit Sums(std::size_t strategies) : sum(strategies, 0.0) {}
    std::vector<double> sum;
    double n = 0.0;
    void add(std::span<const double> values) {
      for (std::size_t s = 0; s < sum.size(); ++s)
        sum[s] += values[s];
      n += 1.0;
    }
    void add(const Sums& other) {
      for (std::size_t s = 0; s < sum.size(); ++s)
        sum[s] += other.sum[s];
      n += other.n;
    }
  };

  Sums all() const {
    Sums sums(strategies_);
    for (const auto& group : groups_)
      for (const Sums& half : group)
        sums.add(half);
    return sums;
  }

  std::size_t strategies_;
  std::vector<std::array<Sums, 2>> groups_;
};

using GroupOf = std::function<std::size_t(std::size_t variant, std::size_t history)>;

InformationValue known(const DecisionData& data, const std::vector<Matrix>& net_benefit, std::string quantity,
                       std::string parameter, const GroupOf& group, std::size_t variants) {
  Halves halves(data.strategies);
  for (std::size_t w = 0; w < variants; ++w)
    for (std::size_t i = 0; i < net_benefit[w].rows; ++i)
      halves.add(group(w, i), data.variants[w].which[i] / data.sets % 2, net_benefit[w].row(i));
  const double naive = halves.naive();
  return {std::move(quantity), std::move(parameter), naive,
          std::min(naive, halves.value())}; // rounding apart
}

// What could be found out about a conflict before choosing.
struct Feature {
  std::string name;
  std::function<double(const Conflict&)> read;
};

std::vector<Feature> features_of(const Scenario& scenario) {
  std::vector<Feature> features{
      {"capacity of the state", [](const Conflict& c) { return c.capacity; }},
      {"number of armed groups", [](const Conflict& c) { return static_cast<double>(c.groups.size()); }},
      {"strength of the armed groups",
       [](const Conflict& c) {
         double sum = 0.0;
         for (const ArmedGroupFacts& group : c.groups)
           sum += group.strength;
         return sum;
       }},
      {"rents of the armed groups",
       [](const Conflict& c) {
         double most = 0.0;
         for (const ArmedGroupFacts& group : c.groups)
           most = std::max(most, group.rents);
         return most;
       }},
      {"intensity at the start", [](const Conflict& c) { return c.initial_effort; }},
      {"what separates the sides", [](const Conflict& c) { return c.mean_gap; }},
      {"confidence of the society", [](const Conflict& c) { return c.confidence; }},
      {"cynicism of the society", [](const Conflict& c) { return c.cynicism; }},
      {"quality of local institutions", [](const Conflict& c) { return c.local_quality; }},
      {"how fast the conflict changes", [](const Conflict& c) { return c.need_drift; }},
      {"number of third parties",
       [](const Conflict& c) { return static_cast<double>(c.third_parties.count()); }},
      {"budget of the third parties", [](const Conflict& c) { return c.budget; }},
      {"size of a peacekeeping mission", [](const Conflict& c) { return c.mission_size; }}};
  for (const Uncertain& uncertain : scenario.uncertain)
    if (const ParameterField* field = find_parameter(uncertain.key))
      features.push_back({uncertain.key, [field](const Conflict& c) { return field->value(c.parameters); }});
  return features;
}

// Fifths of the conflicts by a feature; equal values stay together, and what does not vary is one group.
std::vector<std::size_t> fifths(const std::vector<double>& values) {
  constexpr std::size_t bins = 5;
  std::vector<double> sorted = values;
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::size_t> groups;
  for (const double value : values) {
    const auto below =
        static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin());
    groups.push_back(below * bins / sorted.size());
  }
  return groups;
}

} // namespace

std::vector<RegretTable> regrets_of(const DecisionData& data, const Decision& decision,
                                    const DecisionSettings& settings, std::string_view goal_outcome,
                                    std::string_view goal_unit) {
  const bool goal_on_effect = settings.goal && settings.goal->outcome == settings.effect;
  const auto goal = settings.goal ? std::optional(settings.goal->value) : std::nullopt;
  std::vector<RegretTable> tables;
  tables.push_back(
      regret_table(data, decision.effect, decision.effect_unit,
                   of_variants(data, [](const VariantHistories& variant) { return variant.effect; }),
                   data.effect_sign, goal_on_effect ? goal : std::nullopt));
  tables.push_back(regret_table(data, "net_benefit", "price units",
                                of_variants(data,
                                            [&](const VariantHistories& variant) {
                                              return net_benefit_of(variant, data.effect_sign,
                                                                    decision.willingness);
                                            }),
                                1.0, std::nullopt));
  if (settings.goal && !goal_on_effect)
    tables.push_back(
        regret_table(data, std::string(goal_outcome), std::string(goal_unit),
                     of_variants(data, [](const VariantHistories& variant) { return variant.goal; }),
                     data.goal_sign, goal));
  return tables;
}

std::vector<InformationValue> information_of(const DecisionData& data, const Scenario& scenario,
                                             std::uint64_t seed, double willingness) {
  const std::vector<Matrix> net_benefit = of_variants(data, [&](const VariantHistories& variant) {
    return net_benefit_of(variant, data.effect_sign, willingness);
  });
  const std::size_t variants = data.variants.size();
  std::vector<InformationValue> values;
  const auto set_of = [&](std::size_t w, std::size_t i) { return data.variants[w].set[i]; };
  values.push_back(known(
      data, net_benefit, "evpi", "",
      [&](std::size_t w, std::size_t i) { return w * data.sets + set_of(w, i); }, variants));
  values.push_back(known(
      data, net_benefit, "evppi", "which world", [](std::size_t w, std::size_t) { return w; }, variants));
  if (data.sets > 1)
    values.push_back(known(data, net_benefit, "evppi", "which parameter set", set_of, variants));
  // Of the scenario's own world, whose conflicts are drawn from what is plausible.
  std::vector<Conflict> conflicts;
  for (const std::uint32_t replicate : data.variants.front().which)
    conflicts.push_back(draw_conflict(scenario, seed, replicate));
  for (const Feature& feature : features_of(scenario)) {
    std::vector<double> read;
    std::transform(conflicts.begin(), conflicts.end(), std::back_inserter(read), feature.read);
    if (std::adjacent_find(read.begin(), read.end(), std::not_equal_to<>()) == read.end())
      continue; // nothing to find out
    const std::vector<std::size_t> groups = fifths(read);
    values.push_back(known(
        data, net_benefit, "evppi", feature.name, [&](std::size_t, std::size_t i) { return groups[i]; }, 1));
  }
  return values;
}

} // namespace entente
