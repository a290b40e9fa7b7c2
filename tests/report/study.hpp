// A study whose texts come from somebody who means harm, and the page about it.
#pragma once
#include "analysis/report/page/page.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/read/load.hpp"
#include "engine/store/folder/run_study.hpp"
#include "tests/store/small_study.hpp"

#include <string>

namespace entente::test {

constexpr const char* script_name = "<script>alert(1)</script>";
constexpr const char* style_name = "</style><b onclick='x'>&amp;\"";
constexpr const char* right_to_left_name = "\u0627\u0633\u062a\u0631\u0627\u062a\u064a\u062c\u064a\u0629";
constexpr std::size_t long_title = 10'000;

inline StudyOrder hostile_order(std::uint32_t replicates, Keep keep) {
  StudyOrder order = small_order(replicates, keep);
  Scenario& scenario = order.scenario;
  scenario.months = 180; // so that accords fail in some
  order.design.variants = scenario.variants;
  scenario.title = "</title><script>steal()</script>" + std::string(long_title, 'x');
  scenario.description = "<img src=x onerror=alert(1)>";
  scenario.strategies = {
      {script_name, "</textarea>", {}},
      {style_name, "", {Action{.instrument = Instrument::joint_analysis, .until = {}, .overhead = {}}}},
      {right_to_left_name,
       "",
       {Action{.instrument = Instrument::mediation_teams, .until = {}, .overhead = {}}}}};
  scenario.hypothesis = Hypothesis{};
  scenario.hypothesis->claim = "<!-- ]]> <svg onload=alert(1)>";
  order.command = "entente compare '<x>' --out y";
  return order;
}

// Run in a folder of its own; `see` gets the study as a reader finds it.
template<class See>
void with_study(const StudyOrder& order, See see) {
  const Folder folder;
  {
    StudyFolder study = StudyFolder::open(folder / "study", order);
    run_all(study);
    study.end(StudyStatus::finished);
    study.close();
  }
  see(read_study(folder / "study"));
}

inline std::string page_of(const StudyReading& study) {
  return report::report_page(study_facts(study, Threads(2)));
}

inline std::string page_of(const StudyOrder& order) {
  std::string html;
  with_study(order, [&](const StudyReading& study) { html = page_of(study); });
  return html;
}

// As `entente evidence` leaves them beside a study of these parameters.
inline void put_evidence_beside(const StudyReading& study) {
  const MeasuredOn on = measured_on(study.scenario, 1, 10);
  EvidenceRow row;
  row.target = {"id", "<b>a share", "one half", 0.4, 0.6, "", "", "</script>", 1.0, ""};
  row.ours = 0.5;
  row.interval = {0.45, 0.55};
  row.inside = true;
  EvidenceRow outside = row;
  outside.ours = 5.0;
  outside.inside = false;
  write_evidence(study.folder, {on, {row, outside}});
  AccordPath path{"id", "<i>An accord", {}, 0.25, true};
  for (int year = 1; year <= 3; ++year)
    path.years.push_back({year, {0.1, 0.2, 0.3, 0.4, 0.5}, 0.1 * year});
  write_accord_paths(study.folder, {on, {path}});
}

// Made once: most tests only look at it.
inline const std::string& hostile_page() {
  static const std::string html = [] {
    std::string page;
    with_study(hostile_order(48, Keep::events), [&](const StudyReading& study) {
      put_evidence_beside(study);
      page = page_of(study);
    });
    return page;
  }();
  return html;
}

} // namespace entente::test
