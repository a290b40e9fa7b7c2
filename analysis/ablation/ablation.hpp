// Ablation: what each mechanism carries: the whole model beside the model without it, on the same conflicts
// with the same random numbers.
#pragma once
#include "analysis/comparison/comparison.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace entente {

class Store;
struct Scenario;

// Of one strategy. In `comparison` the strategies are mechanisms: the first is "whole model", then what each
// of the study's worlds leaves out.
struct Ablation {
  std::string strategy;
  // The reference: its outcomes. Any other strategy: its difference from the reference, so that what is shown
  // is what of a strategy's effect rests on a mechanism.
  bool of_effect = false;
  Comparison comparison;
};

constexpr const char* whole_model = "whole model";

// From a store whose worlds are mechanisms; the reference first, then the others in order. Histories that a
// stopped study lacks are left out.
std::vector<Ablation> ablations(const Store& store, const Scenario& scenario);

// ablation.csv: strategy, reference (empty for outcomes, else what the effect is measured against),
// mechanism, outcome, unit, pairs, whole, diff (without - whole), mcse, lo, hi, p, p_holm, better, same,
// worse, variance_ratio, sd_of_sets.
void write_ablation_table(const std::filesystem::path& folder, const Store& store, const Scenario& scenario);

} // namespace entente
