// What is compared between strategies, for people and programs.
#include "engine/scenario/model/outcome.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <nlohmann/json.hpp>

namespace entente {
namespace {

using nlohmann::ordered_json;

std::string_view better_text(Better better) {
  return better == Better::more ? "more" : better == Better::less ? "less" : "neither";
}

std::string smallest_text(const SmallestDifference& smallest) {
  constexpr double per_cent = 100.0;
  return smallest.relative ? number_text(per_cent * smallest.value) + " % of the reference"
                           : number_text(smallest.value);
}

} // namespace

std::string outcomes_markdown() {
  std::string page =
      "# Outcomes\n\n"
      "What is compared between strategies. Written by `entente list outcomes --markdown`; do not edit. "
      "The smallest difference\nthat matters is what a verdict, the page and the findings hold a "
      "difference against, in the unit of the outcome\n"
      "([why](decisions/0098-the-smallest-difference-that-matters.md)); an expectation of a scenario may "
      "name another, `smallest`.\n\n"
      "| outcome | in words | unit | better | smallest that matters | because it is | meaning |\n"
      "|---|---|---|---|---|---|---|\n";
  for (const OutcomeField& field : outcome_table()) {
    page += "| `" + std::string(field.name) + "` | " + std::string(field.label) + " | " +
            std::string(field.unit) + " | " + std::string(better_text(field.better)) + " | " +
            smallest_text(field.smallest) + " | " + std::string(field.smallest.reason) + " | " +
            std::string(field.doc) + " |\n";
  }
  return page;
}

std::string outcomes_json() {
  ordered_json rows = ordered_json::array();
  for (const OutcomeField& field : outcome_table())
    rows.push_back({{"name", field.name},
                    {"label", field.label},
                    {"unit", field.unit},
                    {"better", better_text(field.better)},
                    {"smallest", field.smallest.value},
                    {"smallest_is_share_of_reference", field.smallest.relative},
                    {"smallest_because", field.smallest.reason},
                    {"doc", field.doc}});
  constexpr int indent = 2;
  return rows.dump(indent);
}

} // namespace entente
