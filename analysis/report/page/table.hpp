// A table of the page: caption, headings with scope, numbers set to the right.
#pragma once
#include "analysis/report/page/text.hpp"

#include <string>
#include <vector>

namespace entente::report {

class HtmlTable {
 public:
  HtmlTable() = default;
  HtmlTable(Text caption, std::vector<std::string> columns);

  // The first cell heads the row.
  void add(const Text& head, const std::vector<std::string>& numbers); // ours: not escaped again
  void add_texts(const std::vector<Text>& cells);                      // words, set to the left
  bool empty() const { return rows_.empty(); }
  std::string html() const;

 private:
  Text caption_;
  std::vector<std::string> columns_;
  std::string rows_;
  bool of_words_ = false;
};

} // namespace entente::report
