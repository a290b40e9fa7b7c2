// Conditions (effect modification): in which conflicts does a strategy matter most? One half of the conflicts
// chooses the condition, the other half judges it, so that the size said of it is not the luck of the choice
// (sample splitting: Athey and Imbens 2016, PNAS 113, 7353).
#pragma once
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace entente {

class Store;
struct Scenario;

// Mean difference of a strategy from the reference in some conflicts, in the unit of the outcome.
struct GroupEffect {
  std::size_t conflicts = 0;
  double mean = 0.0;
  Interval interval; // 95 %
};

// "Where fact is above (or at most) border."
struct Condition {
  std::size_t fact = 0; // a column of the facts
  bool above = true;
  double border = 0.0;
  double share = 0.0;             // of all conflicts that meet it
  GroupEffect met{}, elsewhere{}; // in the half that judges
  double difference = 0.0;        // met less elsewhere, there
  Interval interval{};            // of that, 95 %
  bool stands = false;            // the interval leaves out 0
};

// An outcome under a strategy and under the reference, by conflict; not a number where an arm has none.
struct PairedOutcome {
  std::vector<double> arm, reference, difference;        // difference: outcome_difference of the two
  double most = std::numeric_limits<double>::infinity(); // that two values can differ by
};

// facts: [conflict x fact]; sets: parameter sets in turn, which both halves see alike. The condition whose
// effect differs most, in standard errors, from that elsewhere and is the larger of the two, among the upper
// and lower half and third of every fact; nothing where no fact splits the conflicts into parts of at least a
// tenth, or where the strategy changes nothing.
std::optional<Condition> strongest_condition(const PairedOutcome& pairs, const Matrix& facts,
                                             std::size_t sets);

struct StrategyConditions {
  std::string strategy;
  GroupEffect all;                    // in the half that judges
  std::optional<Condition> condition; // nothing: no fact told conflicts apart
};

struct Conditions {
  std::string outcome, unit, reference;
  std::size_t conflicts = 0;
  std::vector<StrategyConditions> strategies; // without the reference
};

// Of a stored study of the scenario as it is: what every strategy changes in this outcome (a position among
// those compared), and in which conflicts most. The facts are drawn again from scenario and seed.
Conditions conditions_of(const Store& store, const Scenario& scenario, std::size_t outcome);

} // namespace entente
