#include "analysis/report/page/table.hpp"

namespace entente::report {

HtmlTable::HtmlTable(Text caption, std::vector<std::string> columns)
    : caption_(std::move(caption)), columns_(std::move(columns)) {}

void HtmlTable::add(const Text& head, const std::vector<std::string>& numbers) {
  rows_ += "<tr><th scope=\"row\">" + head.html() + "</th>";
  for (const std::string& number : numbers)
    rows_ += "<td>" + escaped(number) + "</td>";
  rows_ += "</tr>\n";
}

void HtmlTable::add_texts(const std::vector<Text>& cells) {
  of_words_ = true;
  rows_ += "<tr>";
  for (std::size_t i = 0; i < cells.size(); ++i)
    rows_ += i == 0 ? "<th scope=\"row\">" + cells[i].html() + "</th>" : "<td>" + cells[i].html() + "</td>";
  rows_ += "</tr>\n";
}

std::string HtmlTable::html() const {
  std::string text = "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + caption_.plain() +
                     "\"><table" + (of_words_ ? " class=\"words\"" : "") + ">\n<caption>" + caption_.html() +
                     "</caption>\n<thead><tr>";
  for (const std::string& column : columns_)
    text += "<th scope=\"col\">" + escaped(column) + "</th>";
  return text + "</tr></thead>\n<tbody>\n" + rows_ + "</tbody></table></div>\n";
}

} // namespace entente::report
