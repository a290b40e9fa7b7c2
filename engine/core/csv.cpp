#include "engine/core/csv.hpp"

#include "engine/core/text.hpp"

#include <algorithm>

namespace entente {
namespace {

bool ends_line(char letter) {
  return letter == '\n' || letter == '\r';
}

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t';
}

char letter_of(Separator separator) {
  return separator == Separator::tab ? '\t' : separator == Separator::comma ? ',' : ';';
}

bool at_end(std::string_view rest) {
  return rest.empty() || ends_line(rest.front());
}

void skip_blanks(std::string_view& rest, Separator separator) {
  while (!rest.empty() && is_blank(rest.front()) && (rest.front() != '\t' || separator != Separator::tab))
    rest.remove_prefix(1);
}

bool ends_field(char letter, Separator separator) {
  return ends_line(letter) ||
         (separator == Separator::blank ? is_blank(letter) : letter == letter_of(separator));
}

void skip_line(std::string_view& rest) {
  if (!rest.empty())
    take_line(rest);
}

} // namespace

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

std::string_view text_of(CsvFault fault) {
  return fault == CsvFault::open_quotation          ? "this quotation mark is not closed"
         : fault == CsvFault::text_behind_quotation ? "text stands behind a closing quotation mark"
                                                    : "";
}

CsvReader::CsvReader(std::string_view text) : text_(text), rest_(text) {
  constexpr std::string_view byte_order = "\xEF\xBB\xBF";
  if (rest_.starts_with(byte_order))
    rest_.remove_prefix(byte_order.size());
}

bool CsvReader::next(Separator separator, char comment) {
  if (rest_.empty())
    return false;
  const std::size_t begin = place(rest_);
  for (std::string_view read = text_.substr(line_at_, line_ == 0 ? 0 : begin - line_at_); !read.empty();
       ++line_)
    take_line(read);
  line_ = std::max<std::size_t>(line_, 1);
  line_at_ = begin;
  if (comment != '\0' && rest_.front() == comment)
    skip_record();
  else
    cut(rest_, separator);
  return true;
}

void CsvReader::skip_record() {
  fields_.clear();
  fault_ = CsvFault::none;
  skip_line(rest_);
}

void CsvReader::refuse(CsvFault fault, std::size_t at, std::string_view& rest) {
  fields_.clear();
  fault_ = fault;
  fault_at_ = at;
  skip_line(rest);
}

// Commas are blanks: "a, b", "a,b" and "a b" say the same.
void CsvReader::cut_words(std::string_view& rest) {
  const auto parts_words = [](char letter) { return is_blank(letter) || letter == ','; };
  while (!at_end(rest)) {
    if (parts_words(rest.front())) {
      rest.remove_prefix(1);
      continue;
    }
    if (rest.front() == '#')
      break;
    std::size_t end = 0;
    while (end < rest.size() && !parts_words(rest[end]) && !ends_line(rest[end]))
      ++end;
    fields_.push_back({rest.substr(0, end), place(rest), false});
    rest.remove_prefix(end);
  }
  skip_line(rest);
}

// A field that begins with a quotation mark; false if it does not end as one.
bool CsvReader::take_quoted(std::string_view& rest, Separator separator) {
  const std::size_t at = place(rest);
  std::size_t end = 1;
  bool doubled = false;
  while (end < rest.size() && (rest[end] != '"' || rest.substr(end, 2) == "\"\"")) {
    const bool mark = rest[end] == '"';
    doubled |= mark;
    end += mark ? 2 : 1;
  }
  if (end >= rest.size()) {
    rest = {};
    refuse(CsvFault::open_quotation, at, rest);
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
  const std::string_view behind = rest;
  skip_blanks(rest, separator);
  const bool parted = at_end(rest) || (separator == Separator::blank ? rest.size() < behind.size()
                                                                     : rest.front() == letter_of(separator));
  if (!parted)
    refuse(CsvFault::text_behind_quotation, place(rest), rest);
  return parted;
}

void CsvReader::take_plain(std::string_view& rest, Separator separator) {
  std::size_t end = 0;
  while (end < rest.size() && !ends_field(rest[end], separator))
    ++end;
  fields_.push_back({trimmed(rest.substr(0, end)), place(rest), false});
  rest.remove_prefix(end);
}

CsvFault CsvReader::cut(std::string_view& rest, Separator separator) {
  fields_.clear();
  unquoted_.clear();
  fault_ = CsvFault::none;
  if (separator == Separator::any) {
    cut_words(rest);
    return fault_;
  }
  const bool words = separator == Separator::blank;
  while (true) {
    skip_blanks(rest, separator);
    if (at_end(rest) && (words || fields_.empty()))
      break;
    if (!rest.starts_with('"'))
      take_plain(rest, separator);
    else if (!take_quoted(rest, separator))
      return fault_;
    if (words)
      continue;
    if (at_end(rest))
      break;
    rest.remove_prefix(1);
    const std::size_t behind = place(rest);
    skip_blanks(rest, separator);
    if (at_end(rest)) { // the separator ended the record: an empty field
      fields_.push_back({rest.substr(0, 0), behind, false});
      break;
    }
  }
  skip_line(rest);
  return fault_;
}

bool reads_as_formula(std::string_view text) {
  constexpr std::string_view signs = "=+-@\t\r";
  if (text.size() < 2 || signs.find(text.front()) == std::string_view::npos)
    return false;
  return !number_in<double>(text.substr(text.front() == '+' ? 1 : 0));
}

// A text that would read like a guarded one is guarded, too, so that every text comes back as it was.
std::string csv_text(std::string_view text) {
  const std::string_view sign = text.substr(std::min(text.find_first_not_of('\''), text.size()));
  const std::string shown = (reads_as_formula(sign) ? "'" : "") + std::string(text);
  if (shown.find_first_of(",\"\r\n") == std::string::npos)
    return shown;
  std::string quoted = "\"";
  for (const char letter : shown)
    quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + "\"";
}

std::string_view without_guard(std::string_view field) {
  const std::size_t sign = std::min(field.find_first_not_of('\''), field.size());
  return sign > 0 && reads_as_formula(field.substr(sign)) ? field.substr(1) : field;
}

} // namespace entente
