// Tidy rows with named columns: what a figure shows, as data for the page, for Vega-Lite and for a table.
#pragma once
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente::report {

using Cell = std::variant<double, bool, std::string>;

class Dataset {
 public:
  Dataset(std::string name, std::initializer_list<std::string_view> columns);

  // As many cells as columns; a column holds cells of one kind.
  void add(const std::vector<Cell>& row);

  const std::string& name() const { return name_; }
  std::size_t rows() const { return rows_; }
  // {"rows": 120, "columns": {"strategy": {"levels": [...], "codes": ...}, "month": ...}}, small: what stands
  // for "..." is a list, or {"round": [...]}, one round of what comes again and again, or {"runs": [value,
  // length, ...]}.
  std::string by_columns() const;
  // [{"strategy": "...", "month": 0}, ...]: as Vega-Lite reads it.
  std::string by_rows() const;

 private:
  enum class Kind { number, truth, text };
  struct Column {
    std::string name;
    Kind kind = Kind::number;
    std::vector<double> values; // numbers, 0 or 1, or places in levels
    std::vector<std::string> levels;
  };
  static std::string value_text(const Column& column, std::size_t row);

  std::string name_;
  std::size_t rows_ = 0;
  std::vector<Column> columns_;
};

// A JSON text in quotes that may stand in a script element: no character ends it.
std::string json_text(std::string_view text);

} // namespace entente::report
