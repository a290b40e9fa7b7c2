// A table that a study wrote, read back by name of column.
#pragma once
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

struct Csv {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;

  const std::string& text(std::size_t row, std::string_view column) const {
    return rows.at(row).at(
        static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin()));
  }
  // Not a number where the field is empty.
  double number(std::size_t row, std::string_view column) const {
    const std::string& field = text(row, column);
    return field.empty() ? std::numeric_limits<double>::quiet_NaN() : std::strtod(field.c_str(), nullptr);
  }
};

// Fields in quotes may hold commas; none holds a line break.
inline std::vector<std::string> csv_fields(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char letter : line)
    if (letter == '"')
      quoted = !quoted;
    else if (letter == ',' && !quoted)
      fields.emplace_back();
    else
      fields.back() += letter;
  return fields;
}

inline Csv csv_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  Csv csv;
  std::string line;
  std::getline(file, line);
  csv.columns = csv_fields(line);
  while (std::getline(file, line))
    csv.rows.push_back(csv_fields(line));
  return csv;
}

} // namespace entente::test
