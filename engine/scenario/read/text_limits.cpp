#include "engine/scenario/read/text_limits.hpp"

#include "engine/scenario/read/hints.hpp"
#include "engine/scenario/syntax/tree.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

bool beyond_ascii(char letter) {
  return static_cast<unsigned char>(letter) >= 0x80;
}

// Goes through TOML or JSON and tells what stands inside quotation marks and comments from what does not.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {
    while (at_ < text_.size() && too_deep == nowhere)
      step();
  }

  std::size_t too_deep = nowhere;  // where tables, lists or dots in one key go deeper than any scenario needs
  std::size_t not_ascii = nowhere; // the first such letter outside quotation marks and comments
  std::size_t bad_heading = nowhere; // where the name of a table should begin and does not
  std::vector<std::size_t> after_joined_lines;

 private:
  void step() {
    const char letter = text_[at_];
    if (letter == '[' && depth_ == 0 && bad_heading == nowhere)
      look_at_heading();
    if (letter == '"' || letter == '\'')
      return skip_quoted(letter);
    if (letter == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
      return;
    }
    if (beyond_ascii(letter) && not_ascii == nowhere)
      not_ascii = at_;
    if (letter == '[' || letter == '{')
      ++depth_;
    if ((letter == ']' || letter == '}') && depth_ > 0)
      --depth_;
    if (letter == '.')
      ++dots_;
    else if (std::string_view("\n=,[{").find(letter) != nowhere)
      dots_ = 0;
    if (depth_ > maximum_depth || dots_ > maximum_depth)
      too_deep = at_;
    ++at_;
  }

  // [ or [[ at the start of a line, and what follows.
  void look_at_heading() {
    const std::string_view before = text_.substr(0, at_);
    const std::size_t last = before.find_last_not_of(" \t");
    if (last != nowhere && before[last] != '\n')
      return;
    std::size_t name = text_.find_first_not_of(" \t", at_ + 1);
    if (name != nowhere && text_[name] == '[')
      name = text_.find_first_not_of(" \t", name + 1);
    constexpr std::string_view beginnings =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-'\"]";
    if (name != nowhere && beginnings.find(text_[name]) == nowhere)
      bad_heading = name;
  }

  // A text in quotation marks; multi-line texts have three marks.
  void skip_quoted(char mark) {
    const std::string three(3, mark);
    const bool multi_line = text_.compare(at_, 3, three) == 0;
    at_ += multi_line ? 3 : 1;
    while (at_ < text_.size()) {
      if (multi_line ? text_.compare(at_, 3, three) == 0 : text_[at_] == mark || text_[at_] == '\n')
        return leave_quoted(mark, multi_line);
      if (text_[at_] == '\\' && mark == '"')
        skip_escape();
      else
        ++at_;
    }
  }

  // Up to two marks before the closing three belong to the text.
  void leave_quoted(char mark, bool multi_line) {
    at_ += multi_line ? 3 : 1;
    for (int more = 0; multi_line && more < 2 && at_ < text_.size() && text_[at_] == mark; ++more)
      ++at_;
  }

  void skip_escape() {
    const std::size_t next = std::min(text_.find_first_not_of(" \t\r\n", at_ + 1), text_.size());
    const bool joined = text_.substr(at_, next - at_).find('\n') != nowhere;
    if (joined && next < text_.size() && beyond_ascii(text_[next]))
      after_joined_lines.push_back(next);
    at_ = joined ? next : at_ + 2;
  }

  std::string_view text_;
  std::size_t at_ = 0, depth_ = 0, dots_ = 0;
};

// A hint where the byte stands in a value, which a sign of equality in its line goes before.
std::string hint_for_value_at(std::string_view text, std::size_t byte) {
  const std::size_t begin = text.substr(0, byte).rfind('\n') + 1; // npos + 1 is 0
  const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  return line.find('=') < byte - begin ? syntax_hint(line) : "";
}

} // namespace

Problem problem_at(std::string_view text, std::size_t byte, std::string file_name, std::string message) {
  const std::string_view before = text.substr(0, byte);
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  int column = 1;
  for (const char letter : before.substr(line_start))
    column += (static_cast<unsigned char>(letter) & 0xC0) == 0x80 ? 0 : 1;
  const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  return {std::move(file_name), line, column, std::move(message)};
}

std::optional<Problem> problem_with_headings(std::string_view text, const std::string& file_name) {
  const Scan scan(text);
  if (scan.bad_heading == nowhere)
    return std::nullopt;
  const std::string_view found = text.substr(scan.bad_heading);
  return problem_at(text, scan.bad_heading, file_name,
                    "this is not TOML: the name of a table cannot begin with " +
                        in_quotes(found.substr(0, first_letter(found).bytes)));
}

std::vector<std::size_t> letters_after_joined_lines(std::string_view text) {
  return Scan(text).after_joined_lines;
}

std::optional<Problem> problem_with_bytes(std::string_view text, const std::string& file_name) {
  if (text.size() > maximum_file_bytes)
    return Problem{file_name, 0, 0,
                   "the file has " + std::to_string(text.size()) + " bytes; allowed are " +
                       std::to_string(maximum_file_bytes) + " (8 MiB)"};
  if (const std::size_t broken = find_broken_utf8(text); broken != std::string_view::npos)
    return problem_at(text, broken, file_name, "this byte is not UTF-8; save the file as UTF-8 text");
  return std::nullopt;
}

std::string_view line_of(std::string_view text, std::size_t line) {
  for (std::size_t at = 1; at < line && !text.empty(); ++at)
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  return line == 0 ? std::string_view() : text.substr(0, text.find('\n'));
}

std::size_t find_key_beside_heading(std::string_view text) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  std::vector<std::pair<std::string_view, std::size_t>> keys; // with their places
  bool at_top = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(0, end);
    std::size_t at = std::min(line.find_first_not_of(" \t", begin), end);
    const bool heading = at < end && text[at] == '[';
    while (heading && at < end && text[at] == '[')
      ++at;
    const std::size_t name_end = std::min(line.find_first_not_of(letters, at), end);
    const std::string_view name = text.substr(at, name_end - at);
    const std::size_t next = std::min(line.find_first_not_of(" \t", name_end), end);
    if (heading) {
      at_top = false;
      for (const auto& [key, place] : keys)
        if (key == name)
          return place;
    } else if (at_top && !name.empty() && next < end && text[next] == '=') {
      keys.emplace_back(name, at);
    }
    begin = end + 1;
  }
  return nowhere;
}

std::optional<Problem> problem_with_form(std::string_view text, const std::string& file_name) {
  const Scan scan(text);
  if (scan.too_deep != nowhere)
    return problem_at(text, scan.too_deep, file_name,
                      "tables or lists stand in one another more than " + std::to_string(maximum_depth) +
                          " deep");
  if (scan.not_ascii == nowhere)
    return std::nullopt;
  const std::string_view letter = text.substr(scan.not_ascii);
  return problem_at(text, scan.not_ascii, file_name,
                    in_quotes(letter.substr(0, first_letter(letter).bytes)) +
                        " stands outside quotation marks" + hint_for_value_at(text, scan.not_ascii));
}

} // namespace entente
