// How a sweep is shown.
#pragma once
#include <string>

namespace entente {
struct StudyReading;
}

namespace entente::cli {

// Where the points lie and, for every headline outcome, what the strategies do over them.
std::string sweep_text(const StudyReading& study, const std::string& source);
// {"seed", "replicates", "points", "design", "digest", "reference", "strategies": {NAME: {OUTCOME: {"mean":
// [low, median, high], "diff": [...] or null, "better", "worse", "points"}}}}
std::string sweep_json(const StudyReading& study);

} // namespace entente::cli
