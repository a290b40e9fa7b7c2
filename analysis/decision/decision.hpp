// Decision analysis: which support to choose, from a comparison in one or several worlds: what it costs, what
// an effect costs, what would be regretted if another world were the true one, and what it would be worth to
// know. Prices come from the scenario; where it gives none, that is said and nothing is put in its place.
// docs/decisions/0036.
#pragma once
#include "analysis/comparison/cost_effect.hpp"
#include "engine/core/expected.hpp"
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct Scenario;

struct Goal {
  std::size_t outcome = 0; // position among compared_outcomes()
  bool at_least = true;    // else at most
  double value = 0.0;
};

struct DecisionSettings {
  std::size_t effect = 0;            // position of the outcome among compared_outcomes()
  std::optional<double> willingness; // price units per unit of effect; absent: what the reference pays
  std::optional<Goal> goal;
  std::uint32_t resamples = 1000; // of the acceptability curve
};

// One line of what a strategy costs in the scenario's own world, a mean over histories.
struct CostLine {
  std::string strategy, line, unit;
  double quantity = 0.0;
  double price = 0.0, price_low = 0.0, price_high = 0.0; // price units per unit
  double cost = 0.0, cost_low = 0.0, cost_high = 0.0;
  bool priced = true; // the scenario gives a price
  std::string source;
};

// Costs and effects are means of one world; the differences are paired, from the reference, and not numbers
// for the reference itself.
struct OptionResult {
  double cost = 0.0, effect = 0.0;
  Interval cost_interval, effect_interval;
  double cost_difference = 0.0, effect_difference = 0.0;
  Interval cost_difference_interval, effect_difference_interval;
  CostEffect buys;
  double net_benefit = 0.0; // at the willingness
};

struct DecisionVariant {
  std::string name;
  std::size_t histories = 0;
  std::vector<std::size_t> histories_of_set; // by parameter set
  std::vector<OptionResult> options;         // by strategy
  // willingness x strategies: how likely each is the best buy among the reference and those that are shown to
  // do more; not a number for the others, which buy nothing that is shown.
  Matrix acceptability;
};

struct StrategyRegret {
  double maximum = 0.0, p90 = 0.0, mean = 0.0; // over cells
  double maximum_over_variants = 0.0;          // parameter sets pooled: less of it is chance
  std::optional<double> meets_goal;            // share of cells
};

// Cells are worlds x parameter sets, the sets of a world side by side.
struct RegretTable {
  std::string outcome; // "net_benefit" beside the outcomes
  std::string unit;
  Matrix values, regret;                 // cells x strategies
  Matrix variant_values, variant_regret; // worlds x strategies
  std::vector<StrategyRegret> strategies;
  std::size_t least = 0; // the strategy whose largest regret over cells is smallest
};

// What knowing something before choosing is worth a conflict, in price units.
struct InformationValue {
  std::string quantity;  // "evpi", "evppi"
  std::string parameter; // empty for evpi
  double value = 0.0;    // noise included: too high when histories are few
  // Chosen on one half of the histories, valued on the other, against the option that is best on all: too low
  // when histories are few, and never above `value`.
  double across_halves = 0.0;
};

struct Decision {
  std::vector<std::string> strategies;
  std::size_t reference = 0;
  std::string effect, effect_unit;
  double willingness = 0.0;
  bool willingness_is_given = false;
  std::vector<double> grid; // of willingness
  std::vector<CostLine> costs;
  std::vector<DecisionVariant> variants;
  std::vector<std::string> sets;
  std::vector<RegretTable> regrets; // the effect, net benefit, and the goal's outcome
  std::vector<InformationValue> information;
  std::vector<std::string> remarks; // what was not priced or could not be said
};

// The likeliest best buy of a world at one willingness of the grid: index into strategies.
std::size_t best_buy(const DecisionVariant& variant, std::size_t willingness);

// Where the outcomes of a comparison are: what a store and an experiment have in common.
struct DecisionSource {
  std::uint64_t seed = 0;
  std::vector<std::string> worlds; // the scenario's own first
  // Of every history of a strategy in a world, by replicate: not a number where there is none.
  std::function<std::vector<double>(std::size_t world, std::size_t strategy, std::size_t outcome)> values;
};

// Of the scenario as its strategies were compared: these alone, in this order. A problem where an outcome
// that is asked for is missing in too many histories; one whose place (file) is effect or goal where that
// setting is not allowed.
Expected<Decision> decide(const DecisionSource& source, const Scenario& scenario,
                          const DecisionSettings& settings);

} // namespace entente
