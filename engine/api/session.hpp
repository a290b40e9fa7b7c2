// The API as lines of JSON: a request a line, an answer a line. `entente eval` speaks it on its standard
// streams, a browser by function call. docs/api.md describes it, engine/api/api.schema.json defines it.
#pragma once
#include "engine/api/experiment.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// What holds where a request does not say otherwise.
struct SessionDefaults {
  std::vector<std::size_t> strategies; // indices into the scenario's; empty = all
  std::uint64_t seed = 0;
};

struct SessionHooks {
  ResolveExtends resolve;                            // other files and builtin scenarios; absent: none
  const std::atomic<bool>* stop = nullptr;           // ends a simulate that runs
  std::function<void(const std::string& line)> emit; // gets lines before the answer: progress
};

struct Answer {
  std::string json;     // one line, without its end
  bool refused = false; // the request is not allowed; json says why
  bool failed = false;  // a history broke an invariant
};

constexpr std::size_t maximum_request_bytes = std::size_t{1} << 24;

class Session {
 public:
  Session(Experiment experiment, SessionDefaults defaults, SessionHooks hooks)
      : experiment_(std::move(experiment)), defaults_(std::move(defaults)), hooks_(std::move(hooks)) {}

  // `number` is the request's, from 1, for the answer. Whatever the line holds, there is one answer.
  Answer answer(std::string_view line, std::uint64_t number, const Threads& threads);

  const Experiment& experiment() const { return experiment_; }

 private:
  Experiment experiment_;
  SessionDefaults defaults_;
  SessionHooks hooks_;
};

// Whether a line asks to stop what runs: {"do": "stop"}. For whoever reads lines while a simulate runs.
bool asks_to_stop(std::string_view line);

} // namespace entente
