// SIGINT and SIGTERM ask for an end after the histories in flight; a second one ends the program at once.
#pragma once
#include <atomic>

namespace entente::cli {

// True once an end was asked for.
const std::atomic<bool>& interrupted();
// From now on the two signals are heard.
void listen_to_interrupts();

} // namespace entente::cli
