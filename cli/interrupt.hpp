// Signal handling: SIGINT, SIGTERM and SIGUSR1 (what a scheduler sends before its limit) ask for an end after
// the histories in flight, and so does a time limit; a second one of SIGINT and SIGTERM, whichever it is,
// ends the program at once. At a terminal the first Ctrl-C is answered.
#pragma once
#include <atomic>
#include <string>

namespace entente::cli {

struct Flags;

// True once an end was asked for.
const std::atomic<bool>& interrupted();
// From now on the signals are heard; after --time-limit, if there is one, an end is asked for in any case.
void listen_to_interrupts(const Flags& flags);
// What asked for the end: "the time limit was reached", "SIGTERM was received".
std::string interruption();

} // namespace entente::cli
