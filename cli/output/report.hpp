// The page of a study, on disk.
#pragma once
#include <filesystem>
#include <string>

namespace entente::cli {

struct ReportOrder {
  std::filesystem::path folder; // the study
  std::filesystem::path other;  // another one to set it beside, which comes after it; empty = none
  std::filesystem::path to;     // empty: report.html in the folder of the study it is about
  int threads = 1;
};

// The page, written to the file that is returned. Of two studies the page is
// about the second, and marks what changed since the first. Throws ScenarioError where a study holds nothing
// yet, where the page cannot be written, and where something else is there.
std::filesystem::path write_report(const ReportOrder& order);

} // namespace entente::cli
