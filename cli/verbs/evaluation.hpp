// One evaluation: a line of JSON that asks, a line of JSON that answers.
#pragma once
#include "engine/scenario/model/scenario.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
class Threads;
}

namespace entente::cli {

// What holds where a line does not say otherwise.
struct EvaluationDefaults {
  std::string source; // the scenario as the user named it
  Scenario scenario;
  std::vector<std::size_t> strategies; // indices into the scenario's
  std::uint64_t seed = 0;
};

struct Evaluation {
  std::string json;     // one line
  bool refused = false; // the line asked for something that is not allowed; json says what
  bool failed = false;  // a history broke an invariant
};

// {"id": anything, "values": {KEY: number}, "strategy": NAME or [NAME, ...], "replicates": N, "seed": N}, all
// of them optional -> {"line", "id", "seed", "replicates", "digest", "strategies", ...} as `compare --json`
// prints it, or {"line", "id", "errors": [{"path", "message"}]}.
Evaluation evaluate(std::string_view line, std::uint64_t number, const EvaluationDefaults& defaults,
                    const Threads& threads);

} // namespace entente::cli
