#include "engine/core/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {
namespace {

bool changes_direction(std::uint32_t code) {
  return code == 0x200E || code == 0x200F || code == 0x061C || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

bool controls(std::uint32_t code) {
  const bool line_separator = code == 0x2028 || code == 0x2029;
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || line_separator || code == 0xFEFF ||
         changes_direction(code);
}

std::string escaped(std::uint32_t code, int digits) {
  return (digits == 2 ? "\\x" : "\\u") + hexadecimal(code, digits);
}

} // namespace

Letter first_letter(std::string_view text) {
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80)
    return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
    return {};
  std::uint32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80)
      return {};
    code = code << 6 | (byte(i) & 0x3Fu);
  }
  constexpr std::array<std::uint32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < smallest[length] || code > 0x10FFFF || surrogate)
    return {};
  return {code, length};
}

std::string hexadecimal(std::uint32_t code, int digits) {
  std::string text;
  for (int digit = digits - 1; digit >= 0; --digit)
    text += "0123456789abcdef"[code >> (4 * digit) & 0xFu];
  return text;
}

std::string number_text(double value) {
  constexpr double largest_plain = 1e15; // whole numbers below stand without an exponent
  std::array<char, 32> digits{};
  const auto form = std::floor(value) == value && std::fabs(value) < largest_plain
                        ? std::chars_format::fixed
                        : std::chars_format::general;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, form).ptr;
  return {digits.data(), end};
}

std::string printable(std::string_view text, std::size_t longest) {
  std::string shown;
  while (!text.empty()) {
    if (shown.size() >= longest)
      return shown + "...";
    const Letter letter = first_letter(text);
    if (letter.bytes == 0)
      shown += escaped(static_cast<unsigned char>(text[0]), 2);
    else if (controls(letter.code))
      shown += escaped(letter.code, letter.code < 0x100 ? 2 : 4);
    else
      shown += text.substr(0, letter.bytes);
    text.remove_prefix(std::max<std::size_t>(1, letter.bytes));
  }
  return shown;
}

std::string in_quotes(std::string_view text) {
  return "'" + printable(text) + "'";
}

std::size_t find_broken_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = first_letter(text.substr(at));
    if (letter.bytes == 0)
      return at;
    at += letter.bytes;
  }
  return std::string_view::npos;
}

bool has_control_characters(std::string_view text, bool line_breaks_allowed) {
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    const bool line_break = letter.code == '\n' || letter.code == '\r' || letter.code == '\t';
    if (letter.bytes == 0 || (controls(letter.code) && !(line_breaks_allowed && line_break)))
      return true;
    text.remove_prefix(letter.bytes);
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size())
      return parts;
    text.remove_prefix(end + 1);
  }
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  const bool two = text.substr(end, 2) == "\r\n";
  const std::size_t next = std::min(end + (two ? 2 : 1), text.size());
  const std::string_view line = text.substr(0, next);
  text.remove_prefix(next);
  return line;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower)
    if (letter >= 'A' && letter <= 'Z')
      letter = static_cast<char>(letter - 'A' + 'a');
  return lower;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = std::min(now[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[b.size()];
}

} // namespace entente
