#include "engine/scenario/read/read_checked.hpp"

#include "engine/scenario/check/check.hpp"
#include "engine/scenario/read/read_scenario.hpp"
#include "engine/scenario/read/reader.hpp"

#include <algorithm>
#include <tuple>

namespace entente {
namespace {

// More problems than these help nobody.
constexpr std::size_t most_told = 200;

// Whether one place holds the other, or is it.
bool related(std::string_view a, std::string_view b) {
  const auto holds = [](std::string_view outer, std::string_view inner) {
    return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/');
  };
  return holds(a, b) || holds(b, a);
}

// What a scenario contradicts, except where its value could not be read at all.
std::vector<Finding> all_findings(const Reader& reader, const Scenario& scenario) {
  std::vector<Finding> all = reader.findings();
  const std::size_t unread = all.size();
  for (Finding& finding : findings_of(scenario)) {
    const bool known = std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(unread),
                                   [&](const Finding& other) { return related(other.where, finding.where); });
    if (known)
      continue;
    finding.place = follow(reader.root(), finding.where).place;
    all.push_back(std::move(finding));
  }
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) <
           std::tie(b.place.file, b.place.line, b.place.column);
  });
  return all;
}

} // namespace

Problem problem_of(const Finding& finding, const std::vector<SourceFile>& files) {
  const SourceFile& file = files[finding.place.file];
  if (file.json)
    return {file.name, 0, 0, (finding.where.empty() ? "" : finding.where + ": ") + finding.message};
  return {file.name, static_cast<int>(finding.place.line), static_cast<int>(finding.place.column),
          finding.message};
}

Expected<Scenario> read_checked(const Node& root, Scenario scenario, const std::vector<SourceFile>& files) {
  Reader reader(root);
  read_scenario(reader, root, scenario);
  if (scenario.strategies.empty())
    scenario.strategies.push_back({"baseline", "no support beyond what is usual", {}});
  std::vector<Problem> problems;
  const std::vector<Finding> findings = all_findings(reader, scenario);
  for (const Finding& finding : findings)
    if (problems.size() < most_told)
      problems.push_back(problem_of(finding, files));
  if (findings.size() > most_told)
    problems.push_back({"", 0, 0, "there are more problems than these " + std::to_string(most_told)});
  if (!problems.empty())
    return problems;
  return scenario;
}

} // namespace entente
