// Figure: one question, one chart, one sentence, one table.
#pragma once
#include "analysis/report/draw/readings.hpp"
#include "analysis/report/page/table.hpp"
#include "analysis/report/page/text.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente::report {

// What a reader can choose in a figure.
struct FigureChoices {
  bool strategies = false;  // any of those that it draws
  bool own = false;         // apart from the other figures of the page, which choose together
  bool strategy = false;    // one of them: a drawing is of one strategy alone
  bool outcome = false;     // one of the blocks that it has
  std::vector<int> months;  // that a slider goes through, where drawings change with it
  std::optional<int> month; // that it shows first
};

struct Figure {
  std::string name;        // "outlook"
  std::string part;        // sets it apart on a page with several of that name; else empty
  Text question;           // what the chart answers
  Text finding;            // what it shows, as a sentence; also its text alternative
  std::string drawing;     // SVG, with keys and headings around it
  std::string explanation; // what its marks mean
  HtmlTable table;
  std::vector<ReadingKind> readings; // what the marks of the drawing say
  FigureChoices choices;
};

// What all figures of a page share.
struct Strategies {
  std::vector<std::string> names; // as drawings number them
  std::string reference;
  std::vector<std::size_t> shown; // those that are drawn at first; the tables and the data may have more
};

std::string figure_html(const Figure& figure);
// The names behind the numbers of strategies in drawings, for the page's script; nothing of it is seen.
std::string strategies_json(const Strategies& strategies);

} // namespace entente::report
