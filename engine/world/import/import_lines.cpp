#include "engine/world/import/import_lines.hpp"
#include "engine/world/import/import_words.hpp"

#include <algorithm>

namespace entente {
namespace {

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
}

bool parts_words(char letter) {
  return is_blank(letter) || letter == ',';
}

char letter_of(Separator separator) {
  return separator == Separator::tab ? '\t' : separator == Separator::comma ? ',' : ';';
}

void skip_blanks(std::string_view& rest, bool tabs_too) {
  while (!rest.empty() && is_blank(rest.front()) && (tabs_too || rest.front() != '\t'))
    rest.remove_prefix(1);
}

} // namespace

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  const bool two = text.substr(end, 2) == "\r\n";
  const std::size_t next = std::min(end + (two ? 2 : 1), text.size());
  const std::string_view line = text.substr(0, next);
  text.remove_prefix(next);
  return line;
}

bool says_nothing(std::string_view line) {
  const std::string_view said = trimmed(line);
  return said.find_first_not_of(" \t,;") == std::string_view::npos || said.front() == '#' ||
         said.front() == '%';
}

std::string_view name_of(Separator separator) {
  switch (separator) {
  case Separator::any:
  case Separator::blank:
    return "blanks";
  case Separator::tab:
    return "tabs";
  case Separator::comma:
    return "commas";
  case Separator::semicolon:
    break;
  }
  return "semicolons";
}

// Commas are blanks: "a, b", "a,b" and "a b" say the same.
void FieldCutter::cut_words(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    if (parts_words(line[at])) {
      ++at;
      continue;
    }
    if (line[at] == '#')
      return;
    std::size_t end = at;
    while (end < line.size() && !parts_words(line[end]))
      ++end;
    fields_.push_back({line.substr(at, end - at), place(line) + at, false});
    at = end;
  }
}

// A field that begins with a quotation mark; false if it does not end as one.
bool FieldCutter::take_quoted(std::string_view& rest) {
  const std::size_t at = place(rest);
  std::size_t end = 1;
  bool doubled = false;
  while (end < rest.size() && (rest[end] != '"' || rest.substr(end, 2) == "\"\"")) {
    const bool mark = rest[end] == '"';
    doubled |= mark;
    end += mark ? 2 : 1;
  }
  if (end >= rest.size()) {
    problems_.add(at, "this quotation mark is not closed in its line");
    return false;
  }
  std::string_view text = rest.substr(1, end - 1);
  if (doubled) {
    std::string& plain = unquoted_.emplace_back();
    for (std::size_t i = 0; i < text.size(); i += text[i] == '"' ? 2 : 1)
      plain += text[i];
    text = plain;
  }
  fields_.push_back({text, at, true});
  rest.remove_prefix(end + 1);
  return true;
}

const std::vector<Field>& FieldCutter::cut(std::string_view line, Separator separator) {
  fields_.clear();
  unquoted_.clear();
  if (separator == Separator::any) {
    cut_words(line);
    return fields_;
  }
  const bool words = separator == Separator::blank, tabs_are_blanks = separator != Separator::tab;
  std::string_view rest = line;
  while (true) {
    skip_blanks(rest, tabs_are_blanks);
    if (rest.empty() && (words || fields_.empty()))
      return fields_;
    if (rest.starts_with('"')) {
      if (!take_quoted(rest)) {
        fields_.clear();
        return fields_;
      }
      const std::string_view behind = rest;
      skip_blanks(rest, tabs_are_blanks);
      const bool parted = words ? rest.size() < behind.size() || rest.empty()
                                : rest.empty() || rest.front() == letter_of(separator);
      if (!parted) {
        problems_.add(place(rest), "text stands behind a closing quotation mark");
        fields_.clear();
        return fields_;
      }
    } else {
      std::size_t end = 0;
      while (end < rest.size() && (words ? !is_blank(rest[end]) : rest[end] != letter_of(separator)))
        ++end;
      fields_.push_back({trimmed(rest.substr(0, end)), place(rest), false});
      rest.remove_prefix(end);
    }
    if (words)
      continue;
    if (rest.empty())
      return fields_;
    rest.remove_prefix(1);
    skip_blanks(rest, tabs_are_blanks);
    if (rest.empty()) { // the separator ended the line: an empty field
      fields_.push_back({rest, place(line) + line.find_last_of(letter_of(separator)) + 1, false});
      return fields_;
    }
  }
}

} // namespace entente
