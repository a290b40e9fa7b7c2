#include "engine/world/import/import_lines.hpp"

#include "engine/core/text.hpp"

namespace entente {
namespace {

bool says_nothing(std::string_view line) {
  const std::string_view said = trimmed(line);
  return said.find_first_not_of(" \t,;") == std::string_view::npos || said.front() == '#' ||
         said.front() == '%';
}

} // namespace

std::string_view take_line_that_says(std::string_view& text) {
  while (!text.empty())
    if (const std::string_view line = take_line(text); !says_nothing(line))
      return line;
  return {};
}

const std::vector<CsvField>& FieldCutter::cut(std::string_view line, Separator separator) {
  const CsvFault fault = reader_.cut(line, separator);
  if (fault != CsvFault::none)
    problems_.add(reader_.fault_at(),
                  std::string(text_of(fault)) + (fault == CsvFault::open_quotation ? " in its line" : ""));
  return reader_.fields();
}

} // namespace entente
