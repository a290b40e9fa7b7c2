#include "engine/scenario/check/check.hpp"

#include "engine/scenario/check/checks.hpp"
#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/scenario.hpp"

namespace entente {

std::vector<Finding> findings_of(const Scenario& scenario) {
  Checks out;
  if (!scenario.id.empty())
    out.name("/id", "id", scenario.id);
  out.prose("/title", scenario.title);
  out.prose("/description", scenario.description);
  out.number("/months", scenario.months, {"months", "months", 1, maximum_months, true});
  check_people(out, scenario);
  check_values(out, scenario);
  check_study(out, scenario);
  return out.take();
}

std::vector<Problem> check(const Scenario& scenario) {
  std::vector<Problem> problems;
  for (const Finding& finding : findings_of(scenario))
    problems.push_back({"", 0, 0, finding.where + ": " + finding.message});
  return problems;
}

} // namespace entente
