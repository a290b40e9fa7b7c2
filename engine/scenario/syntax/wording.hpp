// Wording of messages: how they name what a user wrote and what would have been right.
#pragma once
#include "engine/core/text.hpp"

#include <span>
#include <string>
#include <string_view>

namespace entente {

// The known word that is nearest to a mistyped one, by letters changed, added, left out or swapped; empty if
// none is near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);
// "; did you mean 'x'?", or else "; known: 'a', 'b', ...".
std::string suggestion(std::string_view word, std::span<const std::string_view> known);

// "allowed is 0 to 1 share"; an infinite end is left out, equal ends are one number.
std::string allowed_text(double minimum, double maximum, std::string_view unit, bool integer = false);

} // namespace entente
