// How a comparison is shown: a table for people, the contract's JSON for programs.
#pragma once
#include <string>
#include <vector>

namespace entente::cli {

struct Study;
struct StudyResult;

// A table for every strategy against the reference, at most 100 columns wide, with how to read it.
std::string comparison_text(const Study& study, const StudyResult& result);
// The reference's (or the only strategy's) outcomes alone.
std::string estimates_text(const Study& study, const StudyResult& result, std::size_t strategy);

// What the scenario had written down before, and whether the study found it; for a world beside the
// scenario's own also whether it should fail there. Empty where nothing was written down.
std::string verdict_text(const Study& study, const StudyResult& result, const std::string& variant);

struct VariantResult {
  std::string name; // empty: the scenario as it is
  const Study* study = nullptr;
  const StudyResult* result = nullptr;
};
// {"seed", "replicates", "digest", "strategies": ...}; worlds beyond the first under "worlds". Numbers that
// are not finite, and the comparison of the reference with itself, are null. `only`: leave the others out.
// Where the scenario has a hypothesis, "hypothesis" holds the verdict on it, of each world too.
std::string comparison_json(const std::vector<VariantResult>& variants, const std::vector<std::size_t>& only);

} // namespace entente::cli
