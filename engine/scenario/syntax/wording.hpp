// Wording of messages: how they name what a user wrote and what would have been right.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Shortest decimal that reads back as the same number.
std::string number_text(double value);

struct Letter {
  std::uint32_t code = 0; // code point
  std::size_t bytes = 0;  // 0: not UTF-8
};
// The letter at the start of a text that is not empty.
Letter first_letter(std::string_view text);
// The code point in hexadecimal, with so many digits.
std::string hexadecimal(std::uint32_t code, int digits);

// Text fit for a terminal: control, direction-changing and broken characters become escapes; long text is
// cut.
std::string printable(std::string_view text, std::size_t longest = 60);
// The same in quotation marks: 'text'.
std::string in_quotes(std::string_view text);

// Byte position of the first byte that is not UTF-8, or npos.
std::size_t find_broken_utf8(std::string_view text);
// Whether a name holds a character that must not be in one: control, line break, change of direction.
bool has_control_characters(std::string_view text, bool line_breaks_allowed);

// The known word that is nearest to a mistyped one, by letters changed, added, left out or swapped; empty if
// none is near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);
// "; did you mean 'x'?", or else "; known: 'a', 'b', ...".
std::string suggestion(std::string_view word, std::span<const std::string_view> known);

// "allowed is 0 to 1 share"; an infinite end is left out, equal ends are one number.
std::string allowed_text(double minimum, double maximum, std::string_view unit, bool integer = false);

} // namespace entente
