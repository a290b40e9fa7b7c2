// Summary of a comparison, before its tables.
#pragma once
#include <string>
#include <vector>

namespace entente {
struct Comparison;
struct Scenario;
namespace report {
class Sentence;
}
} // namespace entente

namespace entente::cli {

struct Study;
struct StudyResult;
struct VariantResult;

// Three sentences, a line for each strategy, the best first, then the worlds. Several strategies are needed.
std::string summary_text(const std::vector<VariantResult>& variants);
// A sentence over the width of a page; "-8.5 %" stays in one line.
std::string paragraph(const report::Sentence& sentence);
// Title, source, what was run.
std::string study_heading(const Study& study, const StudyResult& result);
// That nothing can be compared, and why; empty where there are conflicts enough for differences.
std::string too_few_to_compare(const Comparison& comparison);
// A line for each outcome that the scenario is too short to show; empty where all can be shown.
std::string horizons_text(const Scenario& scenario);

} // namespace entente::cli
