// Exit codes: what the program says to the shell.
#pragma once

namespace entente::cli {

constexpr int done = 0;
constexpr int runs_failed = 1;   // also when a result could not be written
constexpr int bad_usage = 2;     // or a bad scenario
constexpr int stopped_early = 3; // by a signal or a time limit
constexpr int target_missed = 4;
constexpr int internal_error = 70;

} // namespace entente::cli
