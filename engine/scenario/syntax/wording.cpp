#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

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

// Optimal string alignment distance; words are short.
std::size_t distance(std::string_view a, std::string_view b) {
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

std::string simplified(std::string_view word) {
  std::string simple;
  for (const char letter : word)
    if (letter != ' ' && letter != '-' && letter != '_')
      simple += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  return simple;
}

// The known word of which this one is a part, where there is one such word.
std::string_view only_one_that_holds(const std::string& simple, std::span<const std::string_view> known) {
  constexpr std::size_t shortest = 5;
  std::string_view found;
  for (const std::string_view candidate : known) {
    if (simple.size() < shortest || simplified(candidate).find(simple) == std::string::npos)
      continue;
    if (!found.empty())
      return {};
    found = candidate;
  }
  return found;
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

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
  constexpr std::size_t longest_word = 80;
  if (word.size() > longest_word)
    return {};
  const std::string simple = simplified(word);
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(2, simple.size() / 3) + 1;
  for (const std::string_view candidate : known) {
    const std::size_t dot = candidate.find('.');
    if (dot != std::string_view::npos && candidate.substr(dot + 1) == word)
      return candidate; // the group was left out
    const std::string simple_candidate = simplified(candidate);
    const std::size_t letters = distance(simple, simple_candidate);
    if (letters < best_distance && letters < simple_candidate.size()) {
      best = candidate;
      best_distance = letters;
    }
  }
  return best.empty() ? only_one_that_holds(simple, known) : best;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
  constexpr std::size_t longest_list = 24;
  if (const std::string_view near = nearest(word, known); !near.empty())
    return "; did you mean " + in_quotes(near) + "?";
  if (known.empty() || known.size() > longest_list)
    return "";
  std::string list;
  for (const std::string_view name : known)
    list += (list.empty() ? "; known: " : ", ") + printable(name);
  return list;
}

std::string allowed_text(double minimum, double maximum, std::string_view unit, bool integer) {
  std::string text = integer ? "allowed is a whole number " : "allowed is ";
  if (std::isinf(maximum))
    text += std::isinf(minimum) ? "any number" : number_text(minimum) + " or more";
  else if (std::isinf(minimum))
    text += number_text(maximum) + " or less";
  else
    text += number_text(minimum) + " to " + number_text(maximum);
  if (!unit.empty() && unit != "1")
    text += " (" + std::string(unit) + ")";
  return text;
}

} // namespace entente
