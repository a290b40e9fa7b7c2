#include "engine/scenario/text_limits.hpp"

#include "engine/scenario/tree.hpp"
#include "engine/scenario/wording.hpp"

#include <algorithm>

namespace entente {
namespace {

// The end of the text in quotation marks that begins at `start`; multi-line texts have three marks.
std::size_t skip_quoted(std::string_view text, std::size_t start) {
  const char mark = text[start];
  const std::string three(3, mark);
  const bool multi_line = text.compare(start, 3, three) == 0;
  for (std::size_t at = start + (multi_line ? 3 : 1); at < text.size(); ++at) {
    if (text[at] == '\\' && mark == '"')
      ++at;
    else if (multi_line && text.compare(at, 3, three) == 0)
      return at + 2;
    else if (!multi_line && (text[at] == mark || text[at] == '\n'))
      return at;
  }
  return text.size();
}

// Where tables or lists stand in one another, or dots in one key, more deeply than any scenario needs: a
// parser that follows them would run out of stack.
std::size_t find_too_deep(std::string_view text) {
  std::size_t depth = 0, dots = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
    case '#':
      at = std::min(text.find('\n', at), text.size());
      [[fallthrough]];
    case '\n':
    case '=':
    case ',':
      dots = 0;
      break;
    case '"':
    case '\'':
      at = skip_quoted(text, at);
      break;
    case '[':
    case '{':
      dots = 0;
      ++depth;
      break;
    case ']':
    case '}':
      depth -= depth > 0 ? 1 : 0;
      break;
    case '.':
      ++dots;
      break;
    default:
      break;
    }
    if (depth > maximum_depth || dots > maximum_depth)
      return at;
  }
  return std::string_view::npos;
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

std::optional<Problem> problem_with_text(std::string_view text, const std::string& file_name) {
  if (text.size() > maximum_file_bytes)
    return Problem{file_name, 0, 0,
                   "the file has " + std::to_string(text.size()) + " bytes; allowed are " +
                       std::to_string(maximum_file_bytes) + " (8 MiB)"};
  if (const std::size_t broken = find_broken_utf8(text); broken != std::string_view::npos)
    return problem_at(text, broken, file_name, "this byte is not UTF-8; save the file as UTF-8 text");
  if (const std::size_t deep = find_too_deep(text); deep != std::string_view::npos)
    return problem_at(text, deep, file_name,
                      "tables or lists stand in one another more than " + std::to_string(maximum_depth) +
                          " deep");
  return std::nullopt;
}

} // namespace entente
