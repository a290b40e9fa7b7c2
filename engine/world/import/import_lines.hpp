// Lines of a text and the fields in them.
#pragma once
#include "engine/world/import/import_problems.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct Field {
  std::string_view text; // without quotation marks
  std::size_t at = 0;    // its first byte
  bool quoted = false;
};

// The first line of a text that is not empty, with the end of a line; the rest of the text stays.
std::string_view take_line(std::string_view& text);
// Whether a line says nothing: it is blank, separators alone, or a comment, which begins with '#' or '%'.
bool says_nothing(std::string_view line);

enum class Separator {
  any,   // blanks, tabs and commas, however many; '#' after one of them begins a comment
  blank, // blanks and tabs, however many
  tab,   // these three part fields that may be empty
  comma,
  semicolon
};
std::string_view name_of(Separator separator);

// Cuts lines of one text. But for Separator::any a field may stand in quotation marks, which are doubled
// within.
class FieldCutter {
 public:
  FieldCutter(std::string_view text, ImportProblems& problems) : text_(text), problems_(problems) {}

  // The fields of a line of the text; valid until the next call. None where a quotation mark is
  // wrong, which is noted.
  const std::vector<Field>& cut(std::string_view line, Separator separator);

 private:
  std::size_t place(std::string_view piece) const {
    return static_cast<std::size_t>(piece.data() - text_.data());
  }
  void cut_words(std::string_view line);
  bool take_quoted(std::string_view& rest);

  std::string_view text_;
  ImportProblems& problems_;
  std::vector<Field> fields_;
  std::deque<std::string> unquoted_; // fields that held doubled quotation marks
};

} // namespace entente
