#include "cli/output/report.hpp"

#include "analysis/report/page/page.hpp"
#include "analysis/study/study_change.hpp"
#include "analysis/study/study_facts.hpp"
#include "cli/output/target_file.hpp"
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

} // namespace

std::filesystem::path write_report(const ReportOrder& order) {
  const Threads threads(order.threads);
  const fs::path about = order.other.empty() ? order.folder : order.other;
  const StudyReading study = read_begun(about);
  const fs::path file = order.to.empty() ? about / "report.html" : order.to;
  require_target(
      file, [](const fs::path& there) { return report::is_report_page(read_whole_file(there)); },
      "--out FILE writes the page elsewhere");
  const StudyFacts facts = study_facts(study, threads);
  std::string page;
  if (order.other.empty()) {
    page = report::report_page(facts);
  } else {
    const StudyReading earlier = read_begun(order.folder);
    const StudyFacts before = comparison_facts(earlier);
    const StudyChange change = study_change(before, facts);
    page = report::report_page(facts, &change);
  }
  write_whole_file(file, page);
  return file;
}

} // namespace entente::cli
