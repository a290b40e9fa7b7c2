// Warning of heavy tails: which intervals are cautious guesses because few histories carry the variance?
#pragma once
#include "engine/scenario/model/outcome.hpp"

#include <span>
#include <string>

namespace entente {
struct Comparison;
struct StrategyResult;
} // namespace entente

namespace entente::cli {

// A paragraph of one sentence or two, without a line's end; empty where there is nothing to say.
std::string few_carriers_text(const Comparison& comparison);
// Of the differences in these outcomes alone.
std::string few_carriers_text(const Comparison& comparison, std::span<const Outcome> of);
// Of the means of one strategy.
std::string few_carriers_text(const Comparison& comparison, const StrategyResult& strategy);

} // namespace entente::cli
