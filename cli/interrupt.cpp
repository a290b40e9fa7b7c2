#include "cli/interrupt.hpp"

#include <signal.h>

namespace entente::cli {
namespace {

// The one place where a signal handler can leave word.
std::atomic<bool> asked{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void hear(int) {
  asked.store(true);
}

} // namespace

const std::atomic<bool>& interrupted() {
  return asked;
}

void listen_to_interrupts() {
  struct sigaction action {};
  action.sa_handler = hear;
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

} // namespace entente::cli
