#include "engine/world/import_problems.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t most_problems = 20;
constexpr std::size_t longest_quote = 40;

bool continues_letter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Line and column, from 1; columns count letters.
Problem problem_at(std::string_view text, std::size_t byte, const std::string& file, std::string message) {
  const std::string_view before = text.substr(0, byte);
  const std::size_t line_start = before.rfind('\n') + 1; // npos + 1 is 0
  const std::string_view in_line = before.substr(line_start);
  const auto letters =
      std::count_if(in_line.begin(), in_line.end(), [](char c) { return !continues_letter(c); });
  const auto lines = std::count(before.begin(), before.end(), '\n');
  return {file, static_cast<int>(lines) + 1, static_cast<int>(letters) + 1, std::move(message)};
}

// Bytes of the UTF-8 letter that begins the text, 0 when none does. RFC 3629, section 4: no overlong forms,
// no surrogates, nothing above U+10FFFF.
std::size_t letter_length(std::string_view text) {
  const auto byte = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned first = byte(0), second = byte(1);
  if (first < 0x80)
    return 1;
  const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                             : first >= 0xE0 && first <= 0xEF ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
  const unsigned lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (length == 0 || second < lowest || second > highest)
    return 0;
  for (std::size_t i = 2; i < length; ++i)
    if (byte(i) < 0x80 || byte(i) > 0xBF)
      return 0;
  return length;
}

bool is_control(char byte) {
  constexpr char rub_out = 0x7F;
  const auto value = static_cast<unsigned char>(byte);
  return (value < ' ' && byte != '\t' && byte != '\n' && byte != '\r') || byte == rub_out;
}

} // namespace

void ImportProblems::add(std::size_t byte, std::string message) {
  problems_.push_back(problem_at(text_, byte, file_, std::move(message)));
  if (problems_.size() >= most_problems)
    throw_any();
}

void ImportProblems::stop(std::size_t byte, std::string message) {
  problems_.push_back(problem_at(text_, byte, file_, std::move(message)));
  throw ScenarioError(problems_);
}

void ImportProblems::throw_any() const {
  if (!problems_.empty())
    throw ScenarioError(problems_);
}

void require_readable(std::string_view text, ImportProblems& problems) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = letter_length(text.substr(at));
    if (length == 0)
      problems.stop(at, "this byte is not UTF-8; save the file as UTF-8 text");
    if (is_control(text[at]))
      problems.stop(at, "this byte is no text; only letters, tabs and ends of lines are allowed");
    at += length;
  }
}

std::string cut_quote(std::string_view piece) {
  std::size_t cut = std::min(piece.size(), longest_quote);
  while (cut > 0 && cut < piece.size() && continues_letter(piece[cut]))
    --cut;
  std::string text(1, '\'');
  text += piece.substr(0, cut);
  text += cut < piece.size() ? "...'" : "'";
  return text;
}

} // namespace entente
