// Text: UTF-8, trimming, splitting, numbers in words, edit distance, and quoting for messages.
#pragma once
#include "engine/core/decimal.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace entente {

struct Letter {
  std::uint32_t code = 0; // code point
  std::size_t bytes = 0;  // 0: not UTF-8
};
// The letter at the start of a text that is not empty.
Letter first_letter(std::string_view text);
// Byte position of the first byte that is not UTF-8, or npos.
std::size_t find_broken_utf8(std::string_view text);
// Whether a name holds a character that must not be in one: control, line break, change of direction.
bool has_control_characters(std::string_view text, bool line_breaks_allowed);

// Without blanks, tabs and ends of lines around.
std::string_view trimmed(std::string_view text);
// What stands between the separators, as it is: one part more than there are separators.
std::vector<std::string_view> split(std::string_view text, char separator);
// The first line of a text that is not empty, with its end (LF, CR LF or CR); the rest of the text stays.
std::string_view take_line(std::string_view& text);
// ASCII letters alone are changed.
std::string lower_case(std::string_view text);

// Letters changed, added, left out or swapped with their neighbour (optimal string alignment). For short
// words.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The number that a text is, and nothing else.
template<class Number>
std::optional<Number> number_in(std::string_view text) {
  if constexpr (std::is_same_v<Number, double>) {
    return parse_decimal(text);
  } else {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
  }
}
// Shortest decimal that reads back as the same number.
std::string number_text(double value);
// The code point in hexadecimal, with so many digits.
std::string hexadecimal(std::uint32_t code, int digits);

// Text fit for a terminal: control, direction-changing and broken characters become escapes; long text is
// cut.
std::string printable(std::string_view text, std::size_t longest = 60);
// The same in quotation marks: 'text'.
std::string in_quotes(std::string_view text);

} // namespace entente
