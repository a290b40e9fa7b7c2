// Figure: one question, one chart, one sentence, one table.
#pragma once
#include "analysis/report/draw/dataset.hpp"
#include "analysis/report/page/table.hpp"
#include "analysis/report/page/text.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::report {

using Words = std::vector<std::pair<std::string, std::string>>;

struct Figure {
  std::string name;    // of its template: "outlook"
  std::string part;    // sets it apart on a page with several of that name; else empty
  Text question;       // what the chart answers
  Text finding;        // what it shows, as a sentence; also its text alternative
  std::string drawing; // SVG
  HtmlTable table;
  std::vector<Dataset> datasets;
  Words units, labels;             // by outcome, for people
  std::vector<std::string> chosen; // strategies that its chart shows first; if empty, those of the page
  std::optional<double> month;     // that a slider shows first; else the middle one
};

// What all figures of a page share.
struct Strategies {
  std::vector<std::string> order; // the reference first
  std::string reference;
  std::vector<std::string> shown; // those in the drawings; the tables and the data may have more
};

std::string figure_html(const Figure& figure, const Strategies& strategies);
// A Vega-Lite specification with its data; empty if the program carries no template of that name.
std::string figure_specification(const Figure& figure);

} // namespace entente::report
