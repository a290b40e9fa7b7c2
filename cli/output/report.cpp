#include "cli/output/report.hpp"

#include "analysis/report/page/page.hpp"
#include "analysis/study/study_change.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/core/error.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/store/files/write_file.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <optional>

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

StudyReading read_begun(const fs::path& folder) {
  StudyReading study = read_study(folder);
  if (study.store.next_replicate(0, 0) == 0)
    throw ScenarioError(
        fmt::format("{} holds no replicate of the scenario's own world yet: there is nothing to report",
                    folder.string()));
  return study;
}

void write_figures(const fs::path& folder, const report::Page& page) {
  if (page.figures.empty())
    return;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw StoreFailure(fmt::format("cannot make the folder {}: {}", folder.string(), error.message()));
  for (const auto& [name, specification] : page.figures)
    write_whole_file(folder / name, specification);
}

} // namespace

WrittenReport write_report(const ReportOrder& order) {
  const Threads threads(order.threads);
  const fs::path about = order.other.empty() ? order.folder : order.other;
  const StudyReading study = read_begun(about);
  const StudyFacts facts = study_facts(study, threads);
  report::Page page;
  if (order.other.empty()) {
    page = report::report_page(facts);
  } else {
    const StudyReading earlier = read_begun(order.folder);
    const StudyFacts before = comparison_facts(earlier);
    const StudyChange change = study_change(before, facts);
    page = report::report_page(facts, &change);
  }
  const fs::path file = order.to.empty() ? about / "report.html" : order.to;
  try {
    write_whole_file(file, page.html);
  } catch (const StoreFailure& failure) {
    if (!order.to.empty())
      throw;
    throw StoreFailure(fmt::format("{}; --out FILE writes the page elsewhere", failure.what()));
  }
  try {
    write_figures(about / "figures", page);
  } catch (const StoreFailure& failure) { // the page is whole without them
    return {file, failure.what()};
  }
  return {file, {}};
}

} // namespace entente::cli
