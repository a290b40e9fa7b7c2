// A table as wide as the terminal: columns that do not fit are left out, those that matter least first.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace entente::cli {

class TextTable {
 public:
  struct Column {
    std::string heading;
    int importance = 0;           // the smallest number is the last to go
    std::size_t group = no_group; // columns that stand side by side under one heading
  };
  static constexpr std::size_t no_group = static_cast<std::size_t>(-1);

  // `first` heads the names of the rows. A group has several headings, the longest that has room is taken.
  TextTable(std::string first, std::vector<Column> columns,
            std::vector<std::vector<std::string>> groups = {});

  void add(std::string name, std::vector<std::string> cells); // a cell for every column
  void add_note(std::string name, std::string note);          // words instead of cells

  std::string text(std::size_t width, std::size_t indent = 2) const;

 private:
  struct Row {
    std::string name;
    std::vector<std::string> cells;
    std::string note;
  };
  std::vector<std::size_t> fitting(std::size_t room, const std::vector<std::size_t>& widths) const;
  void widen_for_groups(const std::vector<std::size_t>& shown, std::vector<std::size_t>& widths) const;
  std::string group_line(const std::vector<std::size_t>& shown, const std::vector<std::size_t>& widths) const;

  std::string first_;
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> groups_;
  std::vector<Row> rows_;
};

} // namespace entente::cli
