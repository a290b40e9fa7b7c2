#include "analysis/report/page/text.hpp"

#include <algorithm>
#include <array>

namespace entente::report {
namespace {

// Bytes of the letter that begins here; 1 for what begins none.
std::size_t letter_size(unsigned char first) {
  return first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
}

bool is_control(unsigned char byte) {
  return byte < 0x20 ? byte != '\n' && byte != '\t' : byte == 0x7f;
}

// U+202A to U+202E, U+2066 to U+2069, U+200E, U+200F, U+061C, and U+0080 to U+009F.
bool turns_or_controls(std::string_view letter) {
  constexpr std::array turning{"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066",
                               "\u2067", "\u2068", "\u2069", "\u200e", "\u200f", "\u061c"};
  if (letter.size() == 2 && letter[0] == '\xc2' && static_cast<unsigned char>(letter[1]) < 0xa0)
    return true;
  return std::any_of(turning.begin(), turning.end(), [&](const char* one) { return letter == one; });
}

void add_escaped(std::string& text, char byte) {
  switch (byte) {
  case '&':
    text += "&amp;";
    break;
  case '<':
    text += "&lt;";
    break;
  case '>':
    text += "&gt;";
    break;
  case '"':
    text += "&quot;";
    break;
  case '\'':
    text += "&#39;";
    break;
  default:
    text += byte;
  }
}

} // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = std::min(letter_size(static_cast<unsigned char>(text[i])), text.size() - i);
    const std::string_view letter = text.substr(i, size);
    i += size;
    if (size == 1 && !is_control(static_cast<unsigned char>(letter[0])))
      add_escaped(safe, letter[0]);
    else if (size > 1 && !turns_or_controls(letter))
      safe += letter;
  }
  return safe;
}

std::string isolated(std::string_view text) {
  return "\u2068" + escaped(text) + "\u2069";
}

std::string shortened(std::string_view text, std::size_t letters) {
  std::size_t count = 0, at = 0, cut = 0;
  while (at < text.size() && count < letters) {
    if (++count == letters)
      cut = at;
    at += std::min(letter_size(static_cast<unsigned char>(text[at])), text.size() - at);
  }
  return at == text.size() ? std::string(text) : std::string(text.substr(0, cut)) + "…";
}

Text& Text::operator<<(std::string_view words) {
  const std::string safe = escaped(words);
  html_ += safe;
  plain_ += safe;
  return *this;
}

Text& Text::operator<<(const Text& other) {
  html_ += other.html_;
  plain_ += other.plain_;
  return *this;
}

Text& Text::name(std::string_view name) {
  html_ += "<bdi>" + escaped(name) + "</bdi>";
  plain_ += isolated(name);
  return *this;
}

Text named(std::string_view name) {
  return Text().name(name);
}

} // namespace entente::report
