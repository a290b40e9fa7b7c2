// The report: one HTML file that needs nothing else, and the same charts as Vega-Lite.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace entente {

struct StudyFacts;
struct StudyChange;

namespace report {

struct Page {
  std::string html;
  std::vector<std::pair<std::string, std::string>> figures; // file name and specification
};

// With `change`, what differs from another study stands first.
Page report_page(const StudyFacts& facts, const StudyChange* change = nullptr);

} // namespace report
} // namespace entente
