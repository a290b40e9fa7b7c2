#include "analysis/csv_table.hpp"

#include "engine/store/write_file.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace entente {
namespace {

using Row = std::vector<std::string>;

std::vector<Row> records(std::string_view text) {
  std::vector<Row> rows;
  Row row{""};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"')
        row.back() += c;
      else if (i + 1 < text.size() && text[i + 1] == '"')
        row.back() += text[++i];
      else
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      row.emplace_back();
    } else if (c == '\n') {
      rows.push_back(std::move(row));
      row = {""};
    } else if (c != '\r') {
      row.back() += c;
    }
  }
  if (row.size() > 1 || !row.front().empty())
    rows.push_back(std::move(row));
  return rows;
}

} // namespace

std::size_t CsvTable::column(std::string_view name) const {
  return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin());
}

std::string_view CsvTable::text(std::size_t row, std::string_view name) const {
  const std::size_t place = column(name);
  return place < columns.size() ? std::string_view(rows[row][place]) : std::string_view();
}

double CsvTable::number(std::size_t row, std::string_view name) const {
  const std::string_view field = text(row, name);
  double value = 0.0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  return error == std::errc() && end == field.data() + field.size() && !field.empty()
             ? value
             : std::numeric_limits<double>::quiet_NaN();
}

CsvTable parse_csv(std::string_view text) {
  CsvTable table;
  table.rows = records(text);
  if (table.rows.empty())
    return table;
  table.columns = std::move(table.rows.front());
  table.rows.erase(table.rows.begin());
  for (Row& row : table.rows)
    row.resize(table.columns.size());
  return table;
}

std::optional<CsvTable> read_csv(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error))
    return std::nullopt;
  return parse_csv(read_whole_file(file));
}

} // namespace entente
