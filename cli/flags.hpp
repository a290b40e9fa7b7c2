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
  bool rollback_journal = false;
};

Option add_scenario_argument(Command verb, Flags& flags); // FILE
void add_setting_flags(Command verb, Flags& flags);       // --set
void add_strategy_flags(Command verb, Flags& flags);      // --strategy
void add_seed_flag(Command verb, Flags& flags);           // --seed
void add_thread_flag(Command verb, Flags& flags);         // -j
void add_json_flag(Command verb, Flags& flags);           // --json
void add_verbosity_flags(Command verb, Flags& flags);     // -q, -v
void add_progress_flag(Command verb, Flags& flags);       // --progress
void add_journal_flag(Command verb, Flags& flags);        // --rollback-journal
// --reps, --keep, --on-error, --progress, --out, --rollback-journal, --time-limit, --dry-run, and all of the
// above but FILE and --json.
void add_study_flags(Command verb, Flags& flags);
void add_shard_flag(Command verb, Flags& flags);  // --shard
void add_until_flags(Command verb, Flags& flags); // --until, --max-reps

} // namespace entente::cli
