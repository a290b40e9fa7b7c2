// The flags that verbs share, each said once: a verb asks for those that it takes.
#pragma once
#include "cli/command.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

struct Flags {
  std::string scenario;
  std::vector<std::string> settings;   // key=value
  std::vector<std::string> strategies; // as written; a name may hold commas
  std::optional<std::uint64_t> seed;
  std::optional<std::uint32_t> replicates;
  int threads = 0; // 0 = what the machine leaves to us
  std::string keep = "summary", on_error = "stop", progress = "auto";
  bool json = false, quiet = false, verbose = false;
  std::string out;   // a study folder; empty = nothing is written
  std::string shard; // "2/8"
  std::string until; // "holds_5y ci<=0.02"
  std::optional<std::uint32_t> most_replicates;
  std::string time_limit; // "3h50m"
  bool dry_run = false;
};

Option take_scenario(Command verb, Flags& flags); // FILE
void take_settings(Command verb, Flags& flags);   // --set
void take_strategies(Command verb, Flags& flags); // --strategy
void take_seed(Command verb, Flags& flags);       // --seed
void take_threads(Command verb, Flags& flags);    // -j
void take_json(Command verb, Flags& flags);       // --json
void take_voice(Command verb, Flags& flags);      // -q, -v
void take_progress(Command verb, Flags& flags);   // --progress
// --reps, --keep, --on-error, --progress, --out, --time-limit, --dry-run, and all of the above but FILE and
// --json.
void take_study(Command verb, Flags& flags);
void take_shard(Command verb, Flags& flags); // --shard
void take_until(Command verb, Flags& flags); // --until, --max-reps

} // namespace entente::cli
