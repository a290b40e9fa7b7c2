// A goal as people write it: an outcome, >= or <=, and a number.
#pragma once
#include "analysis/decision/decision.hpp"

#include <span>
#include <string_view>

namespace entente {

// "holds_5y>=0.2", blanks allowed between the parts. `outcomes`: the names of compared_outcomes(), in their
// order; the number is in the outcome's unit. A problem that quotes what was written and says what is
// allowed.
Expected<Goal> goal_of(std::string_view text, std::span<const std::string_view> outcomes);

} // namespace entente
