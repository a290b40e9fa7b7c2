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

struct WrittenReport {
  std::filesystem::path page;
  std::string without_charts; // why figures/*.json are not there; empty if they are
};

// The page, and figures/*.json in the study's folder where it can be written. Of two studies the page is
// about the second, and marks what changed since the first. Throws ScenarioError where a study holds nothing
// yet, and StoreFailure where the page cannot be written.
WrittenReport write_report(const ReportOrder& order);

} // namespace entente::cli
