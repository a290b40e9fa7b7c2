// Number formatting: numbers as a page shows them. What a chart and its readout can show has three digits.
#pragma once
#include "engine/core/three_digits.hpp"
#include "engine/statistics/inference/interval.hpp"

#include <string>

namespace entente::report {

inline constexpr const char* minus_sign = "\u2212";

// At most four digits, four decimals; thousands set apart; "–" for what is not a number.
std::string number(double value);
// The same with its sign; "0" where it rounds to nothing.
std::string signed_number(double value);
std::string percent(double share);              // "12 %"
std::string of_hundred(double share);           // "17.2": one decimal
std::string signed_of_hundred(double share);    // "+1.6"
std::string interval(const Interval& interval); // "0.12 to 0.34"
std::string signed_interval(const Interval& interval);
std::string months_as_years(double months); // "5 years"
// For JSON: at least four significant digits, and as many as it takes for a script that reads it to write it,
// as a number or in per cent, as it is written here; "null" for what is not a number.
std::string json_number(double value);
std::string coordinate(double value); // one decimal

} // namespace entente::report
