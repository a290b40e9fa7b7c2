// SIGINT, SIGTERM and SIGUSR1 (what a scheduler sends before its limit) ask for an end after the histories in
// flight, and so does a time limit; a second SIGINT or SIGTERM ends the program at once.
#pragma once
#include <atomic>
#include <string>

namespace entente::cli {

// True once an end was asked for.
const std::atomic<bool>& interrupted();
// From now on the signals are heard; after `seconds`, if more than 0, an end is asked for in any case.
void listen_to_interrupts(unsigned seconds = 0);
// What asked for the end: "the time limit was reached", "SIGTERM was received".
std::string interruption();

} // namespace entente::cli
