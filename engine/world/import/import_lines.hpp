// Lines of a list or table of ties and the fields in them.
#pragma once
#include "engine/core/csv.hpp"
#include "engine/world/import/import_problems.hpp"

#include <string_view>
#include <vector>

namespace entente {

// The next line that says something, with its end, taken off a text; empty at the end of the text. Blank
// lines, separators alone and comments, which begin with '#' or '%', say nothing.
std::string_view take_line_that_says(std::string_view& text);

// Cuts lines of one text; what is wrong with a quotation mark is noted.
class FieldCutter {
 public:
  FieldCutter(std::string_view text, ImportProblems& problems) : reader_(text), problems_(problems) {}

  // The fields of a line of the text; valid until the next call. None where a quotation mark is wrong.
  const std::vector<CsvField>& cut(std::string_view line, Separator separator);

 private:
  CsvReader reader_;
  ImportProblems& problems_;
};

} // namespace entente
