// Equality tolerance: when are two values of an outcome the same? The tolerance of every outcome of the
// outcome table.
#pragma once
#include <string_view>

namespace entente {

// What an outcome is made of, by its unit: parts of a whole and logarithms, built from differences of numbers
// of the size of 1, or sums of terms of one sign, such as money, months and deaths.
enum class OutcomeScale { of_one, of_sums };
OutcomeScale scale_of(std::string_view unit);

// Whether an outcome of this unit lies between 0 and 1.
bool is_within_one(std::string_view unit);

// here - there; exactly 0 where rounding alone may have made the difference, so that "the same" means the
// same wherever arms of a conflict are compared. Not a number where one of them is none. docs/decisions/0096.
double outcome_difference(OutcomeScale scale, double here, double there);

} // namespace entente
