// What the parts of a decision share: the histories of each world, by strategy.
#pragma once
#include "analysis/decision/decision.hpp"

#include <span>

namespace entente {

// The histories in which every strategy has both numbers, in order.
struct VariantHistories {
  std::string name;
  std::size_t replicates = 0;       // simulated
  Matrix cost, effect, goal;        // histories x strategies; effect and goal as measured
  std::vector<std::size_t> set;     // of each history
  std::vector<std::uint32_t> which; // its replicate
};

struct DecisionData {
  std::vector<VariantHistories> variants;
  std::size_t sets = 1, strategies = 0, reference = 0;
  double effect_sign = 1.0, goal_sign = 1.0; // -1 where less is better
};

// Means of the columns over the rows that are of this set, or of all; `half` takes every second turn of the
// sets.
struct Rows {
  std::optional<std::size_t> set;
  std::optional<std::size_t> half;
};
std::vector<double> column_means(const VariantHistories& variant, const Matrix& values, const Rows& rows,
                                 std::size_t sets);

Matrix net_benefit_of(const VariantHistories& variant, double effect_sign, double willingness);

std::vector<DecisionVariant> cost_effectiveness_of(const DecisionData& data, const Decision& decision,
                                                   const Scenario& scenario, const DecisionSettings& settings,
                                                   std::uint64_t seed);
std::vector<CostLine> cost_lines_of(const DecisionSource& source, const Scenario& scenario,
                                    std::vector<std::string>& remarks);
std::vector<RegretTable> regrets_of(const DecisionData& data, const Decision& decision,
                                    const DecisionSettings& settings, std::string_view goal_outcome,
                                    std::string_view goal_unit);
std::vector<InformationValue> information_of(const DecisionData& data, const Scenario& scenario,
                                             std::uint64_t seed, double willingness);

} // namespace entente
