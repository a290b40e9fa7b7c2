// Number formatting: numbers as people read them.
#pragma once
#include "engine/statistics/inference/interval.hpp"

#include <string>

namespace entente::cli {

// Three decimals below 10, one below 1,000, none above; "-" for what is not a number.
std::string value_text(double value);
// The same with its sign; without one where it rounds to nothing.
std::string signed_text(double value);
// "12 %"; "-" for what is not a number.
std::string share_text(double share);

// "[-0.012, +0.034]"
std::string interval_text(const Interval& interval);

} // namespace entente::cli
