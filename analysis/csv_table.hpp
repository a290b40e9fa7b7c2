// A table of a study folder, read back.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct CsvTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows; // each as long as columns

  std::size_t column(std::string_view name) const; // columns.size() if there is none
  // Empty, or not a number, where there is no such column or value.
  std::string_view text(std::size_t row, std::string_view column) const;
  double number(std::size_t row, std::string_view column) const;
};

// RFC 4180, one header. Rows that are shorter are filled up, longer ones cut.
CsvTable parse_csv(std::string_view text);
// Nothing where there is no such file.
std::optional<CsvTable> read_csv(const std::filesystem::path& file);

} // namespace entente
